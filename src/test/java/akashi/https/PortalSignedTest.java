package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate.State;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Made;
import akashi.store.RevocationLists;
import akashi.store.Revocations;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CA signs for the portal is kept before it is signed, and can be taken back like anything else. */
class PortalSignedTest {

    @TempDir
    private Path home;

    private TestPortal portal;
    private Authority root;

    @BeforeEach
    void start() {
        portal = SecurePortal.on(home, "127.0.0.1", TestPortal.NOW);
        root = Harbourmaster.root(portal);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private List<Made> made() {
        return new PortalCertificates(portal.database().db(), portal.actor().siteId()).made();
    }

    private Optional<Revocations.Known> told(String serial) {
        return new Revocations(portal.database().db(), portal.actor().siteId()).find(root.id(), serial);
    }

    private Browser.Page revoke(Made which) {
        return portal.admin().post("/settings/https/" + which.id() + "/revoke", "reason", "KEY_COMPROMISE");
    }

    private X509CRL list() throws Exception {
        byte[] der = new RevocationLists(portal.database().db(), portal.actor().siteId())
                .content(root.id())
                .orElseThrow();
        return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    @Test
    void the_row_stays_where_the_signature_fails() {
        portal.database()
                .db()
                .execute("alter table audit_entry add constraint no_entry check (act <> 'make-portal-certificate')");
        Harbourmaster.make(portal, root, "portal.site.example, 127.0.0.1");
        assertThat(made()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(State.ABANDONED);
            assertThat(row.revocable()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @CsvSource({
        "mgmt-01.harbour.example, cover none by which this portal is reached",
        "a, cover none by which this portal is reached",
        "bad name, bad name is neither a host name nor an address"
    })
    void one_that_would_shut_everybody_out_is_not_signed(String names, String said) {
        String before = portal.sha256().orElseThrow();
        Browser.Page answer = Harbourmaster.make(portal, root, names);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-names").text()).contains(said);
        assertThat(made()).isEmpty();
        assertThat(portal.sha256()).contains(before);
    }

    @Test
    void the_address_that_was_set_is_enough() {
        portal.close();
        portal = SecurePortal.called(
                home.resolve("called"), URI.create("https://akashi.harbour.example"), TestPortal.NOW);
        assertThat(Harbourmaster.make(portal, Harbourmaster.root(portal), "akashi.harbour.example")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void its_ca_answers_for_it() {
        Harbourmaster.make(portal, root, "portal.site.example, 127.0.0.1");
        assertThat(told(made().get(0).serial()).orElseThrow().state()).isEqualTo(State.ISSUED);
        assertThat(told("00ff")).isEmpty();
    }

    @Test
    void the_one_that_is_shown_is_not_revoked_and_the_one_before_is() throws Exception {
        Harbourmaster.make(portal, root, "portal.site.example, 127.0.0.1");
        Made first = made().get(0);
        assertThat(revoke(first).status()).isEqualTo(409);
        portal.clock().advance(Duration.ofMinutes(1));
        Harbourmaster.make(portal, root, "portal.site.example, 127.0.0.1");
        Browser.Page page = Harbourmaster.shown(portal);
        assertThat(page.html().select("form[action$=/revoke]")).hasSize(1);
        assertThat(revoke(first).status()).isEqualTo(303);
        assertThat(told(first.serial()).orElseThrow().revoked())
                .hasValueSatisfying(revoked -> assertThat(revoked.why()).isEqualTo("keyCompromise"));
        assertThat(list().getRevokedCertificate(new BigInteger(first.serial(), 16)))
                .isNotNull();
        assertThat(revoke(first).status()).as("once").isEqualTo(409);
        assertThat(Harbourmaster.shown(portal).html().select("form[action$=/revoke]"))
                .isEmpty();
        assertThat(portal.admin().get("/audit").text()).contains("Revoked the certificate of the portal itself");
    }

    @Test
    void what_a_stopped_portal_left_is_given_up() {
        new PortalCertificates(portal.database().db(), portal.actor().siteId())
                .begin(
                        java.util.UUID.randomUUID(),
                        root.id(),
                        "0abc",
                        root.validity().orElseThrow(),
                        TestPortal.NOW);
        portal.clock().advance(Duration.ofMinutes(11));
        SecurePortal.look(portal);
        assertThat(made())
                .singleElement()
                .satisfies(row -> assertThat(row.state()).isEqualTo(State.ABANDONED));
    }
}
