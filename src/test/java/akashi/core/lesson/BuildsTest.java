package akashi.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.CertificateCopy;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of lessons that look at a site: they pass for what was asked, and for every wrong thing they do not. */
class BuildsTest {

    private static final Instant NOW = Sites.NOW;

    private static Sites empty() {
        return Sites.withRecorders(2).computer("fo-01", Role.FAILOVER_RECORDING);
    }

    private static Sites trusting() {
        return empty().withAuthority()
                .trusted("mgmt-01", true)
                .trusted("rec-01", true)
                .trusted("rec-02", true)
                .trusted("fo-01", true);
    }

    static Stream<Arguments> handedOut() {
        return Stream.of(
                arguments("the CA is trusted by the management server and all recorders", trusting(), 0),
                arguments("there is no CA", empty(), 5),
                arguments("there is a CA and nobody trusts it", empty().withAuthority(), 4),
                arguments("the management server was forgotten", trusting().trusted("mgmt-01", false), 1),
                arguments("one recorder was forgotten", trusting().trusted("rec-02", false), 1),
                arguments("the failover recorder was forgotten", trusting().trusted("fo-01", false), 1),
                arguments(
                        "another CA signs meanwhile, which nobody trusts",
                        trusting().with(newer()),
                        4));
    }

    private static Authority newer() {
        Authority old = Sites.authority(Sites.id("newer"), "Newer CA", Authority.Kind.SITE);
        return new Authority(
                old.id(),
                old.kind(),
                old.name(),
                old.subject(),
                Optional.of(new Validity(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(900)))),
                old.thumbprint(),
                old.sha256(),
                old.key(),
                old.signatureAlgorithm(),
                old.constraints(),
                old.parentId(),
                old.keyHere(),
                old.stage());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handedOut")
    void trust_is_handed_out(String name, Sites site, int open) {
        assertThat(open(Builds.handedOut(site.snapshot(), NOW))).hasSize(open);
    }

