package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.AddressRange;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LintTest {

    private static final Trusts FREE = Trusts.root();
    private static final Trusts SITE_ONLY = Trusts.root()
            .issuing(new NameConstraints(
                    List.of("site.example", "rec-01"), List.of(AddressRange.parse("10.1.0.0/16")), false));
    private static final Trusts NO_ADDRESSES =
            Trusts.constrainedRoot(new NameConstraints(List.of("site.example"), List.of(), true));

    static Stream<Arguments> names() {
        LeafRequest plain = FREE.request("rec-01.site.example", "rec-01", "10.1.0.5");
        return Stream.of(
                arguments("a usual certificate is clean", FREE, plain, ""),
                arguments("an address may be covered beside the name", FREE, plain, ""),
                arguments("no name at all", FREE, named(plain, "rec-01", List.of()), "san-missing! cn-not-in-san"),
                arguments("an address as subject", FREE, named(plain, "10.1.0.5", plain.dnsNames()), "cn-address!"),
                arguments(
                        "a subject that no client looks for",
                        FREE,
                        named(plain, "Recorder 1", plain.dnsNames()),
                        "cn-not-in-san"),
                arguments(
                        "a subject of 65 characters",
                        FREE,
                        named(plain, "a".repeat(65), plain.dnsNames()),
                        "cn-length!"),
                arguments("a weak key", FREE, keyed(plain, weakKey()), "weak-key!"));
    }

    static Stream<Arguments> lives() {
        LeafRequest plain = FREE.request("rec-01.site.example", "rec-01", "10.1.0.5");
        return Stream.of(
                arguments("826 days where phones see it", FREE, lasting(plain, 826, true), "too-long-for-phones!"),
                arguments("825 days where phones see it", FREE, lasting(plain, 825, true), ""),
                arguments("826 days where none does", FREE, lasting(plain, 826, false), "long"),
                arguments("1826 days", FREE, lasting(plain, 1826, false), "too-long!"),
                arguments(
                        "longer than the authorities",
                        SITE_ONLY,
                        lasting(SITE_ONLY.request("rec-01"), 4000, false),
                        "outlives-authority! outlives-authority! too-long!"));
    }

    static Stream<Arguments> constraints() {
        return Stream.of(
                arguments(
                        "names within the constraints",
                        SITE_ONLY,
                        SITE_ONLY.request("rec-09.site.example", "rec-01", "10.1.255.255"),
                        ""),
                arguments(
                        "a short name outside the constraints",
                        SITE_ONLY,
                        SITE_ONLY.request("rec-02.site.example", "rec-02"),
                        "outside-constraints!"),
                arguments(
                        "an address outside the constraints",
                        SITE_ONLY,
                        SITE_ONLY.request("rec-01", "10.2.0.1"),
                        "outside-constraints!"),
                arguments(
                        "an IPv6 address where only IPv4 is permitted",
                        SITE_ONLY,
                        SITE_ONLY.request("rec-01", "2001:db8::1"),
                        "outside-constraints!"),
                arguments(
                        "any address where all are excluded",
                        NO_ADDRESSES,
                        NO_ADDRESSES.request("a.site.example", "192.168.1.1", "2001:db8::1"),
                        "outside-constraints! outside-constraints!"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"names", "lives", "constraints"})
    void lint_finds(String name, Trusts trusts, LeafRequest request, String expected) {
        Prepared prepared = LeafCertificates.prepare(trusts.chain(), request, Randoms.serial());
        assertThat(prepared.findings().stream().map(found -> found.code() + (found.refuses() ? "!" : "")))
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" "));
        assertThat(prepared.refused()).isEqualTo(expected.contains("!"));
    }

    @ParameterizedTest(name = "serial {0} is refused")
    @ValueSource(strings = {"0", "-1", "ffffffffffffffffffffffffffffffffffffffff"})
    void a_serial_that_does_not_fit_is_refused(String serial) {
        Prepared prepared = LeafCertificates.prepare(FREE.chain(), FREE.request("rec-01"), serial);
        assertThat(prepared.findings()).extracting(Finding::code).contains("serial");
    }

    @Test
    void what_lint_refuses_is_never_signed() {
        Prepared prepared = LeafCertificates.prepare(FREE.chain(), FREE.request("rec-01"), "0");
        assertThatThrownBy(() -> prepared.sign(FREE.issuingKey())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_that_is_not_the_authoritys_signs_nothing() {
        Prepared prepared = LeafCertificates.prepare(FREE.chain(), FREE.request("rec-01"), Randoms.serial());
        assertThatThrownBy(() -> prepared.sign(Trusts.SERVER_KEY)).isInstanceOf(PkiFailure.class);
    }

    @Test
    void the_draft_says_what_the_certificate_will_say() {
        Prepared prepared = LeafCertificates.prepare(FREE.chain(), FREE.request("rec-01"), "0a0b0c0d0e0f1a1b");
        ParsedCertificate signed = prepared.sign(FREE.issuingKey());
        assertThat(signed.serial())
                .isEqualTo("a0b0c0d0e0f1a1b")
                .isEqualTo(prepared.draft().serial());
        assertThat(signed.validity()).isEqualTo(prepared.draft().validity());
        assertThat(signed.thumbprint()).isNotEqualTo(prepared.draft().thumbprint());
    }

    @Test
    void a_subject_is_the_full_name_or_the_short_one_where_that_is_too_long() {
        assertThat(LeafRequest.commonName(new HostName("rec-01.site.example"))).isEqualTo("rec-01.site.example");
        HostName longName = new HostName("rec-01." + "a".repeat(60) + ".example");
        assertThat(LeafRequest.commonName(longName)).isEqualTo("rec-01");
    }

    @Test
    void a_validity_stays_within_the_authoritys() {
        Validity authority = Trusts.years(1);
        Validity leaf = LeafRequest.validity(Trusts.NOW, 397, authority);
        assertThat(leaf).isEqualTo(authority);
        assertThat(LeafRequest.validity(Trusts.NOW, 397, Trusts.years(10)).days())
                .isEqualTo(397);
    }

    static Stream<Arguments> lengths() {
        return Stream.of(
                arguments("a day is a day from now, not one that is over", 1, 1),
                arguments("a quarter", 90, 90),
                arguments("what browsers test counts the day back", 397, 396),
                arguments("just below it", 396, 396),
                arguments("what phones accept counts it too", 825, 824),
                arguments("and so does the most", 1825, 1824));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lengths")
    void days_count_from_now(String sentence, int days, int left) {
        Validity validity = LeafRequest.validity(Trusts.NOW, days, Trusts.years(10));
        assertThat(validity.notBefore()).isEqualTo(Trusts.NOW.minus(Duration.ofDays(1)));
        assertThat(validity.notAfter())
                .isEqualTo(Trusts.NOW.plus(Duration.ofDays(left)).minusSeconds(1));
        assertThat(validity.days()).isEqualTo(left + 1);
        assertThat(LeafRequest.validity(Trusts.NOW, LeafRequest.days(validity), Trusts.years(10)))
                .as("asked for again")
                .isEqualTo(validity);
    }

    private static PublicKeyBytes weakKey() {
        return Crypto.must(() -> {
            var generator = java.security.KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return PublicKeyBytes.of(generator.generateKeyPair().getPublic().getEncoded());
        });
    }

    private static LeafRequest named(LeafRequest like, String commonName, List<HostName> names) {
        var addresses = names.isEmpty() ? List.<akashi.core.site.IpAddress>of() : like.addresses();
        return new LeafRequest(commonName, names, addresses, like.validity(), like.key(), like.seenByPhones());
    }

    private static LeafRequest keyed(LeafRequest like, PublicKeyBytes key) {
        return new LeafRequest(
                like.commonName(), like.dnsNames(), like.addresses(), like.validity(), key, like.seenByPhones());
    }

    private static LeafRequest lasting(LeafRequest like, int days, boolean seenByPhones) {
        Validity validity =
                new Validity(Trusts.NOW, Trusts.NOW.plus(Duration.ofDays(days)).minusSeconds(1));
        return new LeafRequest(
                like.commonName(), like.dnsNames(), like.addresses(), validity, like.key(), seenByPhones);
    }
}
