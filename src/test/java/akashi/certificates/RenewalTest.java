package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.life.LifeStage;
import akashi.core.life.Lives;
import akashi.core.site.Certificate;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.PublicKeyBytes;
import akashi.store.Certificates;
import akashi.store.JobProgress;
import akashi.store.Terms;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Renewals from the wish to the revocation of what they replaced. */
class RenewalTest {

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(3).ca().wanted();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private Certificate installed(String host) {
        Certificate certificate = quay.issue(host);
        Evidenced.installed(quay, certificate, Observation.Source.TOLD);
        return certificate;
    }

    private Certificate renew(RenewCertificate wish) {
        UUID id = quay.portal.issuing().renew(quay.portal.actor(), wish, Terms.NONE);
        return quay.site().certificate(id).orElseThrow();
    }

    private Optional<LifeStage> stage(Certificate certificate) {
        Lives lives = Lives.of(quay.site(), quay.portal.clock().instant());
        return lives.stage(quay.site().certificate(certificate.id()).orElseThrow());
    }

    private PublicKeyBytes key(Certificate certificate) {
        return CertificateReader.readOne(new Certificates(
                                quay.portal.database().db(), quay.portal.actor().siteId())
                        .der(certificate.id())
                        .orElseThrow())
                .publicKey();
    }

    private void pass(Duration time) {
        quay.portal.clock().advance(time);
    }

    private Certificate newest(String host) {
        return quay.site()
                .newestFor(quay.site().computerCalled(host).orElseThrow(), Slot.SERVER)
                .orElseThrow();
    }

    @Test
    void the_old_one_serves_until_the_new_one_is_seen_and_is_offered_for_revocation_then() {
        Certificate old = installed("rec-01");
        pass(Duration.ofDays(340));
        Certificate renewed = renew(RenewCertificate.usual(old.id()));
        assertThat(renewed.subject()).isEqualTo(old.subject());
        assertThat(renewed.dnsNames()).containsExactlyInAnyOrderElementsOf(old.dnsNames());
        assertThat(renewed.serial()).isNotEqualTo(old.serial());
        assertThat(key(renewed)).isNotEqualTo(key(old));
        assertThat(stage(old)).contains(LifeStage.GIVING_WAY);
        assertThat(stage(renewed)).contains(LifeStage.WAITING);
        assertThat(waiting("waiting")).contains("rec-01", "Nothing has to be restarted");
        assertThat(waiting("first")).isEmpty();
        Evidenced.installed(quay, renewed, Observation.Source.SEEN);
        assertThat(stage(old)).contains(LifeStage.REPLACED);
        assertThat(stage(renewed)).contains(LifeStage.IN_USE);
        assertThat(quay.admin().get("/certificates/renewals").html().select("section[aria-labelledby=replaced] a"))
                .hasSize(1);
        assertThat(quay.admin().get("/certificates/" + old.id()).text()).contains("nothing stops when this one");
    }

    @Test
    void a_first_certificate_is_told_apart_from_a_renewal() {
        quay.issue("rec-01");
        assertThat(waiting("first"))
                .contains("rec-01", "only then services restart")
                .doesNotContain("beside the old");
        assertThat(waiting("waiting")).isEmpty();
    }

    private String waiting(String section) {
        return quay.admin()
                .get("/certificates/renewals")
                .html()
                .select("section[aria-labelledby=" + section + "]")
                .text();
    }

    @Test
    void a_restart_is_asked_for_only_where_the_old_one_is_seen_after_the_time_that_windows_is_given() {
        Certificate old = installed("rec-01");
        pass(Duration.ofDays(340));
        Certificate renewed = renew(RenewCertificate.usual(old.id()));
        pass(Duration.ofHours(2));
        Evidenced.installed(quay, old, Observation.Source.SEEN);
        assertThat(apply()).isZero();
        pass(Duration.ofHours(23));
        Evidenced.installed(quay, old, Observation.Source.SEEN);
        assertThat(apply()).isEqualTo(1);
        assertThat(quay.admin().get("/certificates/renewals").text())
                .contains("/enableencryption")
                .contains("/thumbprint=" + renewed.thumbprint());
        assertThat(quay.admin().get("/").text()).contains("/certificates/renewals#apply");
        Evidenced.installed(quay, renewed, Observation.Source.SEEN);
        assertThat(apply()).isZero();
    }

