package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps in the life of a computer: what is shown before, what is so afterwards, and what is refused. */
class LifePagesTest {

    private static TestPortal portal;
    private static Browser admin;

    @BeforeAll
    static void start() {
        portal = TestPortal.start()
                .plant(Sites.withRecorders(10)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll()
                        .presence("rec-07", Presence.State.JOINING));
        admin = portal.admin().in("en");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static UUID id(String computer) {
        return Sites.id("computer " + computer);
    }

    private static String page(String computer) {
        return "/servers/" + id(computer);
    }

    private static Computer now(String computer) {
        return portal.site().computer(id(computer)).orElseThrow();
    }

    private static Browser.Page step(String computer, String step, String... fields) {
        String path = page(computer) + "/" + step;
        return admin.submit(path, path, fields);
    }

    static Stream<Arguments> shown() {
        return Stream.of(
                arguments("rec-08", "out", List.of("no longer count it", "joins again when it comes back")),
                arguments("rec-08", "replace", List.of("hardware number 2", "start again from nothing", "Revoke them")),
                arguments("rec-08", "retire", List.of("leaves the pair for good", "Revoke them")),
                arguments("rec-07", "in", List.of("counts in every check from now on")),
                arguments("mgmt-01", "out", List.of("The management server leaves")));
    }

    @ParameterizedTest(name = "{0} is told what “{1}” brings about, and nothing is done yet")
    @MethodSource("shown")
    void consequences(String computer, String step, List<String> told) {
        Presence.State before = now(computer).presence().state();
        Browser.Page answer = admin.get(page(computer) + "/" + step);
        assertThat(answer.status()).isEqualTo(200);
        String text = answer.html().select("main").text();
        assertThat(text).contains(told);
        assertThat(now(computer).presence().state()).isEqualTo(before);
    }

    @ParameterizedTest(name = "“{0}” names the certificates that stay valid, with their pages")
    @MethodSource("voiding")
    void certificates(String step) {
        Certificate it = portal.site().certificatesOf(now("rec-08")).get(0);
        var links = admin.get(page("rec-08") + "/" + step).html().select("main a[href=/certificates/" + it.id() + "]");
        assertThat(links.text())
                .contains("rec-08.site.example", "Server certificate", "2027-12-2")
                .doesNotContain("…");
    }

    static Stream<String> voiding() {
        return Stream.of("retire", "replace");
    }

    @Test
    void a_computer_goes_out_of_service_and_joins_again_when_it_is_back() {
        assertThat(step("rec-01", "out", "why", "Roof works", "until", "2027-04-01")
                        .location())
                .isEqualTo(page("rec-01"));
        assertThat(now("rec-01").presence().state()).isEqualTo(Presence.State.OUT_OF_SERVICE);
        assertThat(admin.get(page("rec-01")).html().select("#life").text())
                .contains("out of service", "Roof works", "2027-04-01");
        assertThat(step("rec-01", "back").status()).isEqualTo(303);
        assertThat(now("rec-01").presence().state()).isEqualTo(Presence.State.JOINING);
        assertThat(step("rec-01", "in").status()).isEqualTo(303);
        assertThat(now("rec-01").inService()).isTrue();
    }

    @Test
    void replaced_hardware_starts_anew_and_keeps_its_history() {
        assertThat(step("rec-02", "replace", "why", "Broken board").status()).isEqualTo(303);
        assertThat(now("rec-02").generation()).isEqualTo(2);
        assertThat(now("rec-02").joining()).isTrue();
        assertThat(portal.site().newestFor(now("rec-02"), Slot.SERVER)).isEmpty();
        assertThat(portal.site().certificatesOf(now("rec-02"))).isNotEmpty().noneMatch(Certificate::keyKept);
    }

    private static String standing(String computer, String path) {
        return admin.get(path)
                .html()
                .select("main tr:contains(" + computer + ".)")
                .text();
    }

    @Test
    void certificates_of_hardware_that_is_gone_say_so_and_do_not_count_as_in_use() {
        for (String step : List.of("replace", "retire")) {
            String computer = step.equals("retire") ? "rec-06" : "rec-05";
            step(computer, step, "why", "Flood");
            String said = "computer " + step + "d on 2027-03-01";
            assertThat(standing(computer, "/certificates")).contains(said).doesNotContain("issued");
            String filter = step.equals("retire") ? "RETIRED" : "OLD_HARDWARE";
            assertThat(standing(computer, "/certificates?state=" + filter)).contains(said);
            assertThat(standing(computer, "/certificates?state=WAITING")).isEmpty();
        }
    }

    @Test
    void a_retired_computer_takes_no_further_step_and_stays_on_record() {
        assertThat(step("rec-03", "retire", "why", "Sold").status()).isEqualTo(303);
        assertThat(now("rec-03").presence().state()).isEqualTo(Presence.State.RETIRED);
        assertThat(admin.get("/servers").html().select("#list").text()).doesNotContain("rec-03.site.example");
        assertThat(admin.get("/servers?retired=true").html().text()).contains("rec-03.site.example");
        assertThat(admin.get(page("rec-03")).html().select("#life .acts, main form"))
                .isEmpty();
        for (String step : List.of("out", "back", "replace", "retire", "rename")) {
            assertThat(admin.get(page("rec-03") + "/" + step).status()).as(step).isIn(404, 409);
        }
    }

    @Test
    void a_renamed_computer_keeps_its_old_name_until_the_date() {
        Browser.Page look =
                step("rec-04", "rename", "computer", "gate-04", "domain", "site.example", "until", "2027-06-01");
        assertThat(look.html().select(".note").text())
                .contains("rec-04.site.example becomes gate-04.site.example", "do not carry the new name");
        assertThat(look.html().select(".note a[href^=/certificates/]")).hasSize(1);
        assertThat(now("rec-04").label()).isEqualTo("rec-04.site.example");
        step(
                "rec-04",
                "rename",
                "computer",
                "gate-04",
                "domain",
                "site.example",
                "until",
                "2027-06-01",
                "sure",
                "true");
        assertThat(now("rec-04").label()).isEqualTo("gate-04.site.example");
        assertThat(now("rec-04").aliases())
                .containsExactly(new Computer.Alias(
                        new akashi.core.site.HostName("rec-04.site.example"),
                        Optional.of(LocalDate.parse("2027-06-01"))));
        assertThat(admin.get(page("rec-04")).html().select("#names").text()).contains("kept until 2027-06-01");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a step that the state does not allow", "rec-09", "in", new String[0], 409, "in service"),
                arguments("a date that is none", "rec-09", "out", new String[] {"until", "soon"}, 422, "another look"),
                arguments("a date that is over", "rec-09", "out", new String[] {"until", "2020-01-01"}, 422, "over"),
                arguments(
                        "a new name that is none",
                        "rec-05",
                        "rename",
                        new String[] {"computer", "re c"},
                        422,
                        "host name has"),
                arguments("no new name", "rec-09", "rename", new String[] {"computer", ""}, 422, ""),
                arguments(
                        "the name it has",
                        "rec-09",
                        "rename",
                        new String[] {"computer", "rec-09", "domain", "site.example", "sure", "true"},
                        422,
                        "This is its name already"),
                arguments(
                        "the name it has, when only its effects are asked for,",
                        "rec-09",
                        "rename",
                        new String[] {"computer", "rec-09", "domain", "site.example"},
                        422,
                        "This is its name already"));
    }

