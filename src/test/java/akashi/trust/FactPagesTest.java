package akashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FactPagesTest {

    private TestPortal portal;
    private Browser admin;

    @BeforeEach
    void open() {
        portal = TestPortal.start()
                .plant(Sites.withRecorders(2)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll()
                        .trusted("rec-01", false));
        admin = portal.admin();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @EnumSource(Fact.class)
    void every_fact_has_its_page_in_both_languages(Fact fact) {
        assertThat(admin.get("/facts?fact=" + fact + "&lang=en").status()).isEqualTo(200);
        assertThat(admin.get("/facts?fact=" + fact + "&lang=ja").text()).contains("実際の状態を記録する");
    }

    @Test
    void without_a_ca_the_page_leads_to_making_one() {
        try (TestPortal bare = TestPortal.start().plant(Sites.withRecorders(1))) {
            assertThat(bare.admin().get("/facts?fact=CA_TRUSTED").html().select("main a[href=/authorities/new]"))
                    .hasSize(1);
        }
        assertThat(admin.get("/facts?fact=CA_TRUSTED").html().select("main a[href=/authorities/new]"))
                .isEmpty();
    }

    @Test
    void ticked_lines_are_recorded_with_a_note() {
        String item = Sites.id("computer rec-01") + " SERVER";
        Browser.Page page = admin.submit(
                "/facts?fact=KEY_READABLE", "/facts", "item", item, "value", "true", "note", "Mori looked");
        assertThat(page.status()).isEqualTo(303);
        assertThat(portal.site()
                        .evidence()
                        .about(Fact.KEY_READABLE, Sites.id("computer rec-01"), Slot.SERVER)
                        .orElseThrow()
                        .note())
                .isEqualTo("Mori looked");
    }

    @Test
    void everyone_open_can_be_recorded_at_once() {
        admin.submit("/facts?fact=CERTIFICATE_INSTALLED", "/facts", "everyone", "true");
        assertThat(admin.get("/facts?fact=CERTIFICATE_INSTALLED&lang=en").text())
                .contains("0 of 3 are still open.");
    }

    @Test
    void a_double_click_records_once() {
        var hidden = admin.get("/facts?fact=CERTIFICATE_INSTALLED").hidden("/facts");
        String item = Sites.id("computer rec-01") + " SERVER";
        for (int click = 0; click < 2; click++) {
            admin.post("/facts", "fact", hidden.get("fact"), "act", hidden.get("act"), "item", item, "value", "true");
        }
        assertThat(portal.database()
                        .db()
                        .fetchCount(
                                org.jooq.impl.DSL.table("observation"),
                                org.jooq.impl.DSL.condition("fact = 'CERTIFICATE_INSTALLED'")))
                .isEqualTo(1);
    }

    @Test
    void nothing_ticked_is_said_and_nothing_lost() {
        Browser.Page page =
                admin.submit("/facts?fact=CA_TRUSTED", "/facts", "value", "true", "note", "half a <b>note</b>");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#note").attr("value")).isEqualTo("half a <b>note</b>");
        assertThat(page.text()).contains("Select at least one line.");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no JSON|{\"computer\":1,|not a receipt",
                "another format|{\"receipt\":\"other 1\",\"computer\":\"rec-01\"}|not a receipt",
                "a computer nobody knows|{\"receipt\":\"akashi-receipt 1\",\"verb\":\"Check\","
                        + "\"computer\":\"far-01\",\"at\":\"2027-03-01T08:00:00Z\"}|far-01 is not in the inventory"
            })
    void a_receipt_that_is_none_is_told_at_its_field(String what, String file, String told) {
        Browser.Page page =
                admin.in("en").upload("/facts/receipts", "receipt", "x.json", file.getBytes(StandardCharsets.UTF_8));
        assertThat(page.status()).as(what).isEqualTo(422);
        assertThat(page.html().select("#e-receipt").text()).contains(told);
        assertThat(page.html().select(".refuse a[href^=#]"))
                .allSatisfy(link -> assertThat(page.html().select(link.attr("href")))
                        .as("where the summary leads")
                        .isNotEmpty());
    }

    private Browser.Page receipt(String computer, String at) {
        String body = """
                {"receipt": "akashi-receipt 1", "verb": "Check", "computer": "%s", "at": "%s", "outcome": 0,
                 "certificates": [{"slot": "SERVER", "thumbprint": "%s", "store": "My", "installed": true}]}
                """.formatted(computer, at, "AB".repeat(20));
        return admin.in("en")
                .upload("/facts/receipts", "receipt", "receipt.json", body.getBytes(StandardCharsets.UTF_8));
    }

    private int kept(String table) {
        return portal.database().db().fetchCount(org.jooq.impl.DSL.table(table));
    }

    @Test
    void a_receipt_is_recorded_and_counts_as_seen_there() {
        Browser.Page done = receipt("rec-01", "2027-03-01T08:00:00Z");
        assertThat(done.status()).isEqualTo(303);
        assertThat(admin.get(done.location() + "?lang=en")
                        .html()
                        .select("#flash")
                        .text())
                .contains("Receipt of rec-01 recorded: 1 facts");
        assertThat(admin.get("/servers/" + Sites.id("computer rec-01") + "?lang=en")
                        .html()
                        .select("#facts")
                        .text())
                .contains("receipt", "2027-03-01 08:00");
    }

    @Test
    void the_same_receipt_again_is_told_with_when_and_by_whom_and_stores_nothing() {
        receipt("rec-01", "2027-03-01T08:00:00Z");
        int observations = kept("observation");
        Browser.Page again = receipt("rec-01", "2027-03-01T08:00:00Z");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.html().text()).contains("was recorded already, on 2027-03-01", "by admin", "stored again");
        assertThat(again.html().select("a[href=/servers/" + Sites.id("computer rec-01") + "#facts]"))
                .isNotEmpty();
        assertThat(kept("receipt")).isEqualTo(1);
        assertThat(kept("observation")).isEqualTo(observations);
        assertThat(receipt("rec-01", "2027-03-01T08:30:00Z").status()).isEqualTo(303);
        assertThat(kept("receipt")).isEqualTo(2);
    }

    @ParameterizedTest(name = "a receipt of {0} at {1} is refused with its reason")
    @CsvSource({"laptop-7, 2027-03-01T08:00:00Z, is not in the inventory", "rec-01, 2027-03-02T08:00:00Z, in the future"
    })
    void foreign_receipts(String computer, String at, String told) {
        Browser.Page answer = receipt(computer, at);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-receipt").text()).contains(told);
        assertThat(kept("receipt")).isZero();
    }

    @Test
    void a_key_told_to_be_readable_before_its_certificate_is_installed_is_recorded_with_a_warning() {
        String item = Sites.id("computer rec-01") + " SERVER";
        Browser.Page told = admin.in("en").submit("/facts?fact=KEY_READABLE", "/facts", "item", item, "value", "true");
        Browser.Page page = admin.in("en").get(told.location());
        assertThat(page.html().select("#flash").text())
                .contains("Recorded: 1", "the certificate comes first", "rec-01");
        assertThat(page.html().select("tr:contains(rec-01)").text()).contains("not recorded as installed");
        assertThat(page.html().select("tr:contains(rec-01) a[href*=CERTIFICATE_INSTALLED]"))
                .hasSize(1);
        assertThat(kept("observation")).isEqualTo(2);
    }

    @Test
    void in_the_right_order_there_is_no_warning() {
        String item = Sites.id("computer rec-01") + " SERVER";
        admin.submit("/facts?fact=CERTIFICATE_INSTALLED", "/facts", "item", item, "value", "true");
        Browser.Page told = admin.in("en").submit("/facts?fact=KEY_READABLE", "/facts", "item", item, "value", "true");
        Browser.Page page = admin.in("en").get(told.location());
        assertThat(page.html().select("#flash").text()).contains("Recorded: 1").doesNotContain("comes first");
        assertThat(page.html().select("tr:contains(rec-01)").text()).doesNotContain("not recorded as installed");
    }

    @Test
    void the_helpdesk_tells_of_clients_that_they_trust_the_ca_and_of_nothing_else() {
        Browser helpdesk = portal.as(Access.HELPDESK);
        Browser.Page page = helpdesk.get("/facts?lang=en");
        List<String> offered = page.html().select("main input[name=item]").eachAttr("value");
        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(portal.site().clientGroups().stream()
                        .map(group -> group.id().toString())
                        .toList())
                .isNotEmpty();
        assertThat(page.html().select("main a[href*=CERTIFICATE_INSTALLED]")).isEmpty();
        assertThat(helpdesk.submit("/facts", "/facts", "item", offered.get(0), "value", "true")
                        .status())
                .isEqualTo(303);
        assertThat(portal.admin().get("/audit").text()).contains("helpdesk");
        assertThat(helpdesk.get("/facts?fact=KEY_READABLE").status()).isEqualTo(403);
        String server = Sites.id("computer rec-01").toString();
        for (String[] foreign : new String[][] {{"CA_TRUSTED", server}, {"IN_EFFECT", server + " SERVER"}}) {
            assertThat(helpdesk.post("/facts", "fact", foreign[0], "item", foreign[1], "value", "true", "act", "x")
                            .status())
                    .as(foreign[0])
                    .isEqualTo(403);
        }
        assertThat(kept("observation"))
                .as("the planted one and that of the client")
                .isEqualTo(2);
    }
}
