package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.core.site.HostName;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers and lying peers on loopback, and what the prober makes of them. */
class TlsProberTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    static Path folder;

    static TlsTarget at(int port) {
        return new TlsTarget(new InetSocketAddress("127.0.0.1", port), Optional.of(new HostName(Papers.NAME)));
    }

    static TlsAnswer ask(int port, Duration patience) {
        return new TlsProber(Clock.systemUTC(), patience).ask(List.of(at(port))).get(0);
    }

    static Stream<Arguments> servers() {
        return Stream.of(
                arguments("openssl s_server", server(papers -> Listener.openssl(papers)), "TLSv1.3"),
                arguments("openssl s_server of TLS 1.2", server(p -> Listener.openssl(p, "-tls1_2")), "TLSv1.2"),
                arguments("gnutls-serv", server(Listener::gnutls), "TLSv1.3"),
                arguments("nginx", server(papers -> Listener.nginx(papers)), "TLSv1.3"),
                arguments("the JDK", server(papers -> Listener.jdk(Papers.of("good"))), "TLSv1.3"));
    }

    private static Function<Path, Listener> server(Function<Path, Listener> maker) {
        return maker;
    }

    @ParameterizedTest(name = "{0} shows its chain, proven, over {2}")
    @MethodSource("servers")
    void a_server_shows_its_chain(String what, Function<Path, Listener> maker, String protocol) {
        Papers papers = Papers.of("good");
        try (Listener listener = maker.apply(papers.write(folder))) {
            TlsAnswer answer = ask(listener.port(), PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.ENCRYPTED);
            assertThat(answer.protocol()).isEqualTo(protocol);
            assertThat(answer.cipher()).startsWith("TLS_");
            assertThat(answer.proven()).isTrue();
            assertThat(answer.chain()).hasSize(2);
            assertThat(answer.chain().get(1)).isEqualTo(Papers.SITE.chain().issuing());
        }
    }

    @Test
    void the_name_is_asked_for_so_that_the_right_one_of_two_certificates_comes() {
        Papers other = Papers.of("wrong host");
        Path second = other.write(folder);
        String[] more = {
            "-servername", Papers.NAME, "-cert2", "chain.pem", "-key2", "key.pem",
        };
        Path first = Papers.of("good").write(folder);
        more[3] = first.resolve("chain.pem").toString();
        more[5] = first.resolve("key.pem").toString();
        try (Listener listener = Listener.openssl(second, more)) {
            assertThat(ask(listener.port(), PATIENCE).chain().get(0).dnsNames()).containsExactly(Papers.NAME);
        }
    }

    @ParameterizedTest(name = "a server that speaks only {0} is read, though nothing is proven")
    @org.junit.jupiter.params.provider.CsvSource({"-tls1,TLSv1", "-tls1_1,TLSv1.1"})
    void an_old_server_is_read(String option, String protocol) {
        Papers papers = Papers.of("good");
        try (Listener listener = Listener.openssl(papers.write(folder), option)) {
            TlsAnswer answer = ask(listener.port(), PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.ENCRYPTED);
            assertThat(answer.protocol()).isEqualTo(protocol);
            assertThat(answer.oldProtocol()).isTrue();
            assertThat(answer.proven()).isFalse();
            assertThat(answer.chain().get(0))
                    .isEqualTo(CertificateReader.readOne(papers.leaf().der().toArray()));
        }
    }

    static Stream<Arguments> peers() {
        return Stream.of(
                arguments(
                        "a web server without TLS",
                        LyingPeers.saying("HTTP/1.1 400 Bad Request\r\n\r\n"),
                        Outcome.PLAIN),
                arguments(
                        "one that speaks first",
                        LyingPeers.peer(s -> {
                            s.getOutputStream().write("220 mail.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
                            Listener.await(s);
                        }),
                        Outcome.PLAIN),
                arguments("one that never says anything", LyingPeers.peer(Listener::await), Outcome.TIMED_OUT),
                arguments(
                        "one that drips a byte now and then",
                        LyingPeers.peer(s -> {
                            for (byte each : new byte[] {22, 3, 3, 0x40, 0, 2, 0, 0x3F, 0}) {
                                s.getOutputStream().write(each);
                                java.util.concurrent.locks.LockSupport.parkNanos(150_000_000);
                            }
                            Listener.await(s);
                        }),
                        Outcome.TIMED_OUT),
                arguments("one that closes at once", LyingPeers.peer(s -> {}), Outcome.CLOSED),
                arguments(
                        "one that closes after the hello",
                        LyingPeers.peer(s -> s.getInputStream().read()),
                        Outcome.CLOSED),
                arguments("one that refuses with an alert", LyingPeers.bytes(21, 3, 3, 0, 2, 2, 40), Outcome.CLOSED),
                arguments(
                        "one that refuses every version of today, and an old hello too",
                        LyingPeers.bytes(21, 3, 3, 0, 2, 2, 70),
                        Outcome.TOO_OLD),
                arguments(
                        "one that sends bytes of no kind",
                        LyingPeers.bytes(0x80, 0xFF, 0, 1, 2, 3),
                        Outcome.UNREADABLE),
                arguments("one that answers with an empty record", LyingPeers.bytes(22, 3, 3, 0, 0), Outcome.TIMED_OUT),
                arguments(
                        "one whose hello is cut short",
                        LyingPeers.bytes(22, 3, 3, 0, 4, 2, 0, 0, 0),
                        Outcome.UNREADABLE),
                arguments("one that sends a hello of nonsense", LyingPeers.nonsense(), Outcome.UNREADABLE),
                arguments("one whose certificate has 1 MB", LyingPeers.megabyte(), Outcome.TOO_LARGE),
                arguments(
                        "one that sends without end",
                        LyingPeers.peer(s -> {
                            s.getInputStream().read();
                            byte[] much = new byte[16_384];
                            much[0] = 22;
                            much[1] = 3;
                            much[2] = 3;
                            much[3] = 0x3F;
                            much[4] = (byte) (16_384 - 5 - 0x3F00);
                            while (true) {
                                s.getOutputStream().write(much);
                            }
                        }),
                        Outcome.UNREADABLE));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("peers")
    void a_peer_that_is_no_tls_server(String what, Listener.Manners manners, Outcome outcome) {
        try (Listener listener = Listener.peer(manners)) {
            long start = System.nanoTime();
            TlsAnswer answer = ask(listener.port(), outcome == Outcome.TIMED_OUT ? SHORT : PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(outcome);
            assertThat(answer.chain()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
    }

    @Test
    void a_peer_that_shows_the_certificate_of_another_without_its_key_shows_nothing() {
        Papers stolen = new Papers(Papers.of("good").leaf(), Trusts.ISSUING_KEY, List.of());
        Listener.Manners copying = LyingPeers.saying(LyingPeers.copied(stolen.leaf()));
        try (Listener listener = Listener.peer(copying)) {
            TlsAnswer answer = ask(listener.port(), PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.UNREADABLE);
        }
    }

    @Test
    void a_server_of_tls_1_1_that_takes_no_old_signatures_is_known_by_its_refusal() {
        try (Listener listener =
                Listener.openssl(Papers.of("good").write(folder), "-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=1")) {
            TlsAnswer answer = ask(listener.port(), PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.TOO_OLD);
            assertThat(answer.detail()).isEqualTo("TLS alert protocol_version");
        }
    }

    @ParameterizedTest(name = "over {0}")
    @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void a_certificate_that_ends_before_it_begins_is_told_as_that(String option) throws IOException {
        Papers papers = Papers.of("good");
        byte[] der = papers.turnedRound();
        Path written = papers.write(folder);
        Files.writeString(written.resolve("chain.pem"), Papers.pem(der));
        try (Listener listener = Listener.openssl(written, option)) {
            TlsAnswer answer = ask(listener.port(), PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.INVERTED);
            assertThat(answer.detail()).startsWith("from 20").contains(" until 20");
        }
        assertThatThrownBy(() -> CertificateReader.readOne(der))
                .isInstanceOfSatisfying(
                        Fault.BadInput.class,
                        bad -> assertThat(bad.errors().get(0).message().key()).isEqualTo("pki.read.inverted"));
    }

    @Test
    void one_that_refuses_us_and_shows_a_copied_certificate_to_an_old_hello_has_proven_nothing() {
        ParsedCertificate leaf = Papers.of("good").leaf();
        AtomicInteger times = new AtomicInteger();
        byte[] refusal = {21, 3, 3, 0, 2, 2, 40};
        Listener.Manners copying =
                socket -> LyingPeers.saying(times.getAndIncrement() == 0 ? refusal : LyingPeers.copied(leaf))
                        .with(socket);
        try (Listener listener = Listener.peer(copying)) {
            TlsAnswer answer = ask(listener.port(), PATIENCE);
            assertThat(answer.outcome()).as(answer.detail()).isEqualTo(Outcome.ENCRYPTED);
            assertThat(answer.protocol()).isEqualTo("TLSv1.2");
            assertThat(answer.proven()).isFalse();
            ShownJudge judge = new ShownJudge(List.of(Papers.ROOT.chain().issuing()), false, List.of());
            assertThat(judge.faults(answer, Optional.empty(), Papers.NOW)).contains(ShownFault.OLD_PROTOCOL);
        }
    }

    @Test
    void a_talk_that_fails_in_an_unforeseen_way_ends_alone() {
        try (Listener server = Listener.jdk(Papers.of("good"))) {
            List<TlsTarget> targets = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                targets.add(new TlsTarget(new InetSocketAddress("127.0.0.1", server.port()), null));
            }
            targets.add(at(server.port()));
            List<TlsAnswer> answers = new TlsProber(Clock.systemUTC(), PATIENCE).ask(targets);
            assertThat(answers.get(0).outcome()).isEqualTo(Outcome.UNREADABLE);
            assertThat(answers.get(8).outcome()).as(answers.get(8).detail()).isEqualTo(Outcome.ENCRYPTED);
        }
    }

    @Test
    void each_answer_has_its_own_instant() {
        try (Listener silent = Listener.peer(Listener::await);
                Listener server = Listener.jdk(Papers.of("good"))) {
            List<TlsAnswer> answers = new TlsProber(Clock.systemUTC(), SHORT.multipliedBy(4))
                    .ask(List.of(at(silent.port()), at(server.port())));
            assertThat(answers.get(1).outcome()).isEqualTo(Outcome.ENCRYPTED);
            assertThat(answers.get(1).at()).isBefore(answers.get(0).at());
        }
    }

    @Test
    void where_nobody_listens_it_is_refused() {
        assertThat(ask(Listener.free(), PATIENCE).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void peers_that_never_answer_delay_nobody_else() {
        try (Listener silent = Listener.peer(Listener::await);
                Listener server = Listener.jdk(Papers.of("good"))) {
            List<TlsTarget> targets = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                targets.add(at(silent.port()));
                targets.add(at(server.port()));
            }
            Duration patience = Duration.ofSeconds(6);
            long start = System.nanoTime();
            List<TlsAnswer> answers = new TlsProber(Clock.systemUTC(), patience).ask(targets);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(patience.multipliedBy(2));
            assertThat(answers.stream().filter(each -> each.outcome() == Outcome.ENCRYPTED))
                    .hasSize(60);
            assertThat(answers.stream().filter(each -> each.outcome() == Outcome.TIMED_OUT))
                    .hasSize(60);
        }
    }

    @Test
    void the_time_in_a_hello_counts_when_it_can_be_one() {
        FirstFlight flight = new FirstFlight();
        ByteBuffer hello = ByteBuffer.allocate(5 + 4 + 38).put(new byte[] {22, 3, 3, 0, 42});
        hello.putInt(0x02000026).putShort((short) 0x0303).putInt((int)
                Papers.NOW.plusSeconds(200).getEpochSecond());
        flight.add(hello.rewind());
        assertThat(FlightEnd.skew(flight, Papers.NOW)).contains(Duration.ofSeconds(200));
        assertThat(FlightEnd.skew(flight, Papers.NOW.minus(Duration.ofDays(3)))).isEmpty();
    }
}
