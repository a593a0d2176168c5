package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.site.NameConstraints;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

class TlsContextsTest {

    @Test
    void a_client_that_trusts_the_root_reaches_the_server_and_another_does_not() throws Exception {
        Trusts trusts =
                Trusts.root(Trusts.ROOT_KEY, today(), NameConstraints.NONE).issuing(NameConstraints.NONE);
        List<ParsedCertificate> strangers =
                List.of(Trusts.ellipticRoot().chain().root());
        LeafRequest like = trusts.request("localhost");
        LeafRequest request =
                new LeafRequest("localhost", like.dnsNames(), List.of(), today(), Trusts.SERVER_KEY.publicKey(), false);
        ParsedCertificate leaf = trusts.sign(request);
        var context = TlsContexts.server(Trusts.SERVER_KEY, leaf, trusts.chain());
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread serving = new Thread(() -> serve(server));
            serving.start();
            assertThat(greeting(server.getLocalPort(), List.of(trusts.chain().root())))
                    .isEqualTo(7);
            assertThatThrownBy(() -> greeting(server.getLocalPort(), strangers)).isInstanceOf(SSLException.class);
            server.close();
            serving.join(5_000);
        }
    }

    private static akashi.core.site.Validity today() {
        Instant real = Instant.ofEpochMilli(System.currentTimeMillis());
        return new akashi.core.site.Validity(real.minus(Duration.ofDays(1)), real.plus(Duration.ofDays(2)));
    }

    private static void serve(SSLServerSocket server) {
        while (!server.isClosed()) {
            try (SSLSocket socket = (SSLSocket) server.accept()) {
                socket.getOutputStream().write(7);
            } catch (java.io.IOException refusedOrClosed) {
                Thread.yield();
            }
        }
    }

    private static int greeting(int port, List<ParsedCertificate> roots) throws java.io.IOException {
        try (SSLSocket socket =
                (SSLSocket) TlsContexts.client(roots).getSocketFactory().createSocket("localhost", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            return socket.getInputStream().read();
        }
    }
}
