package akashi.warning;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over sockets that all end with a deadline and connect to nothing that may not be called. What is connected later is
 * plain at first: who sends letters wraps it, by the name that the certificate has to have.
 */
final class WatchedSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final Deadline deadline;

    WatchedSockets(SSLSocketFactory tls, Deadline deadline) {
        this.tls = tls;
        this.deadline = deadline;
    }

    @Override
    public Socket createSocket() throws IOException {
        return deadline.watch(new JudgedSocket());
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean close) throws IOException {
        return deadline.watch(tls.createSocket(under, host, port, close));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw WatchedPlainSockets.unjudged();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress here, int from) throws IOException {
        throw WatchedPlainSockets.unjudged();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw WatchedPlainSockets.unjudged();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress here, int from) throws IOException {
        throw WatchedPlainSockets.unjudged();
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
