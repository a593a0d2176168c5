package akashi.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How people come to runbooks and warnings from the pages where they are. */
class WaysTest {

    private static boolean leads(Browser who, String page, String to) {
        return !who.get(page).html().select("main a[href=" + to + "]").isEmpty();
    }

    @Test
    void a_runbook_that_is_under_way_stands_on_the_overview_with_how_far_it_is() {
        try (Quay quay = Quay.withRecorders(2).wanted().ca()) {
            for (Browser who : new Browser[] {quay.admin(), quay.portal.as(Access.HELPDESK)}) {
                assertThat(who.get("/").html().select("ol.todo").text()).contains("Under way: Switch encryption on, ");
                assertThat(leads(who, "/", "/runbook/switch-on")).isTrue();
            }
        }
    }

    @Test
    void nothing_is_under_way_where_nothing_was_done() {
        try (Quay quay = Quay.withRecorders(2)) {
            assertThat(quay.admin().get("/").html().select("main").text()).doesNotContain("Under way");
        }
    }

    @Test
    void everybody_who_may_look_comes_to_runbooks_and_warnings() {
        try (Quay quay = Quay.withRecorders(2).wanted().ca()) {
            quay.issue("rec-01");
            quay.portal.clock().advance(Duration.ofDays(380));
            quay.portal.portal().lookForWarnings();
            for (Browser who : new Browser[] {quay.admin(), quay.portal.as(Access.HELPDESK)}) {
                assertThat(leads(who, "/encryption", "/runbook")).isTrue();
                assertThat(leads(who, "/probes", "/warnings")).isTrue();
                assertThat(who.get("/")
                                .html()
                                .select("#warnings a[href=/warnings]")
                                .text())
                        .isEqualTo("One warning stands");
            }
            assertThat(leads(quay.admin(), "/certificates/renewals", "/runbook/renew"))
                    .isTrue();
            assertThat(leads(quay.admin(), "/authorities/new", "/runbook/new-authority"))
                    .isTrue();
        }
    }
}
