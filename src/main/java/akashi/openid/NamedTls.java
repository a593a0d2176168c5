package akashi.openid;

import akashi.outward.LaterTls;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** TLS that checks the name of the certificate against the host that was asked for while hands are shaken. */
final class NamedTls extends LaterTls {

    NamedTls(SSLSocketFactory tls) {
        super(tls);
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean close) throws IOException {
        SSLSocket socket = (SSLSocket) tls.createSocket(under, host, port, close);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }
}
