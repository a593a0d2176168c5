package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asked is told on the overview what became of it, until it is used, read or over. */
class AnsweredTest {

    private static final String APPROVED = "Approved: Certificate issued";
    private static final String DECLINED = "Declined: Certificate issued";

    private final TwoAdministrators two = new TwoAdministrators();
    private int number;

    @BeforeEach
    void prepare() {
        number = TwoAdministrators.offered(two.needed().issue());
    }

    @AfterEach
    void close() {
        two.close();
    }

    private String overview() {
        return two.admin.get("/").html().select("main").text();
    }

    private Elements ways(String task) {
        Element main = two.admin.get("/").html().selectFirst("main");
        return main.select(
                "li:contains(" + task + ") a, article:contains(" + task + ") a, tr:contains(" + task + ") a");
    }

    private void decline() {
        two.asked(number);
        assertThat(two.other
                        .post("/approvals/" + number + "/decline", "answer", "Not this week")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void an_approval_leads_to_the_form_until_it_is_used() {
        assertThat(overview()).doesNotContain(APPROVED);
        two.approved(number);
        assertThat(overview()).contains(APPROVED, "hanako approved it", "again within 24 hours");
        assertThat(ways(APPROVED).eachAttr("href")).anyMatch(to -> to.startsWith("/certificates/issue"));
        assertThat(two.other.get("/").html().text())
                .as("no news for who approved")
                .doesNotContain(APPROVED);
        assertThat(two.issue().status()).isEqualTo(303);
        assertThat(overview()).doesNotContain(APPROVED);
    }

    @Test
    void an_approval_goes_with_its_time() {
        two.approved(number);
        two.portal.clock().advance(Duration.ofMinutes(23 * 60 + 30));
        assertThat(two.portal.admin().get("/").html().text()).contains(APPROVED, "again within the hour");
        two.portal.clock().advance(Duration.ofMinutes(31));
        assertThat(two.portal.admin().get("/").html().text()).doesNotContain(APPROVED);
    }

    @Test
    void a_refusal_tells_who_and_why_until_its_page_was_opened() {
        decline();
        assertThat(overview()).contains(DECLINED, "hanako declined what you asked for: Not this week");
        two.other.get("/approvals/" + number);
        assertThat(overview()).as("somebody else looked").contains(DECLINED);
        String to = ways(DECLINED).eachAttr("href").stream()
                .filter(each -> each.equals("/approvals/" + number))
                .findFirst()
                .orElseThrow();
        assertThat(two.admin.get(to).html().text()).contains("Not this week");
        assertThat(overview()).doesNotContain(DECLINED);
    }

    @Test
    void a_refusal_that_nobody_reads_goes_after_a_week() {
        decline();
        two.portal.clock().advance(Duration.ofDays(7).plusMinutes(1));
        assertThat(two.portal.admin().get("/").html().text()).doesNotContain(DECLINED);
    }
}