    static Stream<Arguments> takenAway() {
        return Stream.of(
                arguments("one recorder lost it", trusting().trusted("rec-02", false), true),
                arguments("nobody lost it", trusting(), false),
                arguments("two lost it", trusting().trusted("rec-01", false).trusted("rec-02", false), false),
                arguments("the management server lost it", trusting().trusted("mgmt-01", false), false),
                arguments("nobody has it yet", empty().withAuthority(), false),
                arguments(
                        "one lost it and of another nothing is known",
                        empty().withAuthority().trusted("mgmt-01", true).trusted("rec-01", false),
                        false),
                arguments("there is no CA", empty(), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("takenAway")
    void trust_is_taken_away_from_one(String name, Sites site, boolean passed) {
        assertThat(open(Builds.takenAway(site.snapshot(), NOW)).isEmpty()).isEqualTo(passed);
    }

    private static Sites issued(UnaryOperator<CertificateCopy> change) {
        return trusting()
                .wantAll(Slot.SERVER)
                .issue(
                        "rec-01",
                        c -> change.apply(c.but().validity(life(90)).slots(Set.of(Slot.SERVER)))
                                .copy());
    }

    private static Validity life(int days) {
        return new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(days)));
    }

    static Stream<Arguments> certificates() {
        UnaryOperator<CertificateCopy> right = c -> c;
        return Stream.of(
                arguments("90 days, all names, trusted", issued(right), 0),
                arguments("no certificate", trusting(), 1),
                arguments("one for another computer", trusting().issue("rec-02", c -> c), 1),
                arguments("a day too long", issued(c -> c.validity(life(91))), 1),
                arguments("a year long", issued(c -> c.validity(life(397))), 1),
                arguments("over already", issued(c -> c.validity(over())), 1),
                arguments("without its full name", issued(c -> c.names(List.of("rec-01"), List.of())), 1),
                arguments(
                        "of another computer's name",
                        issued(c -> c.names(List.of("rec-02.site.example"), List.of())),
                        1),
                arguments("revoked", issued(c -> c.state(Certificate.State.REVOKED)), 1),
                arguments("made for clients", trusting().issue("rec-01", BuildsTest::forClients), 1),
                arguments(
                        "the management server does not trust its CA",
                        issued(right).trusted("mgmt-01", false),
                        1),
                arguments("rec-01 itself does not trust its CA", issued(right).trusted("rec-01", false), 1),
                arguments(
                        "streaming goes to the mobile server as well, which does not trust its CA",
                        issued(c -> c.slots(Set.of(Slot.SERVER, Slot.STREAMING)))
                                .computer("mob-01", Role.MOBILE),
                        1));
    }

    private static Certificate forClients(Certificate it) {
        return it.but()
                .validity(life(90))
                .slots(Set.of(Slot.SERVER))
                .forClients()
                .copy();
    }

    private static Validity over() {
        return new Validity(NOW.minus(Duration.ofDays(40)), NOW.minus(Duration.ofDays(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("certificates")
    void rec_01_has_a_certificate(String name, Sites site, int open) {
        assertThat(open(Builds.certificate(site.snapshot(), NOW))).hasSize(open);
    }

    private static Sites pair() {
        return trusting().wantAll(Slot.SERVER).issueAll().ready();
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                arguments("everything is ready", pair(), true, false),
                arguments("nothing was done", empty(), false, false),
                arguments("one is not planned", unplanned(), false, false),
                arguments("nothing is issued", trusting().wantAll(Slot.SERVER), false, false),
                arguments(
                        "nothing is told as installed",
                        trusting().wantAll(Slot.SERVER).issueAll(),
                        false,
                        false),
                arguments(
                        "one key cannot be read",
                        pair().tell(Fact.KEY_READABLE, "rec-02", Slot.SERVER, false),
                        false,
                        true),
                arguments(
                        "one is not installed",
                        pair().tell(Fact.CERTIFICATE_INSTALLED, "rec-02", Slot.SERVER, false),
                        false,
                        true),
                arguments("one does not trust the CA", pair().trusted("rec-02", false), false, true),
                arguments(
                        "two things are wrong",
                        pair().trusted("rec-02", false).tell(Fact.KEY_READABLE, "rec-01", Slot.SERVER, false),
                        false,
                        false),
                arguments(
                        "one thing is wrong at two computers",
                        pair().trusted("rec-02", false).trusted("rec-01", false),
                        false,
                        false));
    }

    private static Sites unplanned() {
        return trusting()
                .want("mgmt-01", Slot.SERVER)
                .want("rec-01", Slot.SERVER)
                .issueAll()
                .ready();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void the_pair_is_ready_or_lacks_one_thing(String name, Sites site, boolean ready, boolean one) {
        SiteSnapshot snapshot = site.snapshot();
        assertThat(open(Builds.ready(snapshot, NOW)).isEmpty()).as("ready").isEqualTo(ready);
        assertThat(open(Builds.allButOne(snapshot, NOW)).isEmpty())
                .as("all but one")
                .isEqualTo(one);
    }

    @Test
    void whoever_has_no_site_is_told_so() {
        Learned nobody = new Learned(Set.of(), Optional.empty(), 0, NOW);
        Challenge challenge = Challenge.built(Builds::ready);
        assertThat(challenge.passed(nobody)).isFalse();
        assertThat(challenge.judge(nobody)).containsExactly(Point.open("training.point.no-site"));
    }

    @Test
    void work_in_the_lab_counts_when_all_of_it_is_done() {
        Challenge challenge = Challenge.did(Deed.SIGNED, Deed.VERIFIED);
        assertThat(challenge.passed(new Learned(Set.of(Deed.SIGNED), Optional.empty(), 0, NOW)))
                .isFalse();
        assertThat(challenge.passed(new Learned(Set.of(Deed.SIGNED, Deed.VERIFIED), Optional.empty(), 0, NOW)))
                .isTrue();
    }

    @Test
    void of_some_work_in_the_lab_either_kind_counts() {
        Challenge challenge = Challenge.didOne(Deed.ACCEPTED_TLS12, Deed.ACCEPTED_TLS13);
        assertThat(challenge.passed(new Learned(Set.of(Deed.ACCEPTED_TLS13), Optional.empty(), 0, NOW)))
                .isTrue();
        assertThat(challenge.passed(new Learned(Set.of(Deed.SIGNED), Optional.empty(), 0, NOW)))
                .isFalse();
    }

    private static List<Point> open(List<Point> points) {
        assertThat(points).isNotEmpty();
        return points.stream().filter(point -> !point.met()).toList();
    }
}
