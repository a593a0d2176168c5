package akashi.encryption;

import static akashi.core.site.Slot.MOBILE;
import static akashi.core.site.Slot.SERVER;
import static akashi.core.site.Slot.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.ChangeSet.State;
import akashi.core.site.Fact;
import akashi.core.site.Slot;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {

    private static List<String> press(Harbour harbour, String host, Slot slot, boolean on) {
        return List.of(
                "computer", harbour.id(host).toString(), "slot", slot.name(), "on", "" + on, "back", "/encryption");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void a_lone_press_is_refused_on_a_page_that_offers_the_whole_pair_in_one_click() {
        try (Harbour harbour = new Harbour(3);
                Pages pages = new Pages(harbour)) {
            HttpResponse<String> refused =
                    pages.post("admin", "/encryption/turn", press(harbour, "rec-03", SERVER, true));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("rec-03 alone cannot be switched on", "B3", "C1", "D3", "rec-03.example.com")
                    .contains("rec-01 … rec-03");

            String seen = Pages.field(refused.body(), "/encryption/turn", "seen");
            HttpResponse<String> saved = pages.post(
                    "admin",
                    "/encryption/turn",
                    List.of(
                            "computer",
                            harbour.id("rec-03").toString(),
                            "slot",
                            "SERVER",
                            "on",
                            "true",
                            "pair",
                            "true",
                            "seen",
                            seen));
            assertThat(saved.statusCode()).isEqualTo(303);
            assertThat(location(saved)).matches("/encryption/[0-9a-f-]{36}");
            assertThat(harbour.site().data().wantedOn()).hasSize(6);
        }
    }

    @Test
    void htmx_gets_the_refusal_beside_the_switch_and_the_table_again() {
        try (Harbour harbour = new Harbour(3);
                Pages pages = new Pages(harbour)) {
            HttpResponse<String> refused = pages.post(
                    "admin-ja",
                    "/encryption/turn",
                    press(harbour, "rec-03", SERVER, true),
                    "HX-Request",
                    "true",
                    "HX-Target",
                    "switches");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .startsWith("<div class=\"stack\" id=\"switches\"")
                    .contains("rec-03 だけをオンにすることはできません", "6 台をまとめてオンにする")
                    .doesNotContain("<html");
        }
    }

    @Test
    void a_switch_outside_the_pair_is_planned_and_the_reader_goes_back() {
        try (Harbour harbour = new Harbour(2);
                Pages pages = new Pages(harbour)) {
            HttpResponse<String> saved =
                    pages.post("admin", "/encryption/turn", press(harbour, "mob-01", MOBILE, true));
            assertThat(location(saved)).isEqualTo("/encryption");
            assertThat(harbour.wanted("mob-01", MOBILE)).isTrue();
            HttpResponse<String> again =
                    pages.post("other", "/encryption/turn", press(harbour, "mob-01", MOBILE, true));
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("change set 1 of admin");
        }
    }

    @Test
    void presses_of_one_person_come_together_in_one_change_set() {
        try (Harbour harbour = new Harbour(3);
                Pages pages = new Pages(harbour)) {
            for (String host : List.of("rec-01", "rec-02")) {
                pages.post("admin", "/encryption/turn", press(harbour, host, STREAMING, true));
            }
            pages.post("other", "/encryption/turn", press(harbour, "rec-03", STREAMING, true));
            pages.post("admin", "/encryption/turn", press(harbour, "mob-01", MOBILE, true));
            assertThat(harbour.site().changes())
                    .extracting(change -> change.by() + " " + change.turns().size())
                    .containsExactly("admin 2", harbour.another().name() + " 1", "admin 1");
            assertThat(harbour.site().data().wantedOn()).hasSize(4);

            pages.post("admin", "/encryption/turn", press(harbour, "rec-02", STREAMING, false));
            assertThat(harbour.wanted("rec-02", STREAMING)).isFalse();
            assertThat(harbour.wanted("rec-01", STREAMING)).isTrue();
        }
    }

    static Stream<Arguments> badBack() {
        return Stream.of(
                arguments("another site", "//evil.example"),
                arguments("another scheme", "https://evil.example"),
                arguments("a backslash", "/\\evil.example"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badBack")
    void nobody_is_led_elsewhere(String what, String back) {
        try (Harbour harbour = new Harbour(1);
                Pages pages = new Pages(harbour)) {
            HttpResponse<String> saved = pages.post(
                    "admin",
                    "/encryption/turn",
                    List.of("computer", harbour.id("mob-01").toString(), "slot", "MOBILE", "on", "true", "back", back));
            assertThat(location(saved)).as(what).startsWith("/encryption/");
        }
    }

    @Test
    void the_helpdesk_reads_everything_and_is_offered_nothing() {
        try (Harbour harbour = new Harbour(2).wanted(SERVER, "mgmt-01");
                Pages pages = new Pages(harbour)) {
            UUID id = harbour.save(false, harbour.turn("mob-01", MOBILE, true));
            assertThat(pages.get("helpdesk", "/encryption").body())
                    .contains("rec-01", "Two ways out")
                    .doesNotContain("action=\"/encryption/turn\"");
            assertThat(pages.get("helpdesk", "/encryption/" + id).body())
                    .contains("Checks before encryption goes on", "differs from the management server")
                    .doesNotContain("/undo", "id=\"go\"");
            assertThat(pages.post("helpdesk", "/encryption/turn", press(harbour, "mob-01", MOBILE, true))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void from_the_checks_to_the_last_recorded_switch() {
        try (Harbour harbour = new Harbour(2);
                Pages pages = new Pages(harbour)) {
            UUID id = harbour.save(true, harbour.turn("mgmt-01", SERVER, true));
            String path = "/encryption/" + id;
            assertThat(pages.get("admin", path).body())
                    .contains("Certificate installed", "0/5", "Issue for 5 computers", "3 required checks are not met")
                    .doesNotContain("id=\"go\"");

            harbour.prepared();
            String ready = pages.get("admin", path).body();
            assertThat(ready).contains("Let 5 switches take effect").doesNotContain("not met, so nothing");
            List<String> fields = List.of(
                    "act", Pages.field(ready, path + "/go", "act"), "seen", Pages.field(ready, path + "/go", "seen"));
            assertThat(location(pages.post("admin", path + "/go", fields))).isEqualTo(path);
            assertThat(location(pages.post("admin", path + "/go", fields)))
                    .as("a double click")
                    .isEqualTo(path);

            assertThat(pages.get("admin", path).body())
                    .contains("ServerConfigurator.exe /quiet /enableencryption"
                            + " /certificategroup=84430eb7-847c-422d-aa00-7915cd0d7a65 /thumbprint=")
                    .contains("0 of 5 in effect");
            pages.post(
                    "admin",
                    path + "/in-effect",
                    List.of("computer", harbour.id("mgmt-01").toString()));
            assertThat(pages.get("helpdesk", path).body()).contains("1 of 5 in effect");
            pages.post("admin", path + "/in-effect", List.of());
            assertThat(harbour.change(id).state()).isEqualTo(State.DONE);
            assertThat(pages.get("admin", path).body()).contains("Encryption was switched on");
            assertThat(pages.get("admin", "/encryption").body()).contains("is on at all 5 computers");
        }
    }

    @Test
    void a_form_that_is_out_of_date_shows_the_difference_and_the_checks_as_they_are_now() {
        try (Harbour harbour = new Harbour(2).prepared();
                Pages pages = new Pages(harbour)) {
            UUID id = harbour.save(true, harbour.turn("mgmt-01", SERVER, true));
            String path = "/encryption/" + id;
            String seen = Pages.field(pages.get("admin", path).body(), path + "/go", "seen");
            harbour.observed(Fact.KEY_READABLE, "rec-02", SERVER, false);

            HttpResponse<String> refused = pages.post("admin", path + "/go", List.of("seen", seen));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("The site has changed since this page was opened")
                    .contains("it was “met” and is “not met”", "private key not readable");
        }
    }

    @Test
    void a_word_for_an_open_check_needs_to_say_how_and_keeps_what_was_typed() {
        try (Harbour harbour = new Harbour(2).prepared();
                Pages pages = new Pages(harbour)) {
            harbour.arrange(context -> context.db()
                    .execute("update observation set seen_at = timestamp with time zone '2026-01-01 00:00:00+00'"
                            + " where fact = 'KEY_READABLE'"));
            UUID id = harbour.save(true, harbour.turn("mgmt-01", SERVER, true));
            String path = "/encryption/" + id;
            assertThat(pages.get("admin", path).body()).contains("name=\"note-KEY_READABLE\"");

            HttpResponse<String> again = pages.post(
                    "admin", path + "/go", List.of("ack", "KEY_READABLE", "by-KEY_READABLE", "<b>Mori", "act", "t"));
            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body())
                    .contains("Say how it was confirmed", "&lt;b&gt;Mori")
                    .doesNotContain("<b>Mori");

            pages.post("admin", path + "/go", List.of("ack", "KEY_READABLE", "note-KEY_READABLE", "<i>looked</i>"));
            assertThat(pages.get("admin", path).body()).contains("&lt;i&gt;looked&lt;/i&gt;");
        }
    }

    @Test
    void a_preview_that_would_tear_the_pair_is_drawn_together_and_saved_as_shown() {
        try (Harbour harbour = new Harbour(3);
                Pages pages = new Pages(harbour)) {
            String path = "/encryption/new?flip=" + harbour.id("rec-02") + ".SERVER&STREAMING=on";
            String preview = pages.get("admin", path).body();
            assertThat(preview).contains("drawn into one change of 9 switches", "Plan it: 9 switches on");
            assertThat(harbour.site().data().wantedOn()).isEmpty();

            HttpResponse<String> saved = pages.post(
                    "admin",
                    "/encryption/new",
                    List.of(
                            "flip",
                            harbour.id("rec-02") + ".SERVER",
                            "STREAMING",
                            "on",
                            "complete",
                            "true",
                            "seen",
                            Pages.field(preview, "/encryption/new", "seen")));
            assertThat(saved.statusCode()).isEqualTo(303);
            assertThat(harbour.site().data().wantedOn()).hasSize(9);
        }
    }

    @Test
    void every_page_is_there_in_both_languages() {
        try (Harbour harbour = new Harbour(2);
                Pages pages = new Pages(harbour)) {
            for (String lang : List.of("en", "ja")) {
                for (String path :
                        List.of("", "?q=rec&part=RECORDING", "?part=none&page=99", "/new", "/new?EVENT=on")) {
                    HttpResponse<String> page = pages.get("admin-" + lang, "/encryption" + path);
                    assertThat(page.statusCode()).as(path).isEqualTo(200);
                    assertThat(page.body())
                            .as(path)
                            .contains("lang=\"" + lang + "\"")
                            .doesNotContain("${", "#{");
                }
            }
        }
    }

    @Test
    void turning_off_names_what_is_lost() {
        try (Harbour harbour =
                        new Harbour(2).wanted(MOBILE, "mob-01").observed(Fact.IN_EFFECT, "mob-01", MOBILE, true);
                Pages pages = new Pages(harbour)) {
            UUID id = harbour.save(false, harbour.turn("mob-01", MOBILE, false));
            assertThat(pages.get("admin", "/encryption/" + id).body())
                    .contains("push-to-talk stops working", "Let 1 switch go off");
        }
    }
}
