package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.store.Observations;
import akashi.store.Warnings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The list of warnings in the browser: what stands, muting with a reason, what comes back. */
class WarningPagesTest {

    private static final Duration NEARLY_A_YEAR = Duration.ofDays(380);

    private static Quay ending() {
        Quay quay = Quay.withRecorders(2).wanted().ca();
        quay.issue("rec-01");
        quay.portal.clock().advance(NEARLY_A_YEAR);
        return quay;
    }

    /** Has the routine look; the page itself notices nothing. */
    private static void look(Quay quay) {
        quay.portal.portal().lookForWarnings();
    }

    private static String list(Browser who) {
        return who.get("/warnings").html().text();
    }

    @Test
    void a_certificate_that_ends_stands_there_for_everybody_who_may_look() {
        try (Quay quay = ending()) {
            String told = list(quay.portal.as(Access.HELPDESK));
            assertThat(told).contains("The certificate of rec-01 ends on", "Nobody is told");
            assertThat(told).as("the helpdesk mutes nothing").doesNotContain("Mute");
            assertThat(quay.portal
                            .as(Access.HELPDESK)
                            .in("ja")
                            .get("/warnings")
                            .html()
                            .text())
                    .contains("rec-01 の証明書の有効期限は");
        }
    }

    @Test
    void looking_at_the_page_writes_nothing() {
        try (Quay quay = ending()) {
            assertThat(list(quay.admin())).contains("The certificate of rec-01 ends on");
            assertThat(new Warnings(
                                    quay.portal.database().db(),
                                    quay.portal.actor().siteId())
                            .open())
                    .isEmpty();
        }
    }

    @Test
    void what_no_look_has_noticed_yet_is_new_and_can_be_muted_before_anybody_is_told() {
        try (Quay quay = ending()) {
            Browser admin = quay.admin();
            String key = "LEAF." + quay.site().certificates().get(0).id();
            assertThat(admin.get("/warnings")
                            .html()
                            .select("#open ~ .scroll td")
                            .get(1)
                            .text())
                    .isEqualTo("new");
            assertThat(admin.get("/warnings").html().select("a[href*=mute]")).hasSize(1);
            assertThat(admin.post("/warnings/mute", "thing", key, "until", "2028-03-20", "note", "Visit")
                            .status())
                    .isEqualTo(303);
            look(quay);
            assertThat(list(admin)).contains("Visit", "There is nothing to warn of");
            String other = "LEAF." + UUID.randomUUID();
            assertThat(admin.post("/warnings/mute", "thing", other, "until", "2028-03-20", "note", "x")
                            .status())
                    .as("what does not stand")
                    .isEqualTo(404);
        }
    }

    @Test
    void a_shorter_patience_holds_for_what_stands_already() {
        try (Harness harness = new Harness()) {
            Quay quay = harness.quay;
            harness.webhook("WEBHOOK", harness.listening(call -> 200));
            List<Observation> mixed = List.of(told(quay, "rec-01", true), told(quay, "mgmt-01", false));
            quay.arrange((db, site) ->
                    new Observations(db, site).append(mixed, quay.portal.clock().instant()));
            look(quay);
            assertThat(harness.settled()).as("a pair may differ for an hour").isZero();
            assertThat(times(quay.admin(), "30", "7", "0").status()).isEqualTo(303);
            look(quay);
            assertThat(harness.settled()).isEqualTo(1);
        }
    }

    private static Observation told(Quay quay, String host, boolean on) {
        return new Observation(
                UUID.randomUUID(),
                Fact.IN_EFFECT,
                quay.id(host),
                0,
                Optional.of(Slot.SERVER),
                Optional.empty(),
                Optional.empty(),
                on,
                1,
                Observation.Source.TOLD,
                quay.portal.clock().instant(),
                "test",
                "");
    }

    @Test
    void a_level_that_became_more_pressing_has_not_ended() {
        try (Quay quay = ending()) {
            look(quay);
            quay.portal.clock().advance(Duration.ofDays(12));
            look(quay);
            assertThat(list(quay.admin())).contains("Urgent", "No warning has ended yet");
        }
    }

