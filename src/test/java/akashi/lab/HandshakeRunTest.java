package akashi.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.TestPortal;
import akashi.core.lesson.Deed;
import akashi.core.wire.Alert;
import akashi.core.wire.Side;
import akashi.core.wire.Transcript;
import akashi.core.wire.WireRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HandshakeRunTest {

    private static final Instant NOW = TestPortal.NOW;
    private static final Lab LAB = new Lab(NOW);

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("nothing wrong is accepted", LabFault.NONE, 0, LabFault.NONE, "-", "-"),
                arguments(
                        "after its end it has expired",
                        LabFault.EXPIRED,
                        0,
                        LabFault.EXPIRED,
                        "CertificateExpiredException",
                        "certificate_expired|certificate_unknown"),
                arguments("a clock put back makes it good again", LabFault.EXPIRED, -20, LabFault.NONE, "-", "-"),
                arguments(
                        "before its beginning it is not valid yet",
                        LabFault.NOT_YET_VALID,
                        0,
                        LabFault.NOT_YET_VALID,
                        "CertificateNotYetValidException",
                        "bad_certificate|certificate_unknown"),
                arguments("a clock put forward makes it good", LabFault.NOT_YET_VALID, 20, LabFault.NONE, "-", "-"),
                arguments(
                        "a good one is too old in two years",
                        LabFault.NONE,
                        730,
                        LabFault.EXPIRED,
                        "CertificateExpiredException",
                        "certificate_expired|certificate_unknown"),
                arguments(
                        "a good one is too young two years ago",
                        LabFault.NONE,
                        -730,
                        LabFault.NOT_YET_VALID,
                        "CertificateNotYetValidException",
                        "bad_certificate|certificate_unknown"),
                arguments(
                        "another name is not covered",
                        LabFault.OTHER_NAME,
                        0,
                        LabFault.OTHER_NAME,
                        "No subject alternative DNS name matching rec-01.lab.example",
                        "certificate_unknown"),
                arguments(
                        "a client without the root does not trust",
                        LabFault.UNKNOWN_CA,
                        0,
                        LabFault.UNKNOWN_CA,
                        "unable to find valid certification path",
                        "certificate_unknown"),
                arguments(
                        "a certificate for clients is none for servers",
                        LabFault.CLIENT_USE_ONLY,
                        0,
                        LabFault.CLIENT_USE_ONLY,
                        "Extended key usage does not permit use for TLS server authentication",
                        "certificate_unknown"),
                arguments(
                        "a subject is no name",
                        LabFault.COMMON_NAME_ONLY,
                        0,
                        LabFault.COMMON_NAME_ONLY,
                        "No subject alternative names present",
                        "certificate_unknown"),
                arguments(
                        "a chain with a gap does not reach the root",
                        LabFault.INTERMEDIATE_MISSING,
                        0,
                        LabFault.INTERMEDIATE_MISSING,
                        "unable to find valid certification path",
                        "certificate_unknown"),
                arguments(
                        "a list revokes it",
                        LabFault.REVOKED,
                        0,
                        LabFault.REVOKED,
                        "Certificate has been revoked",
                        "certificate_revoked|certificate_unknown"),
                arguments(
                        "the list still holds after weeks",
                        LabFault.REVOKED,
                        20,
                        LabFault.REVOKED,
                        "Certificate has been revoked",
                        "certificate_revoked|certificate_unknown"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void both_protocols_end_as_the_client_says(
            String sentence, LabFault fault, int days, LabFault seen, String words, String alert) {
        for (Tls tls : Tls.values()) {
            HandshakeRun run = play(tls, fault, days);
            assertThat(run.seen()).as("%s %s", tls, run.ending()).contains(seen);
            assertThat(run.ending().raw().orElse("-")).contains(words);
            String heard = run.alert().map(Alert::name).orElse("-");
            assertThat(heard).as("%s, as this Java has it", tls).matches(alert);
            assertThat(run.ending().server().orElse("-")).contains(heard);
            assertThat(run.deeds().contains(Deed.CLOCK_MOVED)).isEqualTo(days != 0 && seen != fault);
            assertThat(run.deeds()).contains(seen == LabFault.NONE ? tls.accepted() : seen.deed());
        }
    }

    @Test
    void a_handshake_of_tls_1_2_shows_its_messages_in_the_order_of_rfc_5246() {
        assertThat(order(play(Tls.TLS12, LabFault.NONE, 0).transcript(), "NewSessionTicket"))
                .containsExactly(
                        "CLIENT ClientHello",
                        "SERVER ServerHello",
                        "SERVER Certificate",
                        "SERVER ServerKeyExchange",
                        "SERVER ServerHelloDone",
                        "CLIENT ClientKeyExchange",
                        "CLIENT ChangeCipherSpec",
                        "CLIENT Finished",
                        "SERVER ChangeCipherSpec",
                        "SERVER Finished");
    }

    @Test
    void a_handshake_of_tls_1_3_hides_all_that_follows_the_hellos() {
        Transcript transcript = play(Tls.TLS13, LabFault.NONE, 0).transcript();
        assertThat(order(transcript, ""))
                .startsWith("CLIENT ClientHello", "SERVER ServerHello")
                .filteredOn(name -> !name.endsWith(" ChangeCipherSpec"))
                .hasSizeGreaterThanOrEqualTo(4)
                .endsWith("SERVER ", "CLIENT ", "SERVER ");
        assertThat(transcript.version()).contains("TLS 1.3");
        assertThat(transcript.certificates()).isEmpty();
        assertThat(transcript.records().stream().skip(2).filter(r -> !r.names().equals(List.of("ChangeCipherSpec"))))
                .allMatch(WireRecord::hidden);
    }

    @Test
    void the_certificates_on_the_wire_are_those_of_the_server() {
        HandshakeRun run = play(Tls.TLS12, LabFault.NONE, 0);
        assertThat(run.transcript().certificates())
                .containsExactlyElementsOf(
                        run.shown().stream().map(c -> c.der().toArray()).toList());
        assertThat(run.shown().get(0).subject()).contains("O=Training 演習").contains("rec-01.lab.example");
    }

    @Test
    void a_refusal_ends_with_an_alert_in_the_clear() {
        Transcript transcript = play(Tls.TLS12, LabFault.EXPIRED, 0).transcript();
        WireRecord last = transcript.records().get(transcript.records().size() - 1);
        assertThat(last.from()).isEqualTo(Side.CLIENT);
        assertThat(last.names()).containsExactly("Alert");
        assertThat(transcript.alert()).map(Alert::code).contains(45);
    }

    @Test
    void no_two_handshakes_are_alike() {
        assertThat(play(Tls.TLS12, LabFault.NONE, 0)
                        .transcript()
                        .records()
                        .get(0)
                        .dump())
                .isNotEqualTo(play(Tls.TLS12, LabFault.NONE, 0)
                        .transcript()
                        .records()
                        .get(0)
                        .dump());
    }

    private static List<String> order(Transcript transcript, String but) {
        return transcript.records().stream()
                .flatMap(record -> record.names().stream().map(name -> record.from() + " " + name))
                .filter(name -> but.isEmpty() || !name.endsWith(but))
                .toList();
    }

    private static HandshakeRun play(Tls tls, LabFault fault, int days) {
        return HandshakeRun.play(LAB, new HandshakeChoice(tls, fault, days, Optional.empty()), NOW);
    }
}
