package akashi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A link that no other computer can open says so, before it is sent to anybody. */
class LoopbackLinkTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "http://127.0.0.1:8443, true",
        "http://127.1.2.3, true",
        "https://localhost:8443, true",
        "http://LOCALHOST, true",
        "http://akashi.localhost:80, true",
        "http://[::1]:8443, true",
        "https://akashi.example.com, false",
        "http://10.20.1.5:8443, false",
        "http://127.example.com, false",
        "http://localhost.example.com, false",
        "http://notlocalhost:8443, false",
        "http://[fd00::1]:8443, false",
        "http://, false"
    })
    void which_addresses_lead_to_this_computer_alone(String origin, boolean here) {
        assertThat(HandoutPages.onlyHere(origin)).isEqualTo(here);
    }

    @Test
    void it_stands_beside_the_form_and_beside_the_link() {
        try (Quay quay = Quay.withRecorders(1).ca().wanted()) {
            quay.issue("rec-01");
            String page = "/servers/" + quay.id("rec-01") + "/handouts";
            Browser admin = quay.portal.admin();
            for (Browser.Page told : new Browser.Page[] {admin.get(page), admin.submit(page, page)}) {
                assertThat(told.status()).isEqualTo(200);
                assertThat(told.html().select(".card .note").text())
                        .contains("http://127.0.0.1:", "own computer only", "AKASHI_URL");
            }
        }
    }
}