    private int apply() {
        return quay.admin()
                .get("/certificates/renewals")
                .html()
                .select("section[aria-labelledby=apply] li")
                .size();
    }

    @Test
    void the_site_says_how_long_windows_is_given_and_the_plan_counts_the_restarts() {
        Certificate old = installed("rec-01");
        pass(Duration.ofDays(340));
        Browser script = quay.portal.script(Access.ADMIN);
        assertThat(script.json("/api/v1/renewals/plan", "{\"dueWithin\":90,\"weeks\":2}")
                        .status())
                .isEqualTo(201);
        quay.admin()
                .submit("/settings", "/settings", "name", "Quay", "connect", "name", "days", "90", "patience", "72");
        Certificate renewed = renew(RenewCertificate.usual(old.id()));
        pass(Duration.ofHours(71));
        Evidenced.installed(quay, old, Observation.Source.SEEN);
        assertThat(apply()).isZero();
        assertThat(script.get("/api/v1/renewals/plan").text()).contains("\"restarts\":0");
        pass(Duration.ofHours(2));
        Evidenced.installed(quay, old, Observation.Source.SEEN);
        assertThat(apply()).isEqualTo(1);
        assertThat(script.get("/api/v1/renewals/plan").text()).contains("\"restarts\":1");
        assertThat(quay.admin().get("/certificates/renewals").html().text()).contains("More than 72 hours");
        assertThat(quay.admin().get("/certificates/" + renewed.id()).text()).contains("/certificates/renewals#apply");
    }

