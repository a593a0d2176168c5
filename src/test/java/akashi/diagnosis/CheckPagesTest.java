package akashi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.ClientKind;
import akashi.core.site.Sites;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckPagesTest {

    @TempDir
    private Path folder;

    @Test
    void over_http_it_says_that_it_proves_nothing() {
        try (TestPortal portal = TestPortal.start()) {
            Browser.Page page = portal.browser().in("en").get("/check");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().select("#plain").text()).contains("proves nothing");
            assertThat(page.html().select(".code")).isEmpty();
        }
    }

    @Test
    void over_https_a_code_is_shown_which_the_helpdesk_records_for_one_device() {
        try (TestPortal portal = TestPortal.behindProxy(folder)
                .plant(Sites.withRecorders(1).encrypted().trusted(ClientKind.SMART_CLIENT, 4))) {
            String code = portal.browser()
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-For", "10.9.9.9")
                    .get("/check")
                    .html()
                    .select(".code")
                    .text();
            assertThat(code).hasSize(6);
            Browser helpdesk = portal.as(Access.HELPDESK);
            assertThat(record(helpdesk, "XXXXXX", "true").status()).isEqualTo(422);
            assertThat(record(helpdesk, code, "true").status()).isEqualTo(303);
            assertThat(trusting(portal)).isEqualTo(5);
            record(helpdesk, code, "false");
            assertThat(trusting(portal)).isEqualTo(5);
        }
    }

    @Test
    void a_code_is_known_for_a_day_and_only_where_it_was_made() {
        CheckCode codes = new CheckCode("one");
        Instant then = Instant.parse("2026-11-24T03:00:00Z");
        String code = codes.at(then).toLowerCase();
        assertThat(codes.shownAt(code.substring(0, 3) + " " + code.substring(3), then.plus(Duration.ofHours(23))))
                .contains(then);
        assertThat(codes.shownAt(code, then.plus(Duration.ofHours(25)))).isEmpty();
        assertThat(new CheckCode("another").shownAt(code, then)).isEmpty();
    }

    private static Browser.Page record(Browser who, String code, String trusts) {
        return who.post(
                "/check/record",
                "code",
                code,
                "group",
                Sites.id("group SMART_CLIENT").toString(),
                "authority",
                Sites.ROOT.toString(),
                "trusts",
                trusts);
    }

    private static int trusting(TestPortal portal) {
        return portal.site()
                .evidence()
                .trust(Sites.id("group SMART_CLIENT"), Sites.ROOT)
                .orElseThrow()
                .count();
    }
}
