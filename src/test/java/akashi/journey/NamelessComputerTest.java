package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.site.ChangeSet;
import akashi.core.site.Computer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that knows one recorder by its address only: from the import to the gate, and both ways past it. */
class NamelessComputerTest {

    private static final String CSV = """
            computer,role,name,domain
            mgmt-01,MANAGEMENT,Management,harbour.example
            rec-01,RECORDING,Gate,harbour.example
            10.1.0.12,RECORDING,Quay,
            """;

    private final TestPortal portal = TestPortal.start();
    private final Browser admin = portal.admin();
    private String change;

    @BeforeEach
    void plan_the_pair() {
        Page looked = admin.upload("/sites/import", "file", "site.csv", CSV.getBytes(StandardCharsets.UTF_8));
        Page preview = admin.get(looked.location());
        assertThat(preview.html().select(".note").text())
                .contains("One computer comes without a computer name", "cannot take effect");
        admin.submit(looked.location(), looked.location());
        admin.submit("/authorities/new", "/authorities/new", "name", "CA", "key", "RSA_2048", "years", "15");
        String management =
                portal.site().management().map(Computer::id).orElseThrow().toString();
        change = admin.post("/encryption/turn", "computer", management, "slot", "SERVER", "on", "true", "pair", "true")
                .location();
        issue("mgmt-01");
        issue("rec-01");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void every_place_that_reports_it_leads_to_its_name() {
        String naming = "/servers/" + computer("10.1.0.12").id() + "/edit";
        String resting = "/servers/" + computer("10.1.0.12").id() + "/out";
        for (String path : List.of("/", "/servers", "/certificates/issue", change, naming.replace("/edit", ""))) {
            assertThat(links(path)).as(path).contains(naming);
        }
        assertThat(links(change)).contains(resting);
        assertThat(links(naming)).contains(resting);
        assertThat(links(naming.replace("/edit", ""))).contains(resting);
        assertThat(admin.get(change).html().select("#go")).isEmpty();
        assertThat(admin.get(change).html().select(".check .act a").eachAttr("href"))
                .as("nothing is left to issue but for the one without a name")
                .contains(naming)
                .doesNotContain("/certificates/issue");
    }

    @Test
    void once_it_has_a_name_the_pair_goes() {
        Computer nameless = computer("10.1.0.12");
        String naming = "/servers/" + nameless.id() + "/edit";
        Page form = admin.get(naming);
        List<String> fields = new ArrayList<>(List.of("computer", "rec-02", "domain", "harbour.example"));
        fields.addAll(List.of("addresses", "10.1.0.12", "windows", "SERVER_2022", "role-0", "RECORDING"));
        assertThat(form.status()).isEqualTo(200);
        assertThat(admin.submit(naming, naming, fields.toArray(String[]::new)).status())
                .isEqualTo(303);
        assertThat(computer("rec-02").id()).isEqualTo(nameless.id());
        issue("rec-02");
        go();
    }

    @Test
    void while_it_rests_the_others_go() {
        String resting = "/servers/" + computer("10.1.0.12").id() + "/out";
        assertThat(admin.submit(resting, resting, "why", "name not known yet").status())
                .isEqualTo(303);
        go();
    }

    private void go() {
        for (String fact : List.of("CERTIFICATE_INSTALLED", "KEY_READABLE", "CA_TRUSTED")) {
            assertThat(admin.submit("/facts?fact=" + fact, "/facts", "everyone", "true")
                            .status())
                    .isEqualTo(303);
        }
        List<String> words = new ArrayList<>();
        for (Element box : admin.get(change).html().select("input[name=ack]")) {
            words.addAll(List.of("ack", box.val(), "note-" + box.val(), "looked at"));
        }
        admin.get(change).hidden(change + "/go").forEach((name, value) -> words.addAll(List.of(name, value)));
        Page gone = admin.post(change + "/go", words.toArray(String[]::new));
        assertThat(gone.status()).as(gone.html().text()).isEqualTo(303);
        assertThat(portal.site().changes()).extracting(ChangeSet::state).containsExactly(ChangeSet.State.RUNNING);
    }

    private List<String> links(String path) {
        return admin.get(path).html().select("#main a").eachAttr("href");
    }

    private void issue(String host) {
        String page = "/certificates/issue?computer=" + computer(host).id();
        assertThat(admin.submit(page, "/certificates/issue", "key", "RSA_2048", "days", "397")
                        .status())
                .isEqualTo(303);
    }

    private Computer computer(String name) {
        return portal.site().computerCalled(name).orElseThrow();
    }
}
