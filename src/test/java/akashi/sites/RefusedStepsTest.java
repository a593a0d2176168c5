package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a step cannot do is said before anybody presses its button. */
class RefusedStepsTest {

    private static TestPortal portal;
    private static Browser admin;

    @BeforeAll
    static void start() {
        portal = TestPortal.start()
                .plant(Sites.withRecorders(3)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll());
        admin = portal.admin().in("en");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static String page(String computer) {
        return "/servers/" + Sites.id("computer " + computer);
    }

    @Test
    void a_computer_with_certificates_is_not_offered_to_be_deleted() {
        for (Browser.Page answer :
                new Browser.Page[] {admin.get(page("rec-01") + "/remove"), admin.post(page("rec-01") + "/remove")}) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.html().text()).contains("rec-01").doesNotContain("never had a certificate");
            assertThat(answer.html().select("a[href$=/retire]"))
                    .as("the way on")
                    .isNotEmpty();
        }
    }

    @Test
    void a_name_that_is_taken_is_refused_when_it_is_typed() {
        String rename = page("rec-02") + "/rename";
        String taken = portal.site()
                .computer(Sites.id("computer rec-03"))
                .orElseThrow()
                .label();
        Browser.Page answer = admin.submit(rename, rename, "computer", taken);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.html().text()).contains("in the inventory already");
        assertThat(answer.html().select("[name=sure]")).isEmpty();
    }

    @Test
    void a_day_that_is_over_is_told_at_its_field() {
        String rename = page("rec-02") + "/rename";
        Browser.Page renamed = admin.submit(rename, rename, "computer", "rec-22", "until", "2020-01-01");
        assertThat(renamed.status()).isEqualTo(422);
        assertThat(renamed.html().select("#e-until").text()).contains("This day is over");
        String out = page("rec-02") + "/out";
        assertThat(admin.submit(out, out, "why", "Roof works", "until", "2020-01-01")
                        .html()
                        .select("#e-until")
                        .text())
                .contains("This day is over");
        assertThat(portal.site()
                        .computer(Sites.id("computer rec-02"))
                        .orElseThrow()
                        .active())
                .isTrue();
    }
}
