package akashi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.link.CertificateLink;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.ReasonCode;
import akashi.store.PortalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        try (TestPortal portal =
                SecurePortal.behindProxy(folder).plant(Sites.withRecorders(1).withAuthority())) {
            Browser phone = portal.browser().with("X-Forwarded-Proto", "https").with("X-Forwarded-For", "10.9.9.9");
            String one = phone.get("/check").html().select(".code").text();
            String other = phone.get("/check").html().select(".code").text();
            Browser helpdesk = portal.as(Access.HELPDESK).in("en");
            assertThat(record(helpdesk, "XXXXXXXX", "true").status()).isEqualTo(422);
            assertThat(record(helpdesk, one, "true").status()).isEqualTo(303);
            record(helpdesk, one.toLowerCase(), "true");
            assertThat(trusting(portal)).as("the same code is the same device").contains(1);
            record(helpdesk, other, "true");
            assertThat(trusting(portal)).contains(2);
            record(helpdesk, other, "false");
            assertThat(trusting(portal)).contains(1);
        }
    }

    @Test
    void one_device_whose_answer_is_corrected_does_not_speak_for_the_others() {
        Sites sites = Sites.withRecorders(1)
                .withAuthority()
                .wantAll(Slot.STREAMING)
                .issueAll()
                .tell(Fact.IN_EFFECT, "rec-01", Slot.STREAMING, true);
        try (TestPortal portal = SecurePortal.behindProxy(folder).plant(sites)) {
            Browser phone = portal.browser().with("X-Forwarded-Proto", "https").with("X-Forwarded-For", "10.9.9.9");
            String code = phone.get("/check").html().select(".code").text();
            Browser helpdesk = portal.as(Access.HELPDESK).in("en");
            record(helpdesk, code, "true");
            record(helpdesk, code, "false");
            assertThat(Assess.all(CertificateLink.RECORDER_TO_CLIENTS, portal.site(), Sites.NOW))
                    .flatExtracting(Assessment::reasons)
                    .filteredOn(reason -> reason.code() == ReasonCode.VERIFIER_TRUST_PARTIAL)
                    .extracting(reason -> reason.message().key())
                    .contains("reason.VERIFIER_TRUST_PARTIAL.lacking");
        }
    }

    @Test
    void one_device_that_was_warned_says_nothing_of_a_group_that_nobody_knows() {
        try (TestPortal portal =
                SecurePortal.behindProxy(folder).plant(Sites.withRecorders(1).withAuthority())) {
            String code = portal.browser()
                    .with("X-Forwarded-Proto", "https")
                    .with("X-Forwarded-For", "10.9.9.9")
                    .get("/check")
                    .html()
                    .select(".code")
                    .text();
            Browser helpdesk = portal.as(Access.HELPDESK).in("en");
            assertThat(helpdesk.get(record(helpdesk, code, "false").location()).text())
                    .contains("Nothing is known of the others");
            assertThat(trusting(portal)).isEmpty();
        }
    }

    @Test
    void the_secret_of_the_codes_is_the_one_that_was_kept_first() {
        try (TestPortal portal = TestPortal.start()) {
            PortalSettings settings = new PortalSettings(portal.database().db());
            assertThat(settings.settled("check-secret", "mine")).isEqualTo("mine");
            assertThat(settings.settled("check-secret", "yours")).isEqualTo("mine");
        }
    }

    @Test
    void a_code_is_known_for_a_day_and_only_where_it_was_made() {
        CheckCode codes = new CheckCode("one");
        Instant then = Instant.parse("2026-11-24T03:00:00Z");
        String code = codes.shown(then).toLowerCase();
        assertThat(codes.shownAt(code.substring(0, 4) + " " + code.substring(4), then.plus(Duration.ofHours(23))))
                .contains(then);
        assertThat(codes.shownAt(code, then.plus(Duration.ofHours(25)))).isEmpty();
        assertThat(codes.shownAt("", then)).isEmpty();
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

    private static Optional<Integer> trusting(TestPortal portal) {
        return portal.site()
                .evidence()
                .trust(Sites.id("group SMART_CLIENT"), Sites.ROOT)
                .map(Observation::count);
    }
}
