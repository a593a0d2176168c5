package akashi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import akashi.store.Certificates;
import akashi.store.Handouts;
import akashi.store.Sightings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receipt that comes by a one-time link: the word of whoever has the link, about one computer. */
class HandoutReceiptTest {

    private Quay quay;
    private TestPortal portal;
    private Certificate own;
    private String link;

    @BeforeEach
    void start() {
        quay = Quay.withRecorders(2).ca().wanted();
        portal = quay.portal;
        own = quay.issue("rec-01");
        quay.issue("rec-02");
        String page = "/servers/" + quay.id("rec-01") + "/handouts";
        link = URI.create(
                        portal.admin().submit(page, page).html().select("#link").text())
                .getPath();
    }

    @AfterEach
    void stop() {
        quay.close();
    }

    private Browser.Page send(String certificates, String connections) {
        return portal.browser().upload(link + "/receipt", "receipt", "r.json", body(certificates, connections));
    }

    private static byte[] body(String certificates, String connections) {
        return """
                {"receipt": "akashi-receipt 1", "verb": "Check", "computer": "rec-01", "at": "%s", "outcome": 0,
                 "certificates": [%s], "authorities": [], "intermediates": [], "switches": [], "connections": [%s]}
                """.formatted(TestPortal.NOW.minusSeconds(60), certificates, connections)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String installed() {
        return "{\"slot\": \"SERVER\", \"thumbprint\": \"%s\", \"store\": \"My\", \"installed\": true}"
                .formatted(own.thumbprint().value());
    }

    private String connection(String host, String chain) {
        return """
                {"computer": "%s", "name": "%s", "port": 7563, "slot": "STREAMING", "outcome": "ENCRYPTED",
                 "protocol": "Tls12", "cipher": "Aes256 256", "problems": [], "chain": ["%s"], "error": ""}
                """.formatted(host, host, chain);
    }

    private String shown() {
        return Base64.getEncoder()
                .encodeToString(
                        new Certificates(portal.database().db(), portal.actor().siteId())
                                .der(own.id())
                                .orElseThrow());
    }

    private List<Sighting> sightings() {
        return new Sightings(portal.database().db(), portal.actor().siteId()).latest();
    }

    @Test
    void what_lies_in_its_own_store_is_recorded() {
        assertThat(send(installed(), "").status()).isEqualTo(303);
        assertThat(portal.site().evidence().about(Fact.CERTIFICATE_INSTALLED, quay.id("rec-01"), Slot.SERVER))
                .hasValueSatisfying(told -> assertThat(told.by()).contains("admin"));
    }

    @Test
    void trail_and_evidence_say_that_it_came_by_a_link_and_not_that_its_maker_sent_it() {
        assertThat(send(installed(), "").status()).isEqualTo(303);
        AuditEntry entry = new AuditEntries(
                        portal.database().db(), portal.actor().siteId())
                .page(AuditQuery.newest(1))
                .get(0);
        assertThat(entry.actor()).isEqualTo("one-time link");
        assertThat(entry.accountId()).isEmpty();
        assertThat(entry.access()).isNotEqualTo(Access.ADMIN);
        assertThat(entry.origin()).isEqualTo("127.0.0.1");
        assertThat(portal.admin()
                        .get("/audit")
                        .html()
                        .select("main tbody tr")
                        .first()
                        .text())
                .contains("Receipt of rec-01 recorded (Check); it came by a one-time link that admin made");
        assertThat(portal.admin()
                        .get("/servers/" + quay.id("rec-01"))
                        .html()
                        .select("#facts")
                        .text())
                .contains("Check (one-time link · admin · 127.0.0.1)");
    }

    @Test
    void nobody_vouches_for_what_other_servers_showed_to_it() {
        assertThat(send("", connection("rec-02.example.com", shown())).status()).isEqualTo(303);
        assertThat(sightings()).hasSize(1).noneMatch(Sighting::vouched);
        Browser.Page admin = portal.admin()
                .upload(
                        "/check-kit/receipts",
                        "receipt",
                        "r.json",
                        body("", connection("rec-02.example.com", shown())));
        assertThat(admin.status()).as("an administrator still may").isEqualTo(303);
        assertThat(sightings()).anyMatch(Sighting::vouched);
    }

    @Test
    void it_does_not_tell_which_servers_the_site_has() {
        Browser.Page known = send("", connection("rec-02.example.com", shown()));
        Browser.Page unknown = send("", connection("bank-02.example.com", shown()));
        assertThat(unknown.status()).isEqualTo(known.status()).isEqualTo(303);
        assertThat(flash(unknown)).isNotBlank().isEqualTo(flash(known));
        Browser.Page damaged = send("", connection("rec-02.example.com", "AAAA"));
        assertThat(damaged.status())
                .isEqualTo(send("", connection("bank-02.example.com", "AAAA")).status())
                .isEqualTo(422);
    }

    private static String flash(Browser.Page page) {
        return page.header("Set-Cookie").split(";")[0];
    }

    @Test
    void sent_again_it_says_so_and_names_nobody() {
        byte[] same = body(installed(), "");
        Browser technician = portal.browser();
        technician.upload(link + "/receipt", "receipt", "r.json", same);
        Browser.Page again = technician.upload(link + "/receipt", "receipt", "r.json", same);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("recorded already").doesNotContain("by admin");
        assertThat(again.html().select("a[href^=/servers]")).isEmpty();
    }

    @Test
    void a_group_of_clients_is_not_its_computer() {
        byte[] group = new String(body("", ""), StandardCharsets.UTF_8)
                .replace("\"outcome\"", "\"clientGroup\": \"any\", \"outcome\"")
                .getBytes(StandardCharsets.UTF_8);
        Browser.Page answer = portal.browser().upload(link + "/receipt", "receipt", "r.json", group);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("not from this computer");
    }

    @Test
    void that_it_came_is_kept_with_it_or_not_at_all() {
        portal.database().db().execute("alter table handout add constraint nothing check (receipt_at is null)");
        assertThat(send(installed(), "").status()).isNotEqualTo(303);
        assertThat(portal.site().evidence().about(Fact.CERTIFICATE_INSTALLED, quay.id("rec-01"), Slot.SERVER))
                .isEmpty();
    }

    @Test
    void what_is_refused_has_not_come() {
        assertThat(send(installed(), "").status()).isEqualTo(303);
        var came = new Handouts(portal.database().db())
                .of(portal.actor().siteId(), quay.id("rec-01"))
                .get(0)
                .receiptAt();
        portal.clock().advance(java.time.Duration.ofMinutes(5));
        assertThat(send(installed(), "").status()).isEqualTo(409);
        assertThat(new Handouts(portal.database().db())
                        .of(portal.actor().siteId(), quay.id("rec-01"))
                        .get(0)
                        .receiptAt())
                .isEqualTo(came);
    }
}
