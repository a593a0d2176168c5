package akashi.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server on the JDK's own sockets that answers every request with one page. */
final class JdkServer implements RealServer {

    private static final byte[] ANSWER =
            ("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<title>" + PAGE + "</title>"
                            + PAGE)
                    .getBytes(StandardCharsets.US_ASCII);

    private final SSLServerSocket listening;

    JdkServer(HandedOut bundle) {
        try {
            listening = (SSLServerSocket) context(bundle)
                    .getServerSocketFactory()
                    .createServerSocket(0, 20, InetAddress.getLoopbackAddress());
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
        Thread serving = new Thread(this::serve, "proof-server");
        serving.setDaemon(true);
        serving.start();
    }

    private static SSLContext context(HandedOut bundle) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        char[] password = bundle.password().toCharArray();
        try (InputStream in = Files.newInputStream(bundle.pfx())) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept();
                    OutputStream out = socket.getOutputStream()) {
                socket.getInputStream().read();
                out.write(ANSWER);
            } catch (IOException refusedOrClosed) {
                // A client that does not trust us hangs up; that is what is to be seen.
                continue;
            }
        }
    }

    @Override
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
