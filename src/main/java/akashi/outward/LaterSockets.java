package akashi.outward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Sockets that are connected later, to an address that was judged; what connects at once by a name is refused. */
public abstract class LaterSockets extends SocketFactory {

    @Override
    public abstract Socket createSocket() throws IOException;

    @Override
    public final Socket createSocket(String host, int port) throws IOException {
        throw unjudged();
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress here, int from) throws IOException {
        throw unjudged();
    }

    @Override
    public final Socket createSocket(InetAddress host, int port) throws IOException {
        throw unjudged();
    }

    @Override
    public final Socket createSocket(InetAddress host, int port, InetAddress here, int from) throws IOException {
        throw unjudged();
    }

    static SocketException unjudged() {
        return new SocketException("connected to elsewhere than was judged");
    }
}
