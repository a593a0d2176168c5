package akashi.warning;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Plain sockets that all end with a deadline. */
final class WatchedPlainSockets extends SocketFactory {

    private final Deadline deadline;

    WatchedPlainSockets(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() throws IOException {
        return deadline.watch(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return deadline.watch(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress here, int from) throws IOException {
        return deadline.watch(new Socket(host, port, here, from));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return deadline.watch(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress here, int from) throws IOException {
        return deadline.watch(new Socket(host, port, here, from));
    }
}
