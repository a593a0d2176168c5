package akashi.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A port of this computer that shows a certificate, and another one whenever its administrator says so. Close it. */
final class ServedPort implements AutoCloseable {

    private final ServerSocket listening;
    private volatile SSLContext shown;

    ServedPort() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread serving = new Thread(this::serve, "served-port");
        serving.setDaemon(true);
        serving.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** From now on every connection is shown this. */
    void show(SSLContext certificate) {
        shown = certificate;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket plain = listening.accept();
                    SSLSocket socket = (SSLSocket) shown.getSocketFactory().createSocket(plain, null, true)) {
                socket.startHandshake();
            } catch (IOException hungUp) {
                // Whoever does not like what it is shown hangs up; that is what is to be seen.
                continue;
            }
        }
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
