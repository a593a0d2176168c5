package akashi.diagnosis;

import static akashi.store.tables.Tables.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.store.Certificates;
import akashi.store.Sightings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayPagesTest {

    private static final String PATH = "/diagnose/replay?link=recorder-to-management&from=mgmt-01&to=rec-01";

    private final Map<String, byte[]> strangers = new HashMap<>();
    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1).wanted();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    @Test
    void without_a_certificate_nothing_is_played_and_that_is_said() {
        assertThat(played(PATH)).contains("no certificate of this server");
    }

    @Test
    void the_kept_key_plays_a_real_handshake_now_and_an_expired_one_later() {
        quay.ca().issue("rec-01");
        assertThat(quay.site()
                        .certificateIn(quay.site().computerCalled("rec-01").orElseThrow(), Slot.SERVER))
                .isPresent();
        assertThat(played(PATH))
                .contains("accepted")
                .contains("real TLS handshake in memory")
                .contains("TLSv1.3");
        assertThat(played(PATH + "&at=2032-01-01T00:00:00Z"))
                .contains("refused")
                .contains("has expired")
                .contains("CertificateExpiredException");
    }

    @Test
    void what_the_port_shows_is_played_and_the_issued_certificate_beside_it() {
        quay.ca();
        Certificate ours = quay.issue("rec-01");
        Certificate theirs = quay.issue("mgmt-01");
        assertThat(played(PATH)).contains("accepted");
        see(ours, Sighting.Outcome.ENCRYPTED, Optional.of(shown(theirs, "TLSv1.3", Set.of(ShownFault.WRONG_NAME))));
        assertThat(played(PATH))
                .contains("refused")
                .contains("does not cover its name")
                .contains(theirs.thumbprint().value())
                .doesNotContain("real TLS handshake");
        assertThat(played(PATH + "&certificate=issued"))
                .contains("accepted")
                .contains(ours.thumbprint().value());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"SELF_SIGNED, shows a certificate that signed itself", "UNTRUSTED_ROOT, does not trust the CA above"})
    void a_stranger_on_the_port_is_mended_at_the_server_by_its_administrator(ShownFault fault, String cause) {
        quay.ca();
        Certificate ours = quay.issue("rec-01");
        ParsedCertificate stranger = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(AuthorityName.of("Appliance"), ours.validity(), NameConstraints.NONE),
                PrivateKeyBytes.generate(KeyKind.RSA_2048),
                Randoms.serial());
        showsStranger(ours, stranger, fault);
        assertThat(played(PATH))
                .contains("refused")
                .contains(cause)
                .contains("Issue a certificate of the site")
                .contains("Who mends it: administrator of the VMS")
                .doesNotContain("Install the CA certificate on the caller");
    }

    @Test
    void where_the_port_talks_plainly_or_speaks_old_tls_that_is_said_instead() {
        quay.ca();
        Certificate ours = quay.issue("rec-01");
        see(ours, Sighting.Outcome.PLAIN, Optional.empty());
        assertThat(played(PATH)).contains("Port 9001 talks without encryption").doesNotContain("accepted");
        see(ours, Sighting.Outcome.ENCRYPTED, Optional.of(shown(ours, "TLSv1.1", Set.of(ShownFault.OLD_PROTOCOL))));
        assertThat(played(PATH)).contains("Port 9001 speaks only TLSv1.1").doesNotContain("accepted");
    }

    private void showsStranger(Certificate at, ParsedCertificate stranger, ShownFault fault) {
        Shown shown = new Shown(
                stranger.thumbprint(),
                stranger.sha256(),
                "CN=Appliance",
                "CN=Appliance",
                List.of(),
                at.validity(),
                new KeyInfo("RSA", 2048),
                Optional.empty(),
                "TLSv1.3",
                "TLS_AES",
                List.of(stranger.sha256()),
                Optional.empty(),
                Set.of(fault, ShownFault.UNKNOWN_ORIGIN));
        strangers.put(stranger.sha256(), stranger.der().toArray());
        see(at, Sighting.Outcome.ENCRYPTED, Optional.of(shown));
    }

    private void see(Certificate at, Sighting.Outcome outcome, Optional<Shown> shown) {
        Sighting seen = new Sighting(
                UUID.randomUUID(),
                quay.id("rec-01"),
                0,
                Role.RECORDING,
                Optional.of(Slot.SERVER),
                9001,
                at.issuedAt(),
                Optional.empty(),
                outcome,
                shown,
                Optional.empty(),
                "");
        quay.arrange((db, site) -> {
            Map<String, byte[]> chain = new HashMap<>(strangers);
            shown.flatMap(Shown::certificateId)
                    .flatMap(new Certificates(db, site)::der)
                    .ifPresent(der -> chain.put(shown.get().sha256(), der));
            new Sightings(db, site).append(List.of(seen), chain, at.issuedAt());
            db.update(SITE)
                    .set(SITE.EVIDENCE_VERSION, SITE.EVIDENCE_VERSION.plus(1))
                    .where(SITE.ID.eq(site))
                    .execute();
        });
    }

    private static Shown shown(Certificate certificate, String protocol, Set<ShownFault> faults) {
        return new Shown(
                certificate.thumbprint(),
                certificate.sha256(),
                "CN=shown",
                "CN=issuer",
                certificate.dnsNames(),
                certificate.validity(),
                new KeyInfo("RSA", 2048),
                Optional.empty(),
                protocol,
                "TLS_AES",
                List.of(certificate.sha256()),
                Optional.of(certificate.id()),
                faults);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"+1000000000-12-31T23:59:59Z, Give a day as", "soon, Give a day as", "2999-01-01, years ahead"})
    void a_moment_that_is_none_is_told(String at, String sentence) {
        quay.ca().issue("rec-01");
        akashi.Browser.Page page = quay.portal
                .as(Access.HELPDESK)
                .in("en")
                .get(PATH + "&at=" + java.net.URLEncoder.encode(at, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-at").text()).contains(sentence);
    }

    @Test
    void near_the_last_moment_no_later_one_is_offered() {
        quay.ca().issue("rec-01");
        akashi.Browser.Page page = quay.portal.as(Access.HELPDESK).get(PATH + "&at=2066-01-01");
        assertThat(page.html().select("nav a[href*=at=]")).hasSizeLessThan(2);
    }

    private String played(String path) {
        Document page = quay.portal.as(Access.HELPDESK).in("en").get(path).html();
        return page.select("#played").text();
    }
}