    @ParameterizedTest(name = "{0} is refused and changes nothing")
    @MethodSource("refused")
    void refusals(String what, String computer, String step, String[] fields, int status, String said) {
        Computer before = now(computer);
        Browser.Page answer = admin.post(page(computer) + "/" + step, fields);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.html().body().text()).containsIgnoringCase(said);
        assertThat(now(computer)).isEqualTo(before);
    }

    @Test
    void an_unknown_computer_is_not_found_and_the_helpdesk_takes_no_step() {
        assertThat(admin.get("/servers/" + UUID.randomUUID() + "/out").status()).isEqualTo(404);
        assertThat(admin.get("/servers/no-id/retire").status()).isEqualTo(404);
        Browser helpdesk = portal.as(Access.HELPDESK);
        assertThat(helpdesk.get(page("rec-10") + "/out").status()).isEqualTo(403);
        assertThat(helpdesk.post(page("rec-10") + "/retire").status()).isEqualTo(403);
        assertThat(now("rec-10").inService()).isTrue();
    }

    @Test
    void every_step_is_told_in_japanese_too() {
        Browser japanese = portal.admin().in("ja");
        for (String step : List.of("out", "replace", "retire", "rename")) {
            Browser.Page answer = japanese.get(page("rec-10") + "/" + step);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.html().select("h1").text()).as(step).containsPattern("[\\p{IsHan}\\p{IsKatakana}]");
        }
    }
}
