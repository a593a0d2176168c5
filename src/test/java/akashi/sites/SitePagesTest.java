package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the inventory, as a browser without scripts meets them. */
class SitePagesTest {

    private static TestPortal portal;
    private static Browser admin;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
        admin = portal.admin().in("en");
        portal.run(new ImportInventory(SampleSite.inventory(), "sample.csv", false, false));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static Computer computer(String name) {
        return portal.site().computerCalled(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/servers",
                "/servers/new",
                "/clients",
                "/clients/new",
                "/settings",
                "/sites/import",
                "/servers?q=rec&role=RECORDING&page=1"
            })
    void every_page_is_shown_in_both_languages(String path) {
        for (String lang : new String[] {"ja", "en"}) {
            Browser.Page page = portal.admin().in(lang).get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("html").attr("lang")).isEqualTo(lang);
            assertThat(page.html().select("h1").text()).isNotBlank();
        }
    }

    @Test
    void every_page_of_a_computer_is_shown() {
        UUID rec = computer("rec-01").id();
        for (String path : new String[] {"", "/edit", "/out", "/replace", "/retire", "/rename", "/remove"}) {
            for (String lang : new String[] {"ja", "en"}) {
                assertThat(portal.admin().in(lang).get("/servers/" + rec + path).status())
                        .as(path)
                        .isEqualTo(200);
            }
        }
        assertThat(admin.get("/servers/" + rec).html().select("#names, #encryption, #certificates, #facts"))
                .hasSize(4);
        assertThat(admin.get("/servers/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void helpdesk_sees_and_has_nothing_to_do() {
        Browser helpdesk = portal.as(Access.HELPDESK);
        Browser.Page list = helpdesk.get("/servers");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.html().select("main form[method=post], main a.btn.primary"))
                .isEmpty();
        Browser.Page one = helpdesk.get("/servers/" + computer("rec-02").id());
        assertThat(one.html().select("main form").eachAttr("action")).containsOnly("/probes");
        assertThat(one.html().select("main a.btn").eachAttr("href"))
                .allMatch(way ->
                        way.startsWith("/diagnose?") || way.startsWith("/check-kit?") || way.startsWith("/probes"));
        assertThat(helpdesk.get("/servers/new").status()).isEqualTo(403);
        assertThat(helpdesk.get("/sites/export.csv").status()).isEqualTo(403);
        assertThat(portal.as(Access.TRAINEE).get("/servers").status()).isEqualTo(403);
    }

    @Test
    void one_more_server_is_offered_without_losing_what_was_typed() {
        Browser.Page wider = admin.post("/servers/new", "computer", "new-01", "rows", "1", "more", "true");
        assertThat(wider.html().select("[name=role-1]")).hasSize(1);
        assertThat(wider.html().select("[name=computer]").val()).isEqualTo("new-01");
    }

    private static void takeSecondServerAway(Computer computer) {
        admin.post(
                "/servers/" + computer.id() + "/edit",
                "act",
                "a2",
                "windows",
                "SERVER_2019",
                "rows",
                "2",
                "role-0",
                "RECORDING",
                "role-1",
                "LPR",
                "gone-1",
                "true");
    }

    @Test
    void a_computer_is_added_with_two_servers_and_changed() {
        Browser.Page added = admin.post(
                "/servers/new",
                "act",
                "a1",
                "computer",
                "new-01",
                "domain",
                "sample-city.example",
                "windows",
                "SERVER_2022",
                "rows",
                "2",
                "role-0",
                "RECORDING",
                "name-0",
                "<b>שער</b> 🚧",
                "role-1",
                "LPR");
        assertThat(added.status()).isEqualTo(303);
        Computer computer = computer("new-01");
        assertThat(computer.servers()).hasSize(2);
        String page = admin.get("/servers/" + computer.id()).text();
        assertThat(page).contains("&lt;b&gt;").doesNotContain("<b>שער");
        takeSecondServerAway(computer);
        assertThat(computer("new-01").servers()).extracting(s -> s.role()).containsExactly(Role.RECORDING);
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
        Browser.Page page =
                admin.post("/servers/new", "computer", "rec 01", "windows", "UNKNOWN", "rows", "1", "notes", "keep me");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-computer").text()).contains("letters, digits");
        assertThat(page.html().select("[name=notes]").text()).isEqualTo("keep me");
        Browser.Page twice = admin.post(
                "/servers/new",
                "computer",
                "rec-01",
                "domain",
                "sample-city.example",
                "windows",
                "UNKNOWN",
                "role-0",
                "LOG");
        assertThat(twice.status()).isEqualTo(409);
    }

    @Test
    void a_computer_goes_out_of_service_and_comes_back() {
        String path = "/servers/" + computer("rec-03").id();
        assertThat(admin.get(path + "/out").text()).contains("leaves the pair");
        admin.post(path + "/out", "act", "o1", "why", "Roof works", "until", "2027-05-01");
        assertThat(computer("rec-03").presence().state()).isEqualTo(Presence.State.OUT_OF_SERVICE);
        assertThat(admin.get(path).text()).contains("Roof works", "2027-05-01");
        assertThat(admin.get(path + "/out").status()).isEqualTo(409);
        admin.post(path + "/back", "act", "o2", "why", "");
        assertThat(computer("rec-03").presence().state()).isEqualTo(Presence.State.IN_SERVICE);
    }

    @Test
    void a_renamed_computer_keeps_its_old_name_and_the_consequences_come_first() {
        String path = "/servers/" + computer("rec-04").id() + "/rename";
        Browser.Page first =
                admin.post(path, "computer", "rec-44", "domain", "sample-city.example", "until", "2027-06-01");
        assertThat(first.text()).contains("rec-44.sample-city.example").contains("does not start under another name");
        assertThat(computer("rec-04").shortLabel()).isEqualTo("rec-04");
        admin.post(
                path,
                "act",
                "r1",
                "computer",
                "rec-44",
                "domain",
                "sample-city.example",
                "until",
                "2027-06-01",
                "sure",
                "true");
        assertThat(computer("rec-44").aliases())
                .extracting(a -> a.name().value())
                .contains("rec-04.sample-city.example");
    }

    @Test
    void replaced_hardware_is_another_generation() {
        String path = "/servers/" + computer("rec-05").id();
        admin.post(path + "/replace", "act", "p1", "why", "");
        admin.post(path + "/replace", "act", "p1", "why", "");
        assertThat(computer("rec-05").generation()).isEqualTo(2);
    }

    @Test
    void a_computer_without_traces_is_deleted_and_a_retired_one_kept() {
        UUID one = computer("rec-06").id();
        admin.post("/servers/" + one + "/remove", "act", "d1", "why", "");
        assertThat(portal.site().computer(one)).isEmpty();
        UUID other = computer("rec-07").id();
        admin.post("/servers/" + other + "/retire", "act", "d2", "why", "");
        assertThat(portal.site().computer(other)).isPresent();
        assertThat(admin.get("/servers?retired=true").text()).contains("rec-07");
        assertThat(admin.get("/servers/" + other).html().select("main form")).isEmpty();
    }

    @Test
    void client_groups_are_added_changed_and_removed() {
        admin.post(
                "/clients/new",
                "act",
                "c1",
                "kind",
                "DLNA",
                "name",
                "\"><script>x</script>",
                "count",
                "3",
                "serves",
                "rec-01");
        assertThat(admin.get("/clients").text()).doesNotContain("<script>x").contains("&lt;script&gt;x");
        UUID id = portal.site().clientGroups().stream()
                .filter(g -> g.name().contains("script"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(admin.post("/clients/" + id, "act", "c2", "kind", "DLNA", "count", "0")
                        .status())
                .isEqualTo(422);
        admin.post("/clients/" + id, "act", "c3", "kind", "DLNA", "name", "Halls", "count", "5");
        assertThat(admin.get("/clients/" + id).html().select("[name=count]").val())
                .isEqualTo("5");
        admin.post("/clients/" + id + "/remove", "act", "c4", "why", "");
        assertThat(admin.get("/clients/" + id).status()).isEqualTo(404);
    }

    @Test
    void the_settings_are_changed() {
        admin.post("/settings", "act", "s1", "name", "市役所", "connect", "address", "days", "45", "patience", "48");
        assertThat(portal.site().site().patience().toHours()).isEqualTo(48);
        assertThat(portal.site().site().byAddress()).isTrue();
        assertThat(portal.site().site().staleAfter().toDays()).isEqualTo(45);
        assertThat(admin.post("/settings", "act", "s2", "name", "", "days", "0").status())
                .isEqualTo(422);
    }

    @Test
    void a_file_is_looked_at_then_taken_once_and_only_on_the_site_that_was_seen() {
        byte[] csv = Csv.bytes("computer,role,name,domain", "imp-01,LOG,\"=cmd\",", "imp 02,LOG,<script>,");
        Browser.Page sent = admin.upload("/sites/import", "file", "C:\\inv.csv", csv);
        assertThat(sent.status()).isEqualTo(303);
        Browser.Page preview = admin.get(sent.location());
        assertThat(preview.text()).contains("imp 02", "UTF-8", "=cmd").doesNotContain("<script>,");
        assertThat(portal.site().computerCalled("imp-01")).isEmpty();
        String plan = preview.html().select("[name=plan]").val();
        assertThat(admin.post(sent.location(), "act", "i0", "plan", plan).status())
                .isEqualTo(422);
        Browser.Page stale = admin.post(sent.location(), "act", "i1", "plan", "0", "leave_out", "true");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.html().select("[name=plan]").val()).isEqualTo(plan);
        Browser.Page done = admin.post(sent.location(), "act", "i2", "plan", plan, "leave_out", "true");
        assertThat(done.status()).isEqualTo(303);
        assertThat(admin.post(sent.location(), "act", "i2", "plan", plan, "leave_out", "true")
                        .status())
                .isEqualTo(303);
        assertThat(portal.site().computerCalled("imp-01")).isPresent();
    }

    @Test
    void a_file_that_is_none_is_refused_on_the_page_it_came_from() {
        Browser.Page page =
                admin.upload("/sites/import", "file", "x.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-file").text()).contains("computer");
    }

    @Test
    void the_export_imports_again_without_a_change() {
        Browser.Page file = admin.get("/sites/export.csv");
        assertThat(file.header("Content-Disposition")).contains("2027-03-01.csv");
        Browser.Page sent = admin.upload("/sites/import", "file", "again.csv", file.bytes());
        assertThat(admin.get(sent.location()).text()).contains("already as the file says");
    }
}
