package akashi.openid;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS that checks the name of the certificate against the host that was asked for while hands are shaken. */
final class NamedTls extends SSLSocketFactory {

    private final SSLSocketFactory tls;

    NamedTls(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean close) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(under, host, port, close);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
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

    private static SocketException unjudged() {
        return new SocketException("connected to elsewhere than was judged");
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
