package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name may lead elsewhere when a letter is sent than when it was typed: what counts is where the socket goes. */
class JudgedSocketTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private static SocketFactory plain(Deadline deadline) {
        return new WatchedPlainSockets(deadline);
    }

    private static SocketFactory tls(Deadline deadline) {
        return new WatchedSockets((SSLSocketFactory) SSLSocketFactory.getDefault(), deadline);
    }

    @ParameterizedTest(name = "{0} is not connected to, whatever name led there")
    @ValueSource(strings = {"169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "0.0.0.0", "fe80::1"})
    void forbidden(String address) throws IOException {
        byte[] bytes = InetAddress.getByName(address).getAddress();
        InetSocketAddress there = new InetSocketAddress(InetAddress.getByAddress("mail.harbour.example", bytes), 25);
        try (Deadline deadline = new Deadline(LONG)) {
            for (SocketFactory sockets : new SocketFactory[] {plain(deadline), tls(deadline)}) {
                try (Socket socket = sockets.createSocket()) {
                    assertThatThrownBy(() -> socket.connect(there, 1000))
                            .isInstanceOf(ConnectException.class)
                            .hasMessageContaining("is not called");
                }
                assertThatThrownBy(() -> sockets.createSocket(there.getAddress(), 25))
                        .isInstanceOf(SocketException.class);
            }
        }
    }

    @Test
    void this_computer_is() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Deadline deadline = new Deadline(LONG);
                Socket socket = plain(deadline).createSocket()) {
            socket.connect(server.getLocalSocketAddress());
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
