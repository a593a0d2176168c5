package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client group whose only server goes counts as using every one from then on: that is said before. */
class FreedClientsTest {

    @Test
    void clients_that_would_lose_their_only_server_are_named_before_it_goes() {
        String csv = "computer,role,name,serves\nm.x.example,MANAGEMENT,M,\nr.x.example,RECORDING,R,\n"
                + ",SMART_CLIENT,Gate house,r.x.example\n";
        try (TestPortal other = TestPortal.start()) {
            Browser browser = other.admin();
            String all = upload(browser, csv);
            browser.submit(all, all);
            String recorder = "/servers/"
                    + other.site().computerCalled("r.x.example").orElseThrow().id();
            assertThat(browser.get(recorder + "/remove")
                            .html()
                            .select("main li")
                            .text())
                    .contains("Gate house", "count as using every server");
            String less = upload(
                    browser,
                    csv.replace("r.x.example,RECORDING,R,\n", "")
                            .replace(",SMART_CLIENT,Gate house,r.x.example\n", ",SMART_CLIENT,Other,\n"));
            assertThat(browser.get(less + "?remove=true").html().select("#missing .note"))
                    .isEmpty();
            String list = upload(browser, "Name,HostName\nNew,n.x.example\n");
            assertThat(browser.get(list).html().select("#missing .note")).isEmpty();
            assertThat(browser.get(list + "?remove=true")
                            .html()
                            .select("#missing .note")
                            .text())
                    .contains("Gate house");
        }
    }

    private static String upload(Browser browser, String csv) {
        return browser.upload("/sites/import", "file", "site.csv", csv.getBytes(StandardCharsets.UTF_8))
                .location();
    }
}
