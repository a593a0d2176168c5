package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.NameConstraints;
import akashi.core.site.Sites;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A name for which the issuing CA may not issue is told before it is taken, with the way to permit it. */
class NamesOutsideTest {

    private static final NameConstraints LIMITS =
            new NameConstraints(List.of("site.example", "mgmt-01", "rec-01", "rec-02"), List.of(), false);

    private static TestPortal portal;
    private static Browser admin;

    @BeforeAll
    static void start() {
        portal = TestPortal.start().plant(Sites.withRecorders(2).withAuthority().withIssuing(LIMITS));
        admin = portal.admin().in("en");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static String page(String computer) {
        return "/servers/" + Sites.id("computer " + computer);
    }

    private static void tells(Browser.Page answer, String... names) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.html().select(".note").text()).contains(names).contains("Issuing CA", "signed it anew");
        assertThat(answer.html().select(".note a").attr("href"))
                .isEqualTo("/authorities/" + Sites.id("authority issuing") + "/again");
        assertThat(answer.html().select("[name=sure]").val()).isEqualTo("true");
    }

    private static boolean known(String name) {
        return portal.site().computerCalled(name).isPresent();
    }

    @Test
    void a_new_name_of_a_computer_is_told_and_nothing_is_renamed_yet() {
        String rename = page("rec-01") + "/rename";
        tells(admin.submit(rename, rename, "computer", "gate-01", "domain", "other.example"), "gate-01.other.example");
        assertThat(known("gate-01.other.example")).isFalse();
    }

    @Test
    void a_new_name_within_the_limits_says_nothing_of_the_ca() {
        String rename = page("rec-01") + "/rename";
        Browser.Page answer = admin.submit(rename, rename, "computer", "rec-02.rec-01", "domain", "site.example");
        assertThat(answer.html().select(".note").text())
                .contains("What it brings about")
                .doesNotContain("Issuing CA");
    }

    @Test
    void a_new_computer_is_told_and_taken_all_the_same_when_that_was_read() {
        String[] fields = {
            "computer", "lab-01", "domain", "site.example", "windows", "SERVER_2022", "role-0", "RECORDING"
        };
        tells(admin.submit("/servers/new", "/servers/new", fields), "lab-01");
        assertThat(known("lab-01.site.example")).isFalse();
        String[] sure = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(fields), java.util.stream.Stream.of("sure", "true"))
                .toArray(String[]::new);
        assertThat(admin.submit("/servers/new", "/servers/new", sure).status()).isEqualTo(303);
        assertThat(known("lab-01.site.example")).isTrue();
    }

    @Test
    void a_public_name_is_told() {
        String edit = page("rec-02") + "/edit";
        String[] fields = {"public_name", "video.partner.example", "windows", "UNKNOWN", "role-0", "RECORDING"};
        tells(admin.submit(edit, edit, fields), "video.partner.example");
    }

    @Test
    void names_that_a_file_brings_are_told_in_its_preview() {
        byte[] csv = "computer,role,domain\nhall-01,RECORDING,far.example\nrec-01,RECORDING,site.example\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String preview = admin.upload("/sites/import", "file", "hall.csv", csv).location();
        var note = admin.get(preview).html().select("#then");
        assertThat(note.text())
                .contains("Issuing CA", "hall-01.far.example", "hall-01", "signed it anew")
                .doesNotContain("rec-01");
        assertThat(note.select("a").attr("href")).isEqualTo("/authorities/" + Sites.id("authority issuing") + "/again");
    }

    @Test
    void another_domain_for_the_site_is_told() {
        String[] fields = {"name", "Quay", "domain", "new.example", "connect", "name", "days", "90"};
        tells(admin.submit("/settings", "/settings", fields), "new.example");
        assertThat(portal.site().site().domain().map(Object::toString))
                .isNotEqualTo(java.util.Optional.of("new.example"));
    }
}
