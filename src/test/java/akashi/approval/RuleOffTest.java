package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.store.FourEyes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Once the rule is off nobody is asked for anything, and what was refused before can simply be done. */
class RuleOffTest {

    private final TwoAdministrators two = new TwoAdministrators();

    @BeforeEach
    void prepare() {
        two.needed();
    }

    @AfterEach
    void close() {
        two.close();
    }

    private void off() {
        FourEyes.turn(two.portal.database().db(), two.portal.actor().siteId(), false);
    }

    @Test
    void what_was_refused_is_not_offered_any_more() {
        int number = TwoAdministrators.offered(two.issue());
        assertThat(two.admin.get("/approvals").text()).contains("You have not asked yet");
        off();
        assertThat(two.admin.get("/approvals").text()).doesNotContain("You have not asked yet", "/approvals/" + number);
    }

    @Test
    void asking_says_that_no_approval_is_needed_and_where_to_do_it() {
        int number = TwoAdministrators.offered(two.issue());
        off();
        Browser.Page page = two.admin.get("/approvals/" + number);
        assertThat(page.html().select("main").text()).contains("No approval is needed");
        assertThat(page.html().select("form[action$=/ask]")).isEmpty();
        assertThat(page.html().select("main a.primary[href^=/certificates/issue]"))
                .hasSize(1);
        Browser.Page asked = two.admin.post("/approvals/" + number + "/ask", "note", "Please");
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.html().select(".reasons, .refuse").text()).contains("No approval is needed");
        assertThat(asked.html().select(".reasons a, .refuse a").attr("href")).startsWith("/certificates/issue");
        assertThat(two.entries("ask-approval")).isEmpty();
        assertThat(two.issue().status()).isEqualTo(303);
    }

    @Test
    void who_was_asked_before_is_bothered_no_more() {
        int number = TwoAdministrators.offered(two.issue());
        two.asked(number);
        assertThat(two.other.get("/").html().text()).contains("waits for your approval");
        off();
        assertThat(two.other.get("/").html().text()).doesNotContain("waits for your approval");
        Browser.Page page = two.other.get("/approvals/" + number);
        assertThat(page.html().select("main").text()).contains("No approval is needed");
        assertThat(page.html().select("form[action$=/approve]")).isEmpty();
        assertThat(two.other
                        .post("/approvals/" + number + "/approve", "answer", "Yes")
                        .status())
                .isEqualTo(409);
        assertThat(two.other.get("/approvals").html().text()).contains("nobody has to answer these");
    }
}