    @Test
    void it_is_muted_with_a_reason_until_a_date_and_comes_back_afterwards() {
        try (Quay quay = ending()) {
            Browser admin = quay.admin();
            look(quay);
            String thing = admin.get("/warnings")
                    .html()
                    .select("a[href*=mute]")
                    .attr("href")
                    .replaceAll(".*mute=|#.*", "");
            String key = java.net.URLDecoder.decode(thing, java.nio.charset.StandardCharsets.UTF_8);
            assertThat(admin.get("/warnings?mute=" + thing).html().select("#f-until"))
                    .hasSize(1);
            assertThat(admin.post("/warnings/mute", "thing", key, "until", "2028-03-20")
                            .status())
                    .as("without a reason")
                    .isEqualTo(422);
            assertThat(admin.post("/warnings/mute", "thing", key, "until", "2020-01-01", "note", "x")
                            .status())
                    .as("in the past")
                    .isEqualTo(422);
            assertThat(admin.post("/warnings/mute", "thing", key, "until", "2028-03-20", "note", "Visit on the 18th")
                            .status())
                    .isEqualTo(303);
            assertThat(list(admin)).contains("Muted", "Visit on the 18th", "by admin", "There is nothing to warn of");
            assertThat(admin.get("/audit").html().text()).contains("Visit on the 18th");
            quay.portal.clock().advance(Duration.ofDays(9));
            look(quay);
            assertThat(list(quay.admin())).contains("Urgent").doesNotContain("Visit on the 18th");
        }
    }

    @Test
    void what_has_happened_cannot_stay_muted() {
        try (Quay quay = ending()) {
            Browser admin = quay.admin();
            String key = "LEAF." + quay.site().certificates().get(0).id();
            look(quay);
            admin.post("/warnings/mute", "thing", key, "until", "2028-12-31", "note", "later");
            assertThat(list(admin)).contains("later");
            quay.portal.clock().advance(Duration.ofDays(30));
            look(quay);
            assertThat(list(quay.admin())).contains("Happened").doesNotContain("later");
        }
    }

    @Test
    void a_mute_is_taken_back() {
        try (Quay quay = ending()) {
            Browser admin = quay.admin();
            String key = "LEAF." + quay.site().certificates().get(0).id();
            look(quay);
            admin.post("/warnings/mute", "thing", key, "until", "2028-03-20", "note", "later");
            assertThat(admin.post("/warnings/unmute", "thing", key).status()).isEqualTo(303);
            assertThat(list(admin)).doesNotContain("by admin").contains("Mute…");
        }
    }

    @Test
    void the_times_can_be_changed_and_nonsense_is_told_beside_its_field() {
        try (Quay quay = ending()) {
            Browser admin = quay.admin();
            assertThat(times(admin, "5", "9").status()).as("urgent before soon").isEqualTo(422);
            assertThat(times(admin, "0", "0").status()).isEqualTo(422);
            assertThat(times(admin, "10", "5").status()).isEqualTo(303);
            assertThat(list(admin)).as("17 days are left").contains("There is nothing to warn of");
            assertThat(admin.get("/settings/warnings")
                            .html()
                            .select("#f-soonDays")
                            .attr("value"))
                    .isEqualTo("10");
            assertThat(quay.portal.as(Access.HELPDESK).get("/settings/warnings").status())
                    .isEqualTo(403);
        }
    }

    private static Browser.Page times(Browser admin, String soon, String urgent) {
        return times(admin, soon, urgent, "1");
    }

    private static Browser.Page times(Browser admin, String soon, String urgent, String mixed) {
        String[] fields = {
            "soonDays",
            soon,
            "soonPart",
            "3",
            "urgentDays",
            urgent,
            "urgentPart",
            "10",
            "caSoonDays",
            "180",
            "caSoonPart",
            "4",
            "caUrgentDays",
            "30",
            "caUrgentPart",
            "12",
            "unseen",
            "4",
            "mixed",
            mixed,
            "locked",
            "1",
            "day",
            "MONDAY",
            "hour",
            "8"
        };
        return admin.post("/settings/warnings/times", fields);
    }

    @Test
    void a_portal_without_trouble_says_so() {
        try (TestPortal portal = TestPortal.start()) {
            assertThat(list(portal.admin())).contains("There is nothing to warn of", "No warning has ended yet");
        }
    }
}
