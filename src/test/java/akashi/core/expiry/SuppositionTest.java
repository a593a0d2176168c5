package akashi.core.expiry;

import static akashi.core.site.Sites.NOW;
import static akashi.core.site.Sites.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientKind;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.trust.Assess;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SuppositionTest {

    private static final int ALL = Assess.all(encrypted(), NOW).size();

    static Stream<Arguments> suppositions() {
        return Stream.of(
                arguments(
                        "a recorder that is off takes its connections along and breaks none",
                        new Supposition.ComputerOff(id("computer rec-01")),
                        NOW,
                        0,
                        connectionsOf("rec-01")),
                arguments(
                        "a computer that is not there changes nothing",
                        new Supposition.ComputerOff(id("computer none")),
                        NOW,
                        0,
                        0),
                arguments(
                        "a root that nobody trusts breaks every connection",
                        new Supposition.AuthorityRemoved(Sites.ROOT),
                        NOW,
                        ALL,
                        0),
                arguments(
                        "a full name that certificates no longer carry breaks the connections of its computer",
                        new Supposition.NameDropped("REC-01.site.example"),
                        NOW,
                        shownBy("rec-01"),
                        0),
                arguments("a short name is not what verifiers use", new Supposition.NameDropped("rec-01"), NOW, 0, 0),
                arguments(
                        "a year later evidence is as good as it was",
                        new Supposition.Later(NOW, NOW.plus(Duration.ofDays(250))),
                        NOW.plus(Duration.ofDays(250)),
                        0,
                        0),
                arguments(
                        "once the certificates have ended everything is broken",
                        new Supposition.Later(NOW, NOW.plus(Duration.ofDays(4000))),
                        NOW.plus(Duration.ofDays(4000)),
                        ALL,
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("suppositions")
    void connections_that_break_and_go(String name, Supposition supposed, Instant at, int broken, int gone) {
        Difference difference = Difference.of(Assess.all(encrypted(), NOW), Assess.all(supposed.in(encrypted()), at));
        assertThat(difference.broken()).isEqualTo(broken);
        assertThat(difference.changes().stream()
                        .filter(change -> change.to() == null)
                        .mapToInt(Difference.Change::connections)
                        .sum())
                .isEqualTo(gone);
        assertThat(difference.same() + difference.connections()).isEqualTo(ALL);
    }

    @Test
    void what_a_removed_issuing_ca_signed_counts_no_longer() {
        SiteSnapshot site = Sites.withRecorders(1)
                .withAuthority()
                .withIssuing(NameConstraints.NONE)
                .encrypted()
                .snapshot();
        Authority issuing =
                site.authorities().stream().filter(a -> !a.isRoot()).findFirst().orElseThrow();
        Certificate leaf = site.certificates()
                .get(0)
                .but()
                .authority(java.util.Optional.of(issuing.id()))
                .copy();
        SiteSnapshot below = site.with(site.site(), List.of(leaf));
        SiteSnapshot without = new Supposition.AuthorityRemoved(issuing.id()).in(below);
        assertThat(without.certificate(leaf.id()).orElseThrow().state()).isEqualTo(Certificate.State.REVOKED);
        assertThat(without.certificates().stream().filter(Certificate::usable)).hasSize(1);
    }

    @Test
    void nothing_of_the_site_itself_changes() {
        SiteSnapshot site = encrypted();
        List<?> before = List.copyOf(Assess.all(site, NOW));
        new Supposition.AuthorityRemoved(Sites.ROOT).in(site);
        new Supposition.NameDropped("rec-01.site.example").in(site);
        assertThat(Assess.all(site, NOW)).isEqualTo(before);
    }

    @Test
    void a_change_says_from_what_to_what_and_why() {
        Difference difference = Difference.of(
                Assess.all(encrypted(), NOW),
                Assess.all(new Supposition.AuthorityRemoved(Sites.ROOT).in(encrypted()), NOW));
        Difference.Change first = difference.changes().get(0);
        assertThat(first.from()).isEqualTo(Status.RECORDED);
        assertThat(first.to()).isEqualTo(Status.BROKEN);
        assertThat(first.worse()).isTrue();
        assertThat(first.examples()).isNotEmpty().hasSizeLessThanOrEqualTo(3);
        assertThat(first.why().message().key()).isEqualTo("reason.SUBJECT_DISTRUSTS");
    }

    private static int connectionsOf(String host) {
        return (int) Assess.all(encrypted(), NOW).stream()
                .filter(a -> a.subject().id().equals(id("computer " + host))
                        || a.verifier().id().equals(id("computer " + host)))
                .count();
    }

    private static int shownBy(String host) {
        return (int) Assess.all(encrypted(), NOW).stream()
                .filter(a -> a.subject().id().equals(id("computer " + host)))
                .count();
    }

    private static SiteSnapshot encrypted() {
        return Sites.withRecorders(2)
                .clients(ClientKind.DLNA, 2, "2023 R3")
                .encrypted()
                .snapshot();
    }
}
