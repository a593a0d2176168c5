package akashi.warning;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Plain sockets that all end with a deadline and connect to nothing that may not be called. */
final class WatchedPlainSockets extends SocketFactory {

    private final Deadline deadline;

    WatchedPlainSockets(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() throws IOException {
        return deadline.watch(new JudgedSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw unjudged();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress here, int from) throws IOException {
        throw unjudged();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw unjudged();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress here, int from) throws IOException {
        throw unjudged();
    }

    /** Only sockets that are connected later judge where they lead. */
    static SocketException unjudged() {
        return new SocketException("connected to elsewhere than was judged");
    }
}
