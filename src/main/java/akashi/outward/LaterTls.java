package akashi.outward;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** TLS over sockets that lead to an address that was judged; what connects at once by a name is refused. */
public abstract class LaterTls extends SSLSocketFactory {

    /** What shakes hands. */
    protected final SSLSocketFactory tls;

    protected LaterTls(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public abstract Socket createSocket(Socket under, String host, int port, boolean close) throws IOException;

    @Override
    public final Socket createSocket(String host, int port) throws IOException {
        throw LaterSockets.unjudged();
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress here, int from) throws IOException {
        throw LaterSockets.unjudged();
    }

    @Override
    public final Socket createSocket(InetAddress host, int port) throws IOException {
        throw LaterSockets.unjudged();
    }

    @Override
    public final Socket createSocket(InetAddress host, int port, InetAddress here, int from) throws IOException {
        throw LaterSockets.unjudged();
    }

    @Override
    public final String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public final String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