    @Test
    void programs_plan_renewals_read_the_plan_and_give_it_up() {
        installed("rec-01");
        installed("rec-02");
        pass(Duration.ofDays(390));
        Browser script = quay.portal.script(Access.ADMIN);
        assertThat(script.get("/api/v1/renewals/plan").status()).isEqualTo(404);
        assertThat(script.get("/api/v1/renewals/due?dueWithin=30").text()).contains("rec-01", "rec-02");
        assertThat(script.get("/api/v1/renewals/due?dueWithin=30").text()).contains("\"elsewhere\":[]");
        assertThat(script.get("/api/v1/renewals/due?dueWithin=0").status()).isEqualTo(422);
        assertThat(script.get("/api/v1/renewals/due?dueWithin=abc").status()).isEqualTo(422);
        assertThat(script.json("/api/v1/renewals/plan", "{\"dueWithin\":30,\"weeks\":99}")
                        .status())
                .isEqualTo(422);
        assertThat(script.json("/api/v1/renewals/plan", "{\"weeks\":2}").status())
                .isEqualTo(422);
        Browser.Page made = script.json("/api/v1/renewals/plan", "{\"dueWithin\":30,\"weeks\":2}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text()).contains("\"all\":2", "\"renewed\":0", "\"begins\":");
        Browser helpdesk = quay.portal.script(Access.HELPDESK);
        assertThat(helpdesk.get("/api/v1/renewals/plan").status()).isEqualTo(200);
        assertThat(helpdesk.json("/api/v1/renewals/plan/cancel", "{}").status()).isEqualTo(403);
        assertThat(script.json("/api/v1/renewals/plan/cancel", "{}").status()).isEqualTo(200);
        assertThat(script.json("/api/v1/renewals/plan/cancel", "{}").status()).isEqualTo(404);
        assertThat(script.json("/api/v1/renewals/plan", "{\"dueWithin\":1,\"weeks\":2}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_same_key_is_used_again_only_for_a_reason_that_is_kept() {
        Certificate old = installed("rec-01");
        assertThatThrownBy(() -> new RenewCertificate(old.id(), 397, false, Optional.of(" ")))
                .isInstanceOf(Fault.BadInput.class);
        Browser.Page page = quay.admin()
                .submit(
                        "/certificates/" + old.id(),
                        "/certificates/" + old.id() + "/renew",
                        "days",
                        "397",
                        "same",
                        "true",
                        "why",
                        "pinned by the door controller");
        assertThat(page.status()).isEqualTo(303);
        Certificate renewed = newest("rec-01");
        assertThat(key(renewed)).isEqualTo(key(old));
        assertThat(renewed.serial()).isNotEqualTo(old.serial());
        assertThat(quay.admin().get("/audit").text()).contains("pinned by the door controller");
    }

    @Test
    void the_key_of_a_certificate_that_is_not_here_cannot_be_used_again() {
        Certificate old = installed("rec-01");
        quay.arrange((db, site) -> new Certificates(db, site).keyKept(old.id(), false));
        assertThatThrownBy(() -> renew(new RenewCertificate(old.id(), 397, false, Optional.of("pinned"))))
                .isInstanceOf(Fault.Refused.class);
    }

    @Test
    void everything_due_is_renewed_as_a_job_that_leaves_what_was_renewed_meanwhile() {
        Certificate first = installed("rec-01");
        installed("rec-02");
        pass(Duration.ofDays(340));
        renew(RenewCertificate.usual(first.id()));
        Browser.Page begun =
                quay.admin().submit("/certificates/renewals", "/certificates/renewals", "days", "397", "all", "true");
        assertThat(begun.location()).startsWith("/certificates/jobs/");
        JobProgress done = quay.ended(UUID.fromString(begun.location().substring("/certificates/jobs/".length())));
        assertThat(done.done()).isEqualTo(1);
        assertThat(newest("rec-02").predecessorId()).isPresent();
    }

    @Test
    void a_plan_brings_up_the_share_of_each_week() {
        installed("rec-01");
        installed("rec-02");
        installed("mgmt-01");
        installed("mob-01");
        pass(Duration.ofDays(300));
        Browser admin = quay.admin();
        assertThat(admin.submit("/certificates/renewals?within=120", "/certificates/renewals/spread", "weeks", "4")
                        .status())
                .isEqualTo(303);
        assertThat(admin.get("/").html().text()).contains("Renew this week's share: one certificate");
        Browser.Page share = admin.post("/certificates/renewals", "share", "true", "days", "397");
        assertThat(quay.ended(UUID.fromString(share.location().substring("/certificates/jobs/".length())))
                        .done())
                .isEqualTo(1);
        assertThat(admin.get("/").html().text()).doesNotContain("this week's share");
        pass(Duration.ofDays(15));
        assertThat(quay.admin().get("/").html().text()).contains("Renew this week's share: 2 certificates");
        quay.admin().post("/certificates/renewals/end");
        assertThat(quay.admin().get("/").html().text()).doesNotContain("this week's share");
    }

    @Test
    void a_plan_with_nothing_due_is_refused() {
        installed("rec-01");
        assertThatThrownBy(() -> quay.portal.run(new SpreadRenewals(30, 8, 397)))
                .isInstanceOf(Fault.Refused.class);
    }

    @Test
    void the_helpdesk_sees_the_renewals_and_is_offered_no_act() {
        installed("rec-01");
        pass(Duration.ofDays(390));
        assertThat(quay.portal
                        .as(Access.HELPDESK)
                        .get("/certificates/renewals")
                        .html()
                        .select("main form[method=post] button"))
                .isEmpty();
    }

    @Test
    void programs_renew_what_is_due() {
        installed("rec-01");
        pass(Duration.ofDays(390));
        Browser script = quay.portal.script(Access.ADMIN);
        Browser.Page begun = script.json("/api/v1/certificates/renew", "{\"dueWithin\":30}");
        assertThat(begun.status()).isEqualTo(202);
        UUID job = UUID.fromString(begun.location().substring("/api/v1/jobs/".length()));
        assertThat(quay.ended(job).done()).isEqualTo(1);
        assertThat(script.json("/api/v1/certificates/renew", "{\"dueWithin\":30}")
                        .status())
                .isEqualTo(200);
        assertThat(script.json("/api/v1/certificates/renew", "{}").status()).isEqualTo(422);
    }
}
