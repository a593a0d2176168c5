package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.site.Certificate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What lint says about days and keys is on the page before anything is sent, for new certificates and renewals. */
class LookAheadTest {

    private static Quay quay;
    private static Browser admin;

    @BeforeAll
    static void open() {
        quay = Quay.withRecorders(2).wanted().ca();
        admin = quay.admin();
    }

    @AfterAll
    static void close() {
        quay.close();
    }

    private static Document issue(String host, String choices) {
        return admin.get("/certificates/issue?computer=" + quay.id(host) + choices)
                .html();
    }

    @Test
    void what_the_profile_says_is_offered_without_a_warning() {
        Document page = issue("rec-01", "");
        assertThat(page.select(".note, section.refuse")).isEmpty();
        assertThat(page.select("form[action=/certificates/issue] button[formmethod=get]")
                        .attr("formaction"))
                .isEqualTo("/certificates/issue");
    }

    @Test
    void a_key_that_the_vendor_has_not_confirmed_is_told_and_can_still_be_chosen() {
        Document page = issue("rec-01", "&key=EC_P256&days=397");
        assertThat(page.select(".note").text()).contains("has not confirmed EC keys");
        assertThat(page.select("#f-key option[selected]").val()).isEqualTo("EC_P256");
        assertThat(page.select("button.primary").text()).contains("Issue the certificate for rec-01");
    }

    @Test
    void many_days_are_told_with_what_to_confirm() {
        assertThat(issue("rec-01", "&days=1000").select(".note").text())
                .contains("valid for 1,001 days, the day by which it is dated back included", "tick the box");
        assertThat(issue("rec-01", "&days=1000&acknowledged=true")
                        .select(".note")
                        .text())
                .contains("valid for 1,001 days, the day by which it is dated back included")
                .doesNotContain("tick the box");
    }

    @Test
    void where_phones_look_too_many_days_are_refused_ahead_and_no_box_is_offered_that_cannot_help() {
        Document page = issue("mob-01", "&days=900");
        assertThat(page.select("section.refuse").text()).contains("at most 825");
        assertThat(page.select("#f-acknowledged")).isEmpty();
        assertThat(page.select("form[action=/certificates/issue]").text()).contains("choose 825 or fewer");
        assertThat(page.select("#f-days").val()).isEqualTo("900");
    }

    @Test
    void a_renewal_is_looked_at_the_same_way_before_it_is_sent() {
        Certificate recorder = quay.issue("rec-02");
        String path = "/certificates/" + recorder.id();
        assertThat(renewal(path).select(".note, .refuse")).isEmpty();
        assertThat(renewal(path).text()).contains("The new certificate would be valid until");
        assertThat(renewal(path + "?days=1000&key=EC_P256").select(".note").text())
                .contains(
                        "valid for 1,001 days, the day by which it is dated back included",
                        "tick the box",
                        "has not confirmed EC keys");

        String mobile = "/certificates/" + quay.issue("mob-01").id();
        assertThat(renewal(mobile + "?days=900").select(".refuse").text()).contains("at most 825");
        assertThat(renewal(mobile + "?days=900").select("form #f-days").val()).isEqualTo("900");
        assertThat(renewal(mobile).select("#f-acknowledged")).isEmpty();
    }

    static Stream<Arguments> addresses() {
        String issue = "/certificates/issue";
        return Stream.of(
                arguments("a certificate", issue + "?computer=" + quay.id("rec-01"), "days", "99999", "1 to 1,825"),
                arguments("no days at all", issue + "?computer=" + quay.id("rec-01"), "days", "0", "1 to 1,825"),
                arguments("many certificates", issue + "?key=EC_P256", "days", "1826", "1 to 1,825"),
                arguments(
                        "a renewal",
                        "/certificates/" + quay.issue("mgmt-01").id() + "?key=",
                        "days",
                        "-3",
                        "1 to 1,825"),
                arguments("days that are none", issue + "?key=", "days", "soon", "cannot be read"),
                arguments("what ends soon", "/certificates/renewals?lang=en", "within", "99999", "from 1 to 1,825"),
                arguments("what ends never", "/certificates/renewals?lang=en", "within", "0", "from 1 to 1,825"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("addresses")
    void what_no_form_would_take_is_told_at_its_field_and_stays_there(
            String what, String path, String field, String typed, String said) {
        Browser.Page page = admin.get(path + "&" + field + "=" + typed);
        assertThat(page.status()).as(what).isEqualTo(422);
        assertThat(page.html().select("#e-" + field).text()).contains(said);
        assertThat(page.html().select("#f-" + field).val()).isEqualTo(typed);
    }

    @Test
    void everything_due_is_not_renewed_for_days_that_nobody_meant() {
        Browser.Page page = admin.post("/certificates/renewals", "all", "true", "within", "99999", "days", "397");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-within").text()).contains("from 1 to 1,825");
    }

    private static Document renewal(String path) {
        Document page = admin.get(path).html();
        Document only = new Document("");
        only.appendChildren(page.select("section[aria-labelledby=renew]"));
        return only;
    }
}
