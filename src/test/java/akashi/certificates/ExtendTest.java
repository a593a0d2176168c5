package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.store.WantedSwitches;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slot that is planned after the certificate was issued: the certificate is used for it, or a reason is given. */
class ExtendTest {

    private final Quay quay =
            Quay.withRecorders(2).wanted().unwanted("rec-01", Slot.STREAMING).ca();
    private final Browser admin = quay.admin();

    @AfterEach
    void close() {
        quay.close();
    }

    private void plan(String host, Slot slot) {
        UUID id = quay.id(host);
        quay.arrange((db, site) -> new WantedSwitches(db, site).turn(new SwitchId(id, slot), true, TestPortal.NOW));
    }

    @Test
    void a_certificate_that_fits_is_used_for_the_new_slot_without_issuing() {
        Certificate issued = quay.issue("rec-01");
        assertThat(issued.slots()).containsExactly(Slot.SERVER);
        plan("rec-01", Slot.STREAMING);
        String server = "/servers/" + quay.id("rec-01");
        assertThat(admin.get(server).html().select("#certificates form button").text())
                .isEqualTo("Use the certificate that is there");
        assertThat(quay.portal.as(Access.HELPDESK).get(server).html().select("#certificates form"))
                .isEmpty();
        assertThat(admin.get("/certificates/issue")
                        .html()
                        .select("form[action$=extend] li")
                        .text())
                .contains("rec-01", "Streaming media certificate");
        Browser.Page done = admin.submit(server, "/certificates/extend");
        assertThat(done.location()).isEqualTo(server + "#certificates");
        Certificate extended = quay.site().certificate(issued.id()).orElseThrow();
        assertThat(extended.slots()).containsExactlyInAnyOrder(Slot.SERVER, Slot.STREAMING);
        assertThat(quay.site().certificates()).hasSize(1);
        assertThat(extended.serial()).isEqualTo(issued.serial());
        assertThat(admin.get("/audit").text()).contains("planned later: rec-01");
        assertThat(admin.get(server).html().select("#certificates form")).isEmpty();
        assertThat(admin.post(
                                "/certificates/extend",
                                "computer",
                                quay.id("rec-01").toString())
                        .status())
                .as("nothing is left to do")
                .isEqualTo(409);
    }

    @Test
    void a_program_that_asks_for_all_gets_what_fits_used_and_only_the_rest_issued() {
        Certificate issued = quay.issue("rec-01");
        plan("rec-01", Slot.STREAMING);
        Browser script = quay.portal.script(Access.ADMIN);
        Browser.Page begun = script.json("/api/v1/certificates", "{\"all\": true}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        assertThat(begun.text()).contains("\"total\":3");
        assertThat(quay.site().certificate(issued.id()).orElseThrow().slots())
                .containsExactlyInAnyOrder(Slot.SERVER, Slot.STREAMING);
    }

    @Test
    void a_program_that_asks_for_all_issues_nothing_where_all_fits() {
        quay.issue("mgmt-01");
        quay.issue("rec-01");
        quay.issue("rec-02");
        quay.issue("mob-01");
        plan("rec-01", Slot.STREAMING);
        Browser.Page done = quay.portal.script(Access.ADMIN).json("/api/v1/certificates", "{\"all\": true}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(quay.site().certificates())
                .hasSize(4)
                .filteredOn(c -> c.slots().contains(Slot.STREAMING))
                .hasSize(2);
    }

    @Test
    void a_certificate_without_a_new_name_does_not_fit_and_the_reason_is_given() {
        quay.issue("rec-01");
        plan("rec-01", Slot.STREAMING);
        quay.arrange((db, site) -> db.execute(
                "update computer set public_name = 'video.example.com' where id = '" + quay.id("rec-01") + "'"));
        String page = "/certificates/issue?computer=" + quay.id("rec-01");
        assertThat(admin.get(page)
                        .html()
                        .select("section[aria-labelledby=fits]")
                        .text())
                .contains("a new one is needed", "video.example.com");
        Browser.Page refused =
                admin.post("/certificates/extend", "computer", quay.id("rec-01").toString());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select(".reasons").text()).contains("video.example.com");
        assertThat(quay.site().certificates())
                .singleElement()
                .satisfies(c -> assertThat(c.slots()).containsExactly(Slot.SERVER));
    }
}
