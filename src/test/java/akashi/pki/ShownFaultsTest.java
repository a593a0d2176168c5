package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.HostName;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting.Outcome;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a certificate, said by us, by OpenSSL and by the JDK on the same listener. */
class ShownFaultsTest {

    private static final ShownJudge JUDGE = new ShownJudge(
            List.of(Papers.ROOT.chain().issuing()),
            false,
            List.of(Papers.SITE.chain().issuing()));

    @TempDir
    static Path folder;

    /** The JDK and OpenSSL still look at the common name; the JDK takes keys of 1024 bits. */
    static Stream<Arguments> situations() {
        return Stream.of(
                arguments("good", Set.of(), true, true),
                arguments("expired", Set.of(ShownFault.EXPIRED), false, false),
                arguments("not yet valid", Set.of(ShownFault.NOT_YET_VALID), false, false),
                arguments("wrong host", Set.of(ShownFault.WRONG_NAME), false, false),
                arguments("untrusted root", Set.of(ShownFault.UNTRUSTED_ROOT), false, false),
                arguments("self-signed", Set.of(ShownFault.SELF_SIGNED), false, false),
                arguments("incomplete chain", Set.of(ShownFault.INCOMPLETE_CHAIN), false, false),
                arguments("wrong usage", Set.of(ShownFault.WRONG_USAGE), false, false),
                arguments("common name only", Set.of(ShownFault.NO_SUBJECT_ALTERNATIVE_NAME), true, true),
                arguments("weak key", Set.of(ShownFault.WEAK_KEY), false, true),
                arguments("weak signature", Set.of(ShownFault.WEAK_SIGNATURE), false, true));
    }

    @ParameterizedTest(name = "{0}: {1}; OpenSSL accepts {2}, the JDK accepts {3}")
    @MethodSource("situations")
    void a_fault_is_found(String what, Set<ShownFault> faults, boolean openssl, boolean jdk) throws IOException {
        Path papers = Papers.of(what).write(folder);
        try (Listener listener = Listener.openssl(papers)) {
            TlsAnswer answer = TlsProberTest.ask(listener.port(), Duration.ofSeconds(20));
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.ENCRYPTED);
            assertThat(JUDGE.faults(answer, Optional.of(ServerName.of(new HostName(Papers.NAME))), Papers.NOW))
                    .isEqualTo(faults);
            Tools client = Tools.run(
                    papers,
                    "openssl",
                    "s_client",
                    "-connect",
                    "127.0.0.1:" + listener.port(),
                    "-servername",
                    Papers.NAME,
                    "-CAfile",
                    "root.pem",
                    "-verify_return_error",
                    "-verify_hostname",
                    Papers.NAME);
            assertThat(client.exit() == 0).as(client.output()).isEqualTo(openssl);
            assertThat(jdkAccepts(listener.port())).isEqualTo(jdk);
        }
    }

    private static boolean jdkAccepts(int port) throws IOException {
        Socket plain = new Socket("127.0.0.1", port);
        try (SSLSocket socket =
                (SSLSocket) TlsContexts.client(List.of(Papers.ROOT.chain().issuing()))
                        .getSocketFactory()
                        .createSocket(plain, Papers.NAME, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return true;
        } catch (SSLException refused) {
            return false;
        }
    }
}
