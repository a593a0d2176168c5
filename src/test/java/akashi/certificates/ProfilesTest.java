package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.CertificateProfile;
import akashi.core.site.CertificateProfile.Key;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.HostName;
import akashi.core.site.Slot;
import akashi.pki.KeyKind;
import akashi.pki.LeafRequest;
import akashi.store.ClientGroups;
import akashi.store.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How certificates for each slot are issued: set, shown, followed, and told otherwise. */
class ProfilesTest {

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).ca().wanted();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private static CertificateProfile profile(Key key, int days, String... names) {
        return new CertificateProfile(
                key, days, Stream.of(names).map(HostName::new).toList());
    }

    private void set(Slot slot, CertificateProfile profile) {
        quay.portal.run(new SetProfile(slot, profile, true));
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments(
                        "the shortest life and the longest RSA key",
                        profile(Key.RSA_2048, 200),
                        profile(Key.RSA_4096, 300),
                        profile(Key.RSA_4096, 200)),
                arguments(
                        "RSA where one of them asks for it",
                        profile(Key.EC_P256, 397),
                        profile(Key.RSA_2048, 397),
                        profile(Key.RSA_2048, 397)),
                arguments(
                        "EC where all ask for it",
                        profile(Key.EC_P256, 397),
                        profile(Key.EC_P256, 397),
                        profile(Key.EC_P256, 397)),
                arguments(
                        "all names, each once",
                        profile(Key.RSA_2048, 397, "a.example.com", "b.example.com"),
                        profile(Key.RSA_2048, 397, "b.example.com", "c.example.com"),
                        profile(Key.RSA_2048, 397, "a.example.com", "b.example.com", "c.example.com")));
    }

    @ParameterizedTest(name = "one certificate for two slots has {0}")
    @MethodSource("pairs")
    void profiles_come_together(
            String name, CertificateProfile one, CertificateProfile other, CertificateProfile both) {
        assertThat(CertificateProfile.together(List.of(one, other))).isEqualTo(both);
    }

    @Test
    void issuing_follows_the_profiles_of_the_slots_of_the_computer() {
        set(Slot.SERVER, profile(Key.RSA_3072, 300, "vms.example.com"));
        set(Slot.MOBILE, profile(Key.RSA_2048, 100, "video.example.com"));
        Certificate recorder = quay.issue("rec-01");
        assertThat(recorder.key().bits()).isEqualTo(3072);
        assertThat(LeafRequest.days(recorder.validity())).isEqualTo(300);
        assertThat(recorder.dnsNames()).contains("vms.example.com").doesNotContain("video.example.com");
        Certificate mobile = quay.issue("mob-01");
        assertThat(LeafRequest.days(mobile.validity())).isEqualTo(100);
        assertThat(mobile.dnsNames()).contains("vms.example.com", "video.example.com");
    }

    @Test
    void a_renewal_follows_the_profile_unless_it_is_told_otherwise() {
        Certificate old = quay.issue("rec-01");
        set(Slot.SERVER, profile(Key.RSA_3072, 200));
        quay.portal.clock().advance(Duration.ofDays(100));
        UUID next = quay.portal.issuing().renew(quay.portal.actor(), RenewCertificate.usual(old.id()), Terms.NONE);
        Certificate followed = quay.site().certificate(next).orElseThrow();
        assertThat(followed.key().bits()).isEqualTo(3072);
        assertThat(LeafRequest.days(followed.validity())).isEqualTo(200);
        quay.portal.clock().advance(Duration.ofDays(100));
        String page = "/certificates/" + next;
        Browser.Page told = quay.admin().submit(page, page + "/renew", "days", "90", "key", "RSA_2048");
        assertThat(told.status()).isEqualTo(303);
        Certificate other = quay.site()
                .certificate(UUID.fromString(told.location().replaceAll(".*/", "")))
                .orElseThrow();
        assertThat(other.key().bits()).isEqualTo(2048);
        assertThat(LeafRequest.days(other.validity())).isEqualTo(90);
    }

    @Test
    void the_page_that_issues_begins_with_the_profile_and_may_be_told_otherwise() {
        set(Slot.SERVER, profile(Key.EC_P256, 120));
        set(Slot.STREAMING, profile(Key.EC_P256, 397));
        String page = "/certificates/issue?computer=" + quay.id("rec-01");
        var html = quay.admin().get(page).html();
        assertThat(html.select("input[name=days]").val()).isEqualTo("120");
        assertThat(html.select("select[name=key] option[selected]").val()).isEqualTo("EC_P256");
        assertThat(html.text()).contains("The vendor has not confirmed EC keys");
        Browser.Page done = quay.admin().submit(page, "/certificates/issue", "days", "60", "key", "RSA_4096");
        assertThat(done.status()).isEqualTo(303);
        Certificate issued = quay.site().certificates().get(0);
        assertThat(issued.key().bits()).isEqualTo(4096);
        assertThat(LeafRequest.days(issued.validity())).isEqualTo(60);
    }

    @Test
    void a_batch_follows_the_profile_of_each_computer() {
        set(Slot.STREAMING, profile(Key.RSA_2048, 77));
        List<UUID> both = List.of(quay.id("rec-01"), quay.id("mgmt-01"));
        UUID job = quay.portal
                .issuing()
                .issueAll(quay.portal.actor(), IssueCertificates.usual(both), Terms.NONE, quay.portal.jobs());
        quay.ended(job);
        assertThat(quay.site().certificates())
                .extracting(c -> LeafRequest.days(c.validity()))
                .containsExactlyInAnyOrder(77, 397);
    }

    @Test
    void what_phones_see_is_issued_for_825_days_at_most() {
        set(Slot.SERVER, profile(Key.RSA_2048, 1825));
        set(Slot.STREAMING, profile(Key.RSA_2048, 1825));
        set(Slot.EVENT, profile(Key.RSA_2048, 1825));
        assertThat(LeafRequest.days(quay.issue("rec-01").validity())).isEqualTo(1825);
        quay.arrange((db, site) -> new ClientGroups(db, site)
                .insertAll(List.of(new ClientGroup(
                        UUID.randomUUID(), ClientKind.WEB_CLIENT, "Office", 4, Optional.empty(), List.of(), ""))));
        assertThat(LeafRequest.days(quay.issue("mgmt-01").validity())).isEqualTo(825);
        IssueCertificate longer =
                new IssueCertificate(quay.id("mgmt-01"), java.util.Set.of(), 900, KeyKind.RSA_2048, true);
        assertThat(quay.portal.issuing().preview(quay.site(), longer).refusals())
                .extracting(refusal -> refusal.reason().key())
                .contains("pki.lint.too-long-for-phones");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("no days", "SERVER", "", "RSA_2048", "", "days"),
                arguments("0 days", "SERVER", "0", "RSA_2048", "", "days"),
                arguments("1826 days", "SERVER", "1826", "RSA_2048", "", "days"),
                arguments("days that are no number", "SERVER", "a year", "RSA_2048", "", "days"),
                arguments("826 days that nobody acknowledged", "SERVER", "826", "RSA_2048", "", "acknowledged"),
                arguments("826 days where phones look", "MOBILE", "826", "RSA_2048", "", "days"),
                arguments("a key that is too short", "SERVER", "397", "RSA_1024", "", "key"),
                arguments("a name with a wildcard", "SERVER", "397", "RSA_2048", "*.example.com", "names"),
                arguments("an address for a name", "SERVER", "397", "RSA_2048", "10.0.0.1", "names"));
    }

    @ParameterizedTest(name = "{0} is refused with a sentence")
    @MethodSource("wrong")
    void a_bad_value_is_a_sentence(String name, String slot, String days, String key, String names, String field) {
        String page = "/settings/profiles/" + slot;
        Browser.Page refused = quay.admin().submit(page, page, "days", days, "key", key, "names", names);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-" + field + " .error-text").text()).isNotBlank();
    }

    @Test
    void the_helpdesk_sees_the_profiles_and_changes_nothing() {
        set(Slot.MOBILE, profile(Key.RSA_4096, 300, "video.example.com"));
        Browser helper = quay.portal.as(Access.HELPDESK);
        var page = helper.get("/settings/profiles").html();
        assertThat(page.text()).contains("RSA 4096", "300", "video.example.com", "One name in every certificate");
        assertThat(page.select("main form, main a.btn")).isEmpty();
        assertThat(helper.post("/settings/profiles/MOBILE", "days", "9", "key", "RSA_2048")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_script_reads_and_sets_them() {
        Browser script = quay.portal.script(Access.ADMIN);
        String body = "{\"slot\": \"MOBILE\", \"key\": \"RSA_3072\", \"days\": 90, \"names\": [\"video.example.com\"]}";
        assertThat(script.json("/api/v1/profiles", body).status()).isEqualTo(200);
        assertThat(quay.portal.script(Access.HELPDESK).get("/api/v1/profiles").text())
                .contains("RSA_3072", "video.example.com");
        String wrong = "{\"slot\": \"MOBILE\", \"key\": \"RSA_3072\", \"days\": 90, \"names\": [\"no name\"]}";
        Browser.Page refused = script.json("/api/v1/profiles", wrong);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("no name");
        assertThat(script.json("/api/v1/profiles", body.replace("90", "1000")).status())
                .isEqualTo(422);
    }
}
