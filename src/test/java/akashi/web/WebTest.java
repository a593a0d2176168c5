package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Visitor.Seen;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as a browser meets them. */
class WebTest {

    private static Web web;

    @BeforeAll
    static void start() {
        web = Demo.web(0, Demo::routes);
    }

    @AfterAll
    static void stop() {
        web.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo", "/demo/form", "/nothing", "/demo/boom", "/sign-in"})
    void every_page_is_whole_titled_and_in_the_language_asked_for(String path) {
        for (String lang : List.of("ja", "en")) {
            Document page = Visitor.as("admin", web).get(path + "?lang=" + lang).page();
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo(lang);
            assertThat(page.title()).endsWith(" · Akashi").hasSizeGreaterThan(9);
            assertThat(page.select("main#main")).hasSize(1);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select("[style], style, script:not([src])")).isEmpty();
        }
    }

    @Test
    void every_answer_carries_the_protecting_headers() {
        for (String path : List.of("/demo", "/nothing", "/demo/boom", "/api/v1/demo", "/crl/demo.crl")) {
            Seen seen = Visitor.as("admin", web).get(path);
            assertThat(seen.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(seen.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(seen.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(seen.header("Cache-Control")).isEqualTo("no-store");
            assertThat(seen.header("X-Request-Id")).isNotEmpty();
            assertThat(seen.header("Server")).isEmpty();
        }
    }

    @Test
    void assets_are_kept_for_a_year_under_the_name_of_their_content() {
        Document page = Visitor.as("admin", web).get("/demo").page();
        for (String address : page.select("link[href], script[src]").stream()
                .map(e -> e.hasAttr("src") ? e.attr("src") : e.attr("href"))
                .toList()) {
            Seen asset = Visitor.of(web).get(address);
            assertThat(asset.status()).isEqualTo(200);
            assertThat(asset.header("Cache-Control")).contains("immutable");
        }
        assertThat(Visitor.of(web).get("/static/000000000000/base.css").header("Cache-Control"))
                .isEqualTo("no-cache");
        assertThat(Visitor.of(web).get("/static/000000000000/nothing.css").status())
                .isEqualTo(404);
    }

    @Test
    void htmx_gets_the_part_whose_id_it_names() {
        Seen part = Visitor.as("admin", web).htmx("rows").get("/demo");
        assertThat(part.body()).startsWith("<section").doesNotContain("<html");
        assertThat(part.header("Vary")).contains("HX-Request").contains("HX-Target");
        Seen boosted =
                Visitor.as("admin", web).htmx("rows").with("HX-Boosted", "true").get("/demo");
        assertThat(boosted.body()).contains("<html");
    }

    @Test
    void htmx_gets_the_page_in_place_of_the_body_where_there_is_no_such_part() {
        Seen page = Visitor.as("admin", web).htmx("nothing").get("/demo");
        assertThat(page.body()).contains("<html");
        assertThat(page.header("HX-Retarget")).isEqualTo("body");
    }

    @Test
    void offers_only_the_tasks_of_the_reader_and_marks_the_current_one() {
        Document admin = Visitor.as("admin", web).get("/demo/form").page();
        Document helpdesk = Visitor.as("helpdesk", web).get("/demo").page();
        assertThat(admin.select(".tasks a[href=/users]")).hasSize(1);
        assertThat(helpdesk.select(".tasks a[href=/users]")).isEmpty();
        assertThat(admin.select(".tasks a[aria-current=page]").attr("href")).isEqualTo("/demo");
        assertThat(Visitor.of(web).get("/nothing").page().select(".tasks")).isEmpty();
    }

    @Test
    void the_language_switch_keeps_the_address() {
        Document page =
                Visitor.as("admin", web).get("/demo?role=LPR&q=a%26b&lang=en").page();
        assertThat(page.select(".languages a").eachAttr("href"))
                .containsExactly("/demo?role=LPR&q=a%26b&lang=ja", "/demo?role=LPR&q=a%26b&lang=en");
    }

    @Test
    void a_chosen_language_is_remembered_by_the_browser() {
        Seen seen = Visitor.as("helpdesk-en", web).get("/demo?lang=ja");
        assertThat(seen.cookie("akashi_lang"))
                .hasValueSatisfying(kept -> assertThat(kept).startsWith("ja."));
        assertThat(Visitor.as("helpdesk-ja", web)
                        .get("/demo")
                        .page()
                        .selectFirst("html")
                        .attr("lang"))
                .isEqualTo("ja");
    }

    @ParameterizedTest(name = "{0} as {1}: {2}")
    @CsvSource({
        "/demo,admin,200",
        "/demo,helpdesk,200",
        "/demo,trainee,403",
        "/demo/form,helpdesk,403",
        "/demo,nobody,303",
        "/demo/not-an-id,admin,404",
        "/nothing,admin,404",
        "/demo/boom,admin,500"
    })
    void every_route_asks_for_its_access(String path, String role, int status) {
        assertThat(Visitor.as(role, web).get(path).status()).isEqualTo(status);
    }

    @Test
    void whoever_is_not_signed_in_is_sent_there_and_back() {
        Seen seen = Visitor.of(web).get("/demo?role=LPR");
        assertThat(seen.header("Location")).isEqualTo("/sign-in?next=%2Fdemo%3Frole%3DLPR");
        Seen part = Visitor.of(web).htmx("rows").get("/demo");
        assertThat(part.status()).isEqualTo(401);
        assertThat(part.header("HX-Redirect")).isEqualTo("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoever_sends_something_and_is_not_signed_in_any_more_is_told_and_led_back(boolean part) {
        Visitor visitor = Visitor.of(web).with("Referer", "https://portal.example/demo/form?role=LPR");
        Seen seen = (part ? visitor.htmx("rows") : visitor).post("/demo/form", "name", "rec-01");
        assertThat(seen.header(part ? "HX-Redirect" : "Location"))
                .isEqualTo("/sign-in?next=%2Fdemo%2Fform%3Frole%3DLPR");
        String told = seen.cookie("akashi_flash").orElseThrow();
        assertThat(Visitor.of(web)
                        .with("Cookie", "akashi_flash=" + told)
                        .get("/sign-in")
                        .page()
                        .select("#flash")
                        .text())
                .contains("nothing was done", "send it again");
        assertThat(Visitor.of(web).get("/demo").cookie("akashi_flash")).isEmpty();
    }

    @ParameterizedTest(name = "after signing in, {0} leads to {1}")
    @CsvSource({"/demo?role=LPR,/demo?role=LPR", "https://evil.example/,/", "//evil.example,/", "/\\evil.example,/"})
    void signing_in_leads_nowhere_else(String next, String location) {
        Seen seen = Visitor.of(web).post("/sign-in", "next", next);
        assertThat(seen.status()).isEqualTo(303);
        assertThat(seen.header("Location")).isEqualTo(location);
        assertThat(seen.header("Set-Cookie"))
                .contains("akashi_session=admin", "HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age");
    }

    @Test
    void a_download_is_named_and_not_stored() {
        Seen seen = Visitor.as("helpdesk", web).get("/demo/file");
        assertThat(seen.header("Content-Disposition")).contains("filename*=UTF-8''%E5%A0%B1%E5%91%8A%201.txt");
        assertThat(seen.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void a_defect_shows_an_id_and_nothing_else() {
        Seen seen = Visitor.as("admin", web).get("/demo/boom");
        assertThat(seen.page().text()).contains(seen.header("X-Request-Id"));
        assertThat(seen.body()).doesNotContain("secret detail").doesNotContain("Exception");
    }

    @Test
    void a_method_that_an_address_does_not_take_is_told() {
        Seen seen = Visitor.as("admin", web).body("PUT", "/demo", "text/plain", "x");
        assertThat(seen.status()).isEqualTo(405);
        assertThat(seen.header("Allow")).contains("GET");
    }
}
