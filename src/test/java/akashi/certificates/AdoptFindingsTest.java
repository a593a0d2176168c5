package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.TestPortal;
import akashi.core.site.Computer;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.trust.Status;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.Randoms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of certificates before they are taken in. */
class AdoptFindingsTest {

    private static final Instant NOW = TestPortal.NOW;

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2);
    }

    @AfterEach
    void close() {
        quay.close();
    }

    static Stream<Arguments> findings() {
        return Stream.of(
                arguments("nothing for a good one", AdoptTest.days(-10, 100), "rec-01.example.com", List.of()),
                arguments("that it expired", AdoptTest.days(-100, -1), "rec-01.example.com", List.of("expired")),
                arguments("that it expires soon", AdoptTest.days(-300, 10), "rec-01.example.com", List.of("soon")),
                arguments(
                        "that it expires soon however short its life",
                        AdoptTest.days(-1, 9),
                        "rec-01.example.com",
                        List.of("soon")),
                arguments("that it is not valid yet", AdoptTest.days(5, 50), "rec-01.example.com", List.of("not-yet")),
                arguments("a name it does not cover", AdoptTest.days(-10, 100), "rec-01", List.of("names")));
    }

    @ParameterizedTest(name = "a finding says {0}")
    @MethodSource("findings")
    void finds(String what, Validity validity, String name, List<String> codes) {
        SiteSnapshot site = quay.site();
        AdoptFindings findings = new AdoptFindings(site, List.of(AdoptTest.ROOT), NOW);
        Optional<Computer> recorder = site.computerCalled("rec-01");
        assertThat(findings.of(AdoptTest.leaf(validity, name), recorder, Set.of(Slot.SERVER)))
                .extracting(f -> f.message().key().replace("certificates.adopt.", ""))
                .isEqualTo(codes);
    }

    @Test
    void what_only_the_whole_path_shows_is_told_as_verifiers_would_say_it() {
        NameConstraints elsewhere = new NameConstraints(List.of("elsewhere.example"), List.of(), false);
        ParsedCertificate constrained = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(
                        AuthorityName.of("VMS Certificate Authority"), AdoptTest.days(-400, 4000), elsewhere),
                AdoptTest.CA_KEY,
                Randoms.serial());
        SiteSnapshot site = quay.site();
        assertThat(new AdoptFindings(site, List.of(constrained), NOW)
                        .of(
                                AdoptTest.leaf(AdoptTest.days(-10, 100), "rec-01.example.com"),
                                site.computerCalled("rec-01"),
                                Set.of(Slot.SERVER)))
                .extracting(f -> f.message().key())
                .containsExactly("pki.judge.outside-constraints", "certificates.adopt.other-ca");
    }

    @Test
    void what_is_broken_above_breaks_what_hangs_below() {
        ParsedCertificate ended = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(
                        AuthorityName.of("VMS Certificate Authority"), AdoptTest.days(-400, -2), NameConstraints.NONE),
                AdoptTest.CA_KEY,
                Randoms.serial());
        SiteSnapshot site = quay.site();
        AdoptFindings findings = new AdoptFindings(site, List.of(ended), NOW);
        assertThat(findings.ofAuthority(ended)).extracting(f -> f.status()).contains(Status.BROKEN);
        assertThat(findings.of(
                        AdoptTest.leaf(AdoptTest.days(-10, 100), "rec-01.example.com"),
                        site.computerCalled("rec-01"),
                        Set.of(Slot.SERVER)))
                .extracting(f -> f.message().key())
                .containsExactly("certificates.adopt.ca-broken");
    }

    @Test
    void a_certificate_of_a_stranger_is_told_to_match_no_computer() {
        assertThat(new AdoptFindings(quay.site(), List.of(AdoptTest.ROOT), NOW)
                        .of(AdoptTest.leaf(AdoptTest.days(-10, 100), "rec-09.example.com"), Optional.empty(), Set.of()))
                .extracting(f -> f.message().key())
                .containsExactly("certificates.adopt.no-computer");
    }
}
