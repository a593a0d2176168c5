package akashi.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The first start by the one-time link. */
class SetupTest {

    private TestPortal portal;
    private String link;

    @BeforeEach
    void start() {
        portal = TestPortal.fresh();
        link = portal.portal().setupLink().orElseThrow();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser.Page setUp(Browser browser, String path, String... fields) {
        return browser.submit(path, "/setup", fields);
    }

    private static String[] good(String begin) {
        return new String[] {
            "password",
            TestPortal.PASSWORD,
            "again",
            TestPortal.PASSWORD,
            "language",
            "ja",
            "begin",
            begin,
            "site",
            "港湾警察",
            "domain",
            "example.com",
            "version",
            "2023 R3",
            "connect",
            "ADDRESS"
        };
    }

    @Test
    void it_makes_the_administrator_and_the_site_and_signs_in() {
        Browser browser = portal.browser();
        Browser.Page answer = setUp(browser, link, good("EMPTY"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(303);
        assertThat(browser.get("/account").html().select("html").attr("lang")).isEqualTo("ja");
        assertThat(portal.site().site().name()).isEqualTo("港湾警察");
        assertThat(portal.site().site().byAddress()).isTrue();
        assertThat(portal.site().site().version()).hasToString("Optional[2023 R3]");
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                arguments("an empty site leads to the overview", "EMPTY", "/"),
                arguments("the sample leads to the overview", "SAMPLE", "/"),
                arguments("a file leads to the import", "CSV", "/sites/import"),
                arguments("an encrypted site leads to adopting", "EXISTING", "/certificates/adopt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beginnings")
    void it_leads_to_where_the_work_goes_on(String what, String begin, String next) {
        assertThat(setUp(portal.browser(), link, good(begin)).location())
                .as(what)
                .isEqualTo(next);
    }

    @Test
    void the_sample_is_a_whole_site_under_the_name_that_was_given() {
        setUp(portal.browser(), link, good("SAMPLE"));
        assertThat(portal.site().site().name()).isEqualTo("港湾警察");
        assertThat(portal.site().computers()).hasSizeGreaterThan(15);
        assertThat(portal.site().clientGroups()).isNotEmpty();
    }

    @Test
    void a_site_that_begins_with_a_file_has_its_computers_in_the_domain_that_was_given() {
        Browser browser = portal.browser();
        String next = setUp(browser, link, good("CSV")).location();
        Browser.Page asked = browser.get(next);
        assertThat(asked.html().select("form[action=/sites/import] input[type=file]"))
                .isNotEmpty();
        byte[] csv = "computer,role,aliases\nmgmt-01,MANAGEMENT,\nrec-01,RECORDING,nvr-1\n".getBytes(UTF_8);
        String preview = browser.upload(next, "file", "site.csv", csv).location();
        assertThat(browser.get(preview + "?lang=en").html().select("#added").text())
                .contains("mgmt-01.example.com", "rec-01.example.com");
        assertThat(portal.site().computers()).as("only looked at so far").isEmpty();
        assertThat(browser.submit(preview, preview).location()).isEqualTo("/servers");
        assertThat(portal.site().computers())
                .extracting(computer -> computer.label())
                .containsExactly("mgmt-01.example.com", "rec-01.example.com");
        assertThat(browser.get("/?lang=en").html().select(".state").text()).doesNotContain("inventory empty");
    }

    @Test
    void a_file_that_is_no_inventory_is_told_and_the_first_start_goes_on() {
        Browser browser = portal.browser();
        String next = setUp(browser, link, good("CSV")).location();
        byte[] noTable = "name,colour\nrec-01,blue\n".getBytes(UTF_8);
        Browser.Page answer = browser.upload(next, "file", "colours.csv", noTable);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-file").text()).isNotBlank();
        assertThat(portal.site().computers()).isEmpty();
        assertThat(browser.get(next).status()).isEqualTo(200);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("a short password", "password", "short"),
                arguments("another password the second time", "again", "something else entirely"),
                arguments("no name for the site", "site", " "),
                arguments("a domain that is none", "domain", "not a domain"),
                arguments("a version that is none", "version", "newest"),
                arguments("a name beyond all measure", "site", "x".repeat(201)),
                arguments("a beginning that does not exist", "begin", "MAGIC"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void what_is_wrong_is_said_beside_the_field_and_nothing_is_made(String what, String field, String value) {
        String[] fields = good("EMPTY");
        for (int i = 0; i < fields.length; i += 2) {
            fields[i + 1] = fields[i].equals(field) ? value : fields[i + 1];
        }
        Browser.Page answer = setUp(portal.browser(), link, fields);
        assertThat(answer.status()).as(what).isEqualTo(422);
        assertThat(answer.html().select("#e-" + field).text()).as(what).isNotBlank();
        assertThat(answer.text()).doesNotContain(TestPortal.PASSWORD);
        assertThat(portal.portal().setupLink()).as("still to be set up").isPresent();
    }

    @Test
    void a_link_opens_once_and_not_for_ever() {
        assertThat(portal.browser().get("/setup?token=guessed").status()).isEqualTo(409);
        assertThat(portal.browser().get("/setup").status()).isEqualTo(409);
        Browser late = portal.browser();
        assertThat(late.get(link).status()).isEqualTo(200);
        setUp(portal.browser(), link, good("EMPTY"));
        assertThat(late.get(link).status()).isEqualTo(409);
        assertThat(late.post("/setup", "token", link.substring(link.indexOf('=') + 1))
                        .status())
                .isIn(409, 422);
        assertThat(portal.portal().setupLink()).isEmpty();
    }

    @Test
    void a_link_is_too_old_after_a_day() {
        portal.clock().advance(Duration.ofHours(25));
        assertThat(portal.browser().get(link).status()).isEqualTo(409);
    }

    @Test
    void a_newer_link_ends_an_older_one() {
        String newer = portal.portal().setupLink().orElseThrow();
        assertThat(portal.browser().get(link).status()).isEqualTo(409);
        assertThat(portal.browser().get(newer).status()).isEqualTo(200);
    }

    @Test
    void two_who_set_up_at_once_make_one_site() {
        Browser one = portal.browser();
        Browser two = portal.browser();
        Stream.of(one, two).parallel().forEach(browser -> setUp(browser, link, good("EMPTY")));
        assertThat(portal.database().db().fetchCount(org.jooq.impl.DSL.table("site")))
                .isEqualTo(1);
        assertThat(portal.database().db().fetchCount(org.jooq.impl.DSL.table("account")))
                .isEqualTo(1);
    }
}
