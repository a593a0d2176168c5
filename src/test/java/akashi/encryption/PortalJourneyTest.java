package akashi.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Sites;
import org.junit.jupiter.api.Test;

/** The whole portal: a lone press refused, the pair completed from the page that refused it, all without scripts. */
class PortalJourneyTest {

    @Test
    void a_refused_press_leads_to_the_pair_and_to_its_checks() {
        try (TestPortal portal = TestPortal.start().plant(Sites.withRecorders(3))) {
            Browser admin = portal.admin();
            String computer = portal.site().management().orElseThrow().id().toString();
            Page refused = admin.post(
                    "/encryption/turn", "computer", computer, "slot", "SERVER", "on", "true", "back", "/encryption");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.html().title()).startsWith("mgmt-01 alone cannot be switched on");
            assertThat(refused.html().select("h1").text()).isEqualTo("mgmt-01 alone cannot be switched on");
            assertThat(refused.html().select(".reasons").text()).contains("B3", "C1", "D3");

            String[] form = refused.hidden("/encryption/turn").entrySet().stream()
                    .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                    .toArray(String[]::new);
            Page saved = admin.post("/encryption/turn", form);
            assertThat(saved.status()).isEqualTo(303);
            assertThat(admin.post("/encryption/turn", form).location())
                    .as("a double click")
                    .isEqualTo(saved.location());

            Page change = admin.get(saved.location());
            assertThat(change.html().select("h1").text()).isEqualTo("Checks before encryption goes on");
            assertThat(change.html().select("#go")).isEmpty();
            assertThat(portal.as(Access.HELPDESK).get(saved.location()).html().select("main form"))
                    .isEmpty();
            assertThat(portal.site().changes()).hasSize(1);
            assertThat(portal.as(Access.TRAINEE).get("/encryption").status()).isEqualTo(403);
        }
    }
}
