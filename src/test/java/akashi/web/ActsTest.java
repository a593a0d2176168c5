package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Visitor.Seen;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forms, refusals and what follows an act. */
class ActsTest {

    private static Web web;

    @BeforeAll
    static void start() {
        web = Demo.web(0, Demo::routes);
    }

    @AfterAll
    static void stop() {
        web.stop();
    }

    private static Seen add(Visitor who, String computer) {
        return who.post("/demo/form", "computer", computer, "role", "RECORDING", "days", "90", "password", "tops3cret");
    }

    @Test
    void an_act_leads_on_and_says_what_was_done_once() {
        Seen act = add(Visitor.as("admin", web), "rec-01.example.com");
        assertThat(act.status()).isEqualTo(303);
        assertThat(act.header("Location")).isEqualTo("/demo");
        String flash = act.cookie("akashi_flash").orElseThrow();
        Seen page = Visitor.of(web)
                .with("Cookie", "akashi_session=admin; akashi_flash=" + flash)
                .get("/demo");
        assertThat(page.page().select("#flash[role=status] .said").text()).isEqualTo("rec-01.example.com was added.");
        assertThat(page.cookie("akashi_flash")).contains("");
    }

    @Test
    void what_was_said_goes_to_the_flash_area_beside_a_part() {
        String flash = add(Visitor.as("admin", web), "rec-01.example.com")
                .cookie("akashi_flash")
                .orElseThrow();
        Seen part = Visitor.of(web)
                .with("Cookie", "akashi_session=admin; akashi_flash=" + flash)
                .htmx("rows")
                .get("/demo");
        assertThat(part.page().select("[hx-swap-oob='innerHTML:#flash'] .said").text())
                .isEqualTo("rec-01.example.com was added.");
    }

    @Test
    void htmx_is_led_to_another_page_and_kept_on_its_own() {
        Visitor elsewhere = Visitor.as("admin", web).htmx("server-form").with("HX-Current-URL", "http://h/demo/form");
        Seen away = add(elsewhere, "rec-01.example.com");
        assertThat(away.status()).isEqualTo(204);
        assertThat(away.header("HX-Location")).isEqualTo("/demo");
        Visitor here = Visitor.as("admin", web).htmx("rows").with("HX-Current-URL", "http://h/demo?page=2");
        assertThat(add(here, "rec-01.example.com").status()).isEqualTo(303);
    }

    @Test
    void a_form_comes_back_with_what_was_typed_and_the_errors_beside_the_fields() {
        Seen seen = add(Visitor.as("admin", web), "10.0.0.1");
        Document page = seen.page();
        assertThat(seen.status()).isEqualTo(422);
        assertThat(page.select("#f-computer").attr("value")).isEqualTo("10.0.0.1");
        assertThat(page.select("#f-computer").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#e-computer").text()).isNotEmpty();
        assertThat(page.select("#f-role option[selected]").attr("value")).isEqualTo("RECORDING");
        assertThat(page.select("[role=alert]").text()).startsWith("One field needs another look.");
        assertThat(seen.body()).doesNotContain("tops3cret");
        assertThat(page.select(".languages a").eachAttr("href")).allMatch(href -> href.startsWith("/?"));
    }

    @Test
    void an_error_found_by_the_act_itself_shows_beside_its_field_too() {
        Seen seen = add(Visitor.as("admin", web).htmx("server-form"), "taken.example.com");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(seen.body()).startsWith("<section").contains("This name is taken: taken.example.com.");
    }

    @Test
    void what_was_typed_is_escaped() {
        Seen seen = add(Visitor.as("admin", web), "\"><script>alert(1)</script>");
        assertThat(seen.page().select("script:not([src])")).isEmpty();
        assertThat(seen.body()).contains("&lt;script&gt;");
    }

    @Test
    void a_refusal_comes_back_on_the_form_with_reasons_clauses_and_mend() {
        Seen seen = add(Visitor.as("admin", web), "refused.example.com");
        Document page = seen.page();
        assertThat(seen.status()).isEqualTo(409);
        assertThat(page.select("#flash .reasons li")).hasSize(1);
        assertThat(page.select("#flash .host").text()).isEqualTo("rec-03, mgmt-01");
        assertThat(page.select("#flash .clauses dt").eachText()).containsExactly("B3", "C1");
        assertThat(page.select("#flash .ways a").attr("href")).isEqualTo("/demo");
        assertThat(page.select("#f-computer").attr("value")).isEqualTo("refused.example.com");
    }

    @Test
    void a_refusal_without_a_form_has_a_page_or_the_flash_area() {
        Seen page = Visitor.as("admin", web).post("/demo/refuse");
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.page().select("#flash .reasons li")).hasSize(1);
        Seen part = Visitor.as("admin", web).htmx("rows").post("/demo/refuse");
        assertThat(part.header("HX-Retarget")).isEqualTo("#flash");
        assertThat(part.page().select("#problem .reasons li")).hasSize(1);
    }

    @Test
    void another_site_cannot_act() {
        assertThat(add(Visitor.of(web).with("Cookie", "akashi_session=admin"), "a.example")
                        .status())
                .isEqualTo(403);
        Visitor evil = Visitor.of(web).with("Cookie", "akashi_session=admin").with("Sec-Fetch-Site", "cross-site");
        assertThat(add(evil, "a.example").status()).isEqualTo(403);
        Visitor plain =
                Visitor.of(web).with("Cookie", "akashi_session=admin").with("Origin", "http://127.0.0.1:" + web.port());
        assertThat(add(plain, "a.example").status()).isEqualTo(303);
    }

    @Test
    void a_body_beyond_the_limit_of_its_route_is_refused() {
        String large = "x".repeat((1 << 20) + 1);
        assertThat(Visitor.as("admin", web).post("/demo/form", "note", large).status())
                .isEqualTo(413);
        assertThat(upload(large).status()).isEqualTo(200);
        assertThat(upload(large.repeat(5)).status()).isEqualTo(413);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the closing boundary is missing, multipart/form-data; boundary=b, a.csv, ''",
        "no boundary is named, multipart/form-data, a.csv, --b--",
        "a line break in the name, multipart/form-data; boundary=b, 'a\n.csv', --b--"
    })
    void an_upload_that_broke_off_is_not_called_too_large(String what, String type, String name, String end) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"csv\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\ncomputer\r\n" + end + "\r\n";
        Seen seen = Visitor.as("admin", web).body("POST", "/demo/upload", type, body);
        assertThat(seen.status()).isEqualTo(400);
        assertThat(seen.page().text()).contains("The upload broke off", "send them again");
        assertThat(seen.header("Connection")).as("nobody sends more this way").isEqualTo("close");
    }

    @Test
    void an_upload_comes_with_the_other_fields() {
        assertThat(upload("computer,role").body()).isEqualTo("Upload[台帳.csv, 13 bytes]証");
    }

    private static Seen upload(String content) {
        String body = "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n証\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"csv\"; filename=\"台帳.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--b--\r\n";
        return Visitor.as("admin", web).body("POST", "/demo/upload", "multipart/form-data; boundary=b", body);
    }
}
