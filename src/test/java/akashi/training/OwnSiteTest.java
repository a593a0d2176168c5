package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Way;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.store.Accounts;
import akashi.store.Await;
import akashi.store.Sites;
import akashi.store.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lessons about a site, worked through on the learner's own, with the forms that any administrator uses. */
class OwnSiteTest {

    private TestPortal portal;
    private Browser learner;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private SiteSnapshot site() {
        Accounts accounts = new Accounts(portal.database().db());
        UUID site = new Sites(portal.database().db())
                .sandboxOf(accounts.named("trainee").orElseThrow().id())
                .orElseThrow()
                .id();
        return new Snapshots(portal.database()).of(site);
    }

    private UUID id(String host) {
        return site().computerCalled(host).orElseThrow().id();
    }

    private void told(String fact) {
        assertThat(learner.submit("/facts?fact=" + fact, "/facts", "everyone", "true")
                        .status())
                .isEqualTo(303);
    }

    private void tell(String fact, String item, boolean value) {
        String page = "/facts?fact=" + fact;
        assertThat(learner.submit(page, "/facts", "item", item, "value", String.valueOf(value))
                        .status())
                .isEqualTo(303);
    }

    private boolean passed(String step, String... answer) {
        learner.post(step + "/answer", answer);
        return learner.get(step).html().select(".phases [aria-current=step]").hasClass("is-done");
    }

    /** What the check still wants. */
    private String open(String step) {
        return learner.get(step).html().select(".points").text();
    }

    @Test
    void without_a_site_the_check_leads_to_one() {
        String check = "/learn/distribution-and-trust/check";
        assertThat(passed(check, "choice", "c")).isFalse();
        assertThat(open(check)).contains("no training site yet");
        assertThat(learner.get(check).html().select("form[action=/training/enter] input[name=to]"))
                .isNotEmpty();
    }

    @Test
    void every_way_out_of_a_lesson_leads_to_a_page() {
        learner.post("/training/enter", "to", "/");
        Lessons.ALL.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .flatMap(step -> step.ways().stream())
                .map(Way::path)
                .distinct()
                .forEach(path -> assertThat(learner.get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void trust_names_and_the_pair_are_learnt_by_doing_them() {
        learner.post("/training/enter", "to", "/authorities/new");
        handsOutTrust();
        makesACertificate();
        makesThePairReady();
        learner.post("/learn/the-pair/predict/answer", "choice", "a");
        assertThat(learner.get("/learn").html().select("#lesson-the-pair").hasClass("is-done"))
                .isTrue();
    }

    @Test
    void whoever_works_with_all_computers_at_once_needs_the_fewest_acts() {
        learner.post("/training/enter", "to", "/authorities/new");
        learner.submit("/authorities/new", "/authorities/new", "name", "Training CA", "key", "RSA_2048", "years", "10");
        plansThePair();
        issuesForAll();
        told("CA_TRUSTED");
        told("CERTIFICATE_INSTALLED");
        String check = "/learn/the-pair/check";
        assertThat(passed(check, "choice", "b")).isFalse();
        assertThat(open(check)).doesNotContain("It took");
        told("KEY_READABLE");
        assertThat(passed(check, "choice", "b")).isTrue();
        assertThat(open(check)).contains("It took 6 acts, as few as possible");
        tell("KEY_READABLE", id("rec-02") + " SERVER", true);
        assertThat(open(check)).contains("It took 7 acts").contains("6 are enough");
    }

    private void issuesForAll() {
        List<String> fields = new ArrayList<>(List.of("many", "true", "days", "90", "key", "RSA_2048"));
        site().active()
                .forEach(computer ->
                        fields.addAll(List.of("computer", computer.id().toString())));
        learner.post("/certificates/issue", fields.toArray(String[]::new));
        Await.until(
                () -> site().active().stream()
                        .filter(computer ->
                                site().newestFor(computer, Slot.SERVER).isEmpty())
                        .count(),
                lacking -> lacking == 0);
    }

    private void plansThePair() {
        learner.post(
                "/encryption/turn",
                "computer",
                id("mgmt-01").toString(),
                "slot",
                "SERVER",
                "on",
                "true",
                "pair",
                "true");
    }

    private void handsOutTrust() {
        String check = "/learn/distribution-and-trust/check";
        assertThat(passed(check, "choice", "c")).isFalse();
        assertThat(open(check)).contains("no CA");
        Browser.Page made = learner.submit(
                "/authorities/new", "/authorities/new", "name", "Training CA", "key", "RSA_2048", "years", "10");
        assertThat(made.status()).isEqualTo(303);
        assertThat(passed(check, "choice", "c")).isFalse();
        assertThat(open(check)).contains("mgmt-01").contains("fo-01");
        told("CA_TRUSTED");
        assertThat(passed(check, "choice", "c")).isTrue();
        String broken = "/learn/distribution-and-trust/break";
        assertThat(passed(broken)).isFalse();
        tell("CA_TRUSTED", id("rec-02").toString(), false);
        assertThat(passed(broken)).isTrue();
        tell("CA_TRUSTED", id("rec-02").toString(), true);
    }

    private void makesACertificate() {
        String check = "/learn/names/check";
        assertThat(passed(check, "choice", "a")).isFalse();
        assertThat(open(check)).contains("no certificate yet");
        learner.post("/encryption/turn", "computer", id("rec-01").toString(), "slot", "STREAMING", "on", "true");
        String page = "/certificates/issue?computer=" + id("rec-01");
        learner.submit(page, "/certificates/issue", "days", "100", "key", "RSA_2048");
        assertThat(passed(check, "choice", "a")).isFalse();
        assertThat(open(check)).contains("90 are allowed");
        learner.submit(page, "/certificates/issue", "days", "90", "key", "RSA_2048");
        assertThat(passed(check, "choice", "a")).as(open(check)).isTrue();
    }

    private void makesThePairReady() {
        String check = "/learn/the-pair/check";
        assertThat(passed(check, "choice", "b")).isFalse();
        plansThePair();
        learner.post("/certificates/extend", "computer", id("rec-01").toString());
        site().active().stream()
                .filter(computer -> site().newestFor(computer, Slot.SERVER).isEmpty())
                .forEach(computer -> learner.submit(
                        "/certificates/issue?computer=" + computer.id(),
                        "/certificates/issue",
                        "days",
                        "90",
                        "key",
                        "RSA_2048"));
        assertThat(passed(check, "choice", "b")).isFalse();
        assertThat(open(check)).contains("rec-01", "fo-01");
        told("CERTIFICATE_INSTALLED");
        told("KEY_READABLE");
        assertThat(passed(check, "choice", "b")).as(open(check)).isTrue();
        String broken = "/learn/the-pair/break";
        assertThat(passed(broken)).isFalse();
        tell("KEY_READABLE", id("rec-02") + " SERVER", false);
        assertThat(passed(broken)).as(open(broken)).isTrue();
    }
}
