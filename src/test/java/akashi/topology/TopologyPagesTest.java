package akashi.topology;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.access.Access;
import akashi.core.link.CertificateLink;
import akashi.core.site.Role;
import akashi.core.trust.Status;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every diagram as a page, as a part and as a file, for sites in every state. */
class TopologyPagesTest {

    private static final DrawnPortal PORTAL = new DrawnPortal(Scenes.EVERY_STATUS.data());

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    static Stream<String> addresses() {
        Stream<String> links = Arrays.stream(CertificateLink.values()).map(link -> "/topology/" + link.slug());
        Stream<String> roles = Arrays.stream(Role.values()).map(role -> "/topology/role/" + Tabs.slug(role));
        return Stream.concat(Stream.of("/topology/site"), Stream.concat(links, roles));
    }

    @ParameterizedTest(name = "{0} has a picture, a table and a way on, in both languages")
    @MethodSource("addresses")
    void every_diagram_is_a_page(String path) {
        for (String lang : List.of("en", "ja")) {
            HttpResponse<String> answer = PORTAL.get(path + "?lang=" + lang, Access.HELPDESK);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains(
                            "<html lang=\"" + lang + "\"",
                            "role=\"group\"",
                            "<table",
                            "figcaption",
                            "aria-current=\"page\"")
                    .doesNotContain("<form method=\"post\" action=\"/encryption/turn\"");
        }
    }

    @ParameterizedTest(name = "{0}.svg stands alone and is the same each time")
    @MethodSource("addresses")
    void every_diagram_is_a_file(String path) {
        HttpResponse<String> one = PORTAL.get(path + ".svg?lang=ja", Access.HELPDESK);
        HttpResponse<String> two = PORTAL.get(path + ".svg?lang=ja", Access.HELPDESK);
        assertThat(one.body())
                .isEqualTo(two.body())
                .startsWith("<?xml version=\"1.0\"")
                .contains(
                        "version=\"1.1\"", "<title>", "<desc>", "<style type=\"text/css\">", "認証局", "xlink:href=\"#s-")
                .doesNotContain("<a ", "var(--", " th:", " href=");
        assertThat(one.headers().firstValue("Content-Type")).hasValue("image/svg+xml; charset=utf-8");
        assertThat(Xml.elements(one.body())).contains("svg", "text", "path", "rect");
    }

    @ParameterizedTest(name = "{0} is drawn with its own mark and line")
    @EnumSource(Status.class)
    void every_status_has_a_mark_a_word_and_a_line(Status status) {
        String page = PORTAL.get("/topology/recorder-to-management?lang=en", Access.ADMIN)
                .body();
        assertThat(page)
                .contains(
                        "#s-" + status.name().toLowerCase(),
                        "class=\"l-" + status.name().toLowerCase() + "\"");
    }

    @ParameterizedTest(name = "a site {0} is drawn")
    @EnumSource(Scenes.class)
    void every_scene_is_drawn(Scenes scene) {
        try (DrawnPortal portal = new DrawnPortal(scene.data())) {
            addresses()
                    .flatMap(path -> Stream.of(path, path + ".svg"))
                    .forEach(path -> assertThat(portal.get(path, Access.ADMIN).statusCode())
                            .as(path)
                            .isEqualTo(200));
        }
    }

    @ParameterizedTest(name = "in {0} a file says in words that a role takes part in nothing")
    @CsvSource({"en,Log server,Nobody takes part yet", "ja,ログサーバー,まだ対象がありません"})
    void a_picture_of_nothing_says_so(String lang, String role, String nobody) {
        try (DrawnPortal portal = new DrawnPortal(Scenes.NOBODY.data())) {
            HttpResponse<String> file = portal.get("/topology/role/log.svg?lang=" + lang, Access.HELPDESK);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type")).hasValue("image/svg+xml; charset=utf-8");
            assertThat(Xml.elements(file.body())).contains("svg", "title", "desc", "text");
            assertThat(file.body()).contains("lang=\"" + lang + "\"", role, nobody + "</text>", nobody + "</desc>");
        }
    }

    @Test
    void opening_a_group_answers_the_part_that_holds_picture_and_table() {
        String part = PORTAL.get(
                        "/topology/recorder-to-management?open=RECORDED&lang=en",
                        Access.ADMIN,
                        "HX-Request",
                        "true",
                        "HX-Target",
                        "view")
                .body();
        assertThat(part).startsWith("<div id=\"view\"").contains("<figure", "rec-06", "<table");
        assertThat(part).doesNotContain("<html", "rec-01.model.example");
    }

    @Test
    void the_worst_comes_first_in_the_table() {
        String page = PORTAL.get("/topology/recorder-to-management?lang=en", Access.ADMIN)
                .body();
        String table = page.substring(page.indexOf("<tbody"));
        assertThat(table.indexOf("rec-01.model.example")).isLessThan(table.indexOf("rec-02.model.example"));
        assertThat(table).contains("/facts?fact=CA_TRUSTED");
    }

    @Test
    void an_administrator_finds_the_switch_beside_each_computer() {
        String page = PORTAL.get("/topology/management-to-recorders?lang=en", Access.ADMIN)
                .body();
        assertThat(page).contains("action=\"/encryption/turn\"", "name=\"act\"", "role=\"switch\"");
    }

    @Test
    void a_long_table_is_paged() {
        try (DrawnPortal portal = new DrawnPortal(Scenes.THOUSAND.data())) {
            String page = portal.get("/topology/recorder-to-clients?page=3&lang=en", Access.HELPDESK)
                    .body();
            assertThat(page.split("<tr>")).hasSizeBetween(51, 53);
            assertThat(page).contains("page=2", "page=4");
        }
    }

    @Test
    void what_is_no_diagram_is_not_found_and_a_trainee_sees_none() {
        assertThat(PORTAL.get("/topology/nothing", Access.ADMIN).statusCode()).isEqualTo(404);
        assertThat(PORTAL.get("/topology/role/nothing", Access.ADMIN).statusCode())
                .isEqualTo(404);
        assertThat(PORTAL.get("/topology/site", Access.TRAINEE).statusCode()).isEqualTo(403);
    }

    @Test
    void a_step_leads_to_the_walkthrough() {
        HttpResponse<String> answer = PORTAL.get("/topology/mobile-to-clients?step=4", Access.HELPDESK);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/learn/walkthrough/mobile-to-clients?step=4");
    }
}
