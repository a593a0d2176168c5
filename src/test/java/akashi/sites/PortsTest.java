package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Ports;
import akashi.core.site.Server;
import akashi.core.site.Slot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several ports for one slot, from a file into the database and out again. */
class PortsTest {

    private static Server server(TestPortal portal, String computer) {
        return portal.site().computerCalled(computer).orElseThrow().servers().get(0);
    }

    private static Browser.Page preview(Browser admin, String csv) {
        byte[] bytes = csv.getBytes(StandardCharsets.UTF_8);
        return admin.get(
                admin.upload("/sites/import", "file", "site.csv", bytes).location());
    }

    @Test
    void several_ports_come_in_are_kept_and_go_out_as_they_were() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            String csv = "computer,role,ports\r\n"
                    + "mgmt-01,MANAGEMENT,SERVER=9000 SERVER=8443\r\n"
                    + "mob-01,MOBILE,\"MOBILE=8082,8443 HTTP=8085\"\r\n";
            Browser.Page looked = preview(admin, csv);
            String plan = looked.html().selectFirst("input[name=plan]").val();
            String path =
                    looked.html().selectFirst("form[action^=/sites/import/]").attr("action");
            assertThat(admin.post(path, "plan", plan).status()).isEqualTo(303);
            assertThat(server(portal, "mgmt-01").ports())
                    .isEqualTo(new Ports(Map.of(Slot.SERVER, List.of(8443, 9000)), List.of()));
            assertThat(server(portal, "mob-01").ports())
                    .isEqualTo(new Ports(Map.of(Slot.MOBILE, List.of(8082, 8443)), List.of(8085)));
            String page = admin.get("/servers/"
                            + portal.site()
                                    .computerCalled("mob-01")
                                    .orElseThrow()
                                    .id())
                    .html()
                    .select("#servers")
                    .text();
            assertThat(page).contains("8082", "8443", "HTTP 8085");
            String out = admin.get("/sites/export.csv").text();
            assertThat(out).contains("SERVER=8443 SERVER=9000", "MOBILE=8082 MOBILE=8443 HTTP=8085");
            assertThat(preview(admin, out).html().select("main").text()).contains("already as the file says");
        }
    }

    @Test
    void a_list_of_some_roles_changes_the_slots_that_it_names_alone() {
        Ports known = new Ports(Map.of(Slot.SERVER, List.of(9001, 9101)), List.of());
        assertThat(known.but(Ports.of(Map.of(Slot.STREAMING, 17_563))))
                .isEqualTo(new Ports(
                        Map.of(Slot.SERVER, List.of(9001, 9101), Slot.STREAMING, List.of(17_563)), List.of()));
        assertThat(known.but(Ports.USUAL)).isEqualTo(known);
        Ports mobile = new Ports(Map.of(), List.of(18_081));
        assertThat(mobile.but(Ports.of(Map.of(Slot.MOBILE, 18_082))).withoutTls())
                .containsExactly(18_081);
    }

    @Test
    void a_port_without_tls_is_of_mobile_servers_alone() {
        try (TestPortal portal = TestPortal.start()) {
            String problems = preview(portal.admin(), "computer,role,ports\r\nrec-01,RECORDING,HTTP=8081\r\n")
                    .html()
                    .select("#problems")
                    .text();
            assertThat(problems).contains("HTTP=8081", "has no slot HTTP here");
        }
    }
}
