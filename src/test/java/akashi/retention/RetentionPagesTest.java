package akashi.retention;

import static akashi.store.tables.Tables.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.approval.TwoAdministrators;
import akashi.certificates.Quay;
import akashi.store.Retention;
import akashi.store.Routine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long things are kept, as an administrator says it. */
class RetentionPagesTest {

    private static final String PAGE = "/settings/retention";

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "29,    400,    fewer days than a month",
        "3651,  400,    more than ten years",
        "400,   -1,     a negative number",
        "400,   many,   no number",
        "400,   '',     nothing",
    })
    void days_out_of_range_are_refused_and_nothing_changes(String warnings, String work, String what) {
        try (TestPortal portal = TestPortal.start()) {
            Browser.Page refused = portal.admin().submit(PAGE, PAGE, "warnings", warnings, "work", work);
            assertThat(refused.status()).as(what).isEqualTo(422);
            assertThat(refused.html().select(".field.wrong")).hasSize(1);
            assertThat(Retention.of(portal.database().db(), portal.actor().siteId()))
                    .isEqualTo(new Retention(400, 400));
        }
    }

    @Test
    void what_was_said_is_kept_and_shown_and_stands_in_the_trail() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            assertThat(admin.submit(PAGE, PAGE, "warnings", "90", "work", "60").status())
                    .isEqualTo(303);
            assertThat(admin.get(PAGE).html().select("input[name=work]").val()).isEqualTo("60");
            assertThat(admin.get("/audit").html().text())
                    .contains("Warnings that ended are kept for 90 days, finished work for 60 days");
        }
    }

    @Test
    void a_warning_that_ended_goes_after_its_days_and_one_that_stands_never() {
        try (Quay quay = Quay.withRecorders(2).wanted().ca()) {
            quay.issue("rec-01");
            quay.issue("rec-02");
            quay.portal.clock().advance(Duration.ofDays(380));
            quay.portal.portal().lookForWarnings();
            List<UUID> both = ending(quay);
            assertThat(both).hasSize(2);
            quay.issue("rec-01");
            quay.portal.portal().lookForWarnings();
            assertThat(quay.admin()
                            .submit(PAGE, PAGE, "warnings", "30", "work", "400")
                            .status())
                    .isEqualTo(303);
            tidyAfter(quay.portal, 29);
            assertThat(ending(quay)).isEqualTo(both);
            tidyAfter(quay.portal, 31);
            assertThat(ending(quay)).hasSize(1).isSubsetOf(both);
        }
    }

    private static List<UUID> ending(Quay quay) {
        return quay.portal.database().db().fetchValues(WARNING.ID, WARNING.KIND.eq("LEAF"));
    }

    private static void tidyAfter(TestPortal portal, int days) {
        Routine.tidy(portal.database(), Clock.offset(portal.clock(), Duration.ofDays(days)))
                .work()
                .run();
    }

    @Test
    void requests_for_approval_go_too_but_their_numbers_do_not_begin_again() {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            int first = TwoAdministrators.offered(two.issue());
            two.approved(first);
            assertThat(two.issue().status()).isEqualTo(303);
            int second = TwoAdministrators.offered(two.issue());

            tidyAfter(two.portal, 401);
            Browser again = two.portal.admin();
            assertThat(again.get("/approvals/" + first).status()).isEqualTo(404);
            int third = TwoAdministrators.offered(again.post("/approvals/rule", "on", "off"));
            assertThat(third).isGreaterThan(second);
        }
    }
}
