package akashi.warning;

import akashi.outward.LaterTls;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over sockets that all end with a deadline and connect to nothing that may not be called. What is connected later is
 * plain at first: who sends letters wraps it, by the name that the certificate has to have.
 */
final class WatchedSockets extends LaterTls {

    private final Deadline deadline;

    WatchedSockets(SSLSocketFactory tls, Deadline deadline) {
        super(tls);
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
}
