package akashi.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS sockets of today's versions that check the name of the certificate against the host that was asked for. */
final class NamedSockets extends SocketFactory {

    private final SSLSocketFactory tls;

    NamedSockets(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket() throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket();
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("LDAPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        return socket;
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

    /** Only sockets that are connected later have the check of the name in them. */
    private static SocketException unjudged() {
        return new SocketException("connected to elsewhere than was judged");
    }
}
