package akashi.core.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Certificate;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of the later lessons pass for what was asked, and for every wrong thing they do not. */
class LaterBuildsTest {

    private static final Instant NOW = Sites.NOW;

    private static Sites site() {
        return Sites.withRecorders(2).computer("lpr-01", Role.LPR).computer("mob-01", Role.MOBILE);
    }

    private static Sites trusting() {
        return site().withAuthority()
                .trusted("mgmt-01", true)
                .trusted("rec-01", true)
                .trusted("lpr-01", true)
                .trusted("mob-01", true);
    }

    private static Validity life(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    private static Sites lpr() {
        return trusting().issue("lpr-01", c -> c);
    }

    private static Sites rec() {
        return trusting().trusted(ClientKind.SMART_CLIENT, 10).issue("rec-01", c -> c);
    }

    private static Sites mob(int days) {
        return trusting()
                .clients(ClientKind.MOBILE_CLIENT, 8, "2023 R3")
                .trusted(ClientKind.MOBILE_CLIENT, 8)
                .issue("mob-01", c -> c.but().validity(life(-1, days)).copy());
    }

    private static Sites old(String version) {
        return site().clients(ClientKind.MIP_INTEGRATION, 1, version);
    }

    private static Arguments row(
            String name, BiFunction<SiteSnapshot, Instant, List<Point>> build, Sites site, boolean passed) {
        return arguments(name, build, site, passed);
    }

    static Stream<Arguments> shown() {
        return Stream.of(
                row("lpr-01 is believed", LaterBuilds::collector, lpr(), true),
                row("lpr-01 has no certificate", LaterBuilds::collector, trusting(), false),
                row("another computer has one", LaterBuilds::collector, rec(), false),
                row("mgmt-01 does not trust", LaterBuilds::collector, lpr().trusted("mgmt-01", false), false),
                row("lpr-01 itself does not trust", LaterBuilds::collector, lpr().trusted("lpr-01", false), false),
                row(
                        "lpr-01 has one for another name",
                        LaterBuilds::collector,
                        trusting()
                                .issue(
                                        "lpr-01",
                                        c -> c.but()
                                                .names(List.of("old"), List.of())
                                                .copy()),
                        false),
                row(
                        "lpr-01 has one that is over",
                        LaterBuilds::collector,
                        trusting()
                                .issue(
                                        "lpr-01",
                                        c -> c.but().validity(life(-9, -1)).copy()),
                        false),
                row(
                        "there is no lpr-01",
                        LaterBuilds::collector,
                        Sites.withRecorders(1).withAuthority(),
                        false),
                row("everybody who takes streams trusts", LaterBuilds::streams, rec(), true),
                row("mob-01 was forgotten", LaterBuilds::streams, rec().trusted("mob-01", false), false),
                row(
                        "nine of ten clients trust",
                        LaterBuilds::streams,
                        rec().trusted(ClientKind.SMART_CLIENT, 9),
                        false),
                row(
                        "for the pair only",
                        LaterBuilds::streams,
                        trusting()
                                .issue(
                                        "rec-01",
                                        c -> c.but().slots(Set.of(Slot.SERVER)).copy()),
                        false),
                row("phones accept it", LaterBuilds::phones, mob(800), true),
                row("too long for phones", LaterBuilds::phones, mob(900), false),
                row(
                        "some phones do not trust",
                        LaterBuilds::phones,
                        mob(800).trusted(ClientKind.MOBILE_CLIENT, 7),
                        false),
                row(
                        "made for clients only",
                        LaterBuilds::collector,
                        trusting().issue("lpr-01", c -> c.but().forClients().copy()),
                        false),
                row("no certificate for phones", LaterBuilds::phones, trusting(), false));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                row("mgmt-01 lost it", LaterBuilds::managementForgot, lpr().trusted("mgmt-01", false), true),
                row("mgmt-01 has it", LaterBuilds::managementForgot, lpr(), false),
                row(
                        "lpr-01 lost it as well",
                        LaterBuilds::managementForgot,
                        lpr().trusted("mgmt-01", false).trusted("lpr-01", false),
                        false),
                row(
                        "lpr-01 has nothing that mgmt-01 could refuse",
                        LaterBuilds::managementForgot,
                        trusting().trusted("mgmt-01", false),
                        false),
                row("a recorder lost it", LaterBuilds::managementForgot, lpr().trusted("rec-01", false), false),
                row("old client", LaterBuilds::oldClient, old("2018 R3").want("rec-02", Slot.STREAMING), true),
                row("recent client", LaterBuilds::oldClient, old("2019 R1").want("rec-02", Slot.STREAMING), false),
                row("old client, and off", LaterBuilds::oldClient, old("2018 R3"), false),
                row(
                        "old client, and the pair",
                        LaterBuilds::oldClient,
                        old("2018 R3").want("rec-02", Slot.SERVER),
                        false),
                row("the key can be read", LaterBuilds::keyReadable, key("rec-01", true), true),
                row("the key cannot be read", LaterBuilds::keyReadable, key("rec-01", false), false),
                row("that of another", LaterBuilds::keyReadable, key("rec-02", true), false),
                row("nobody looked", LaterBuilds::keyReadable, rec(), false),
                row(
                        "read in one slot, and not in the other",
                        LaterBuilds::keyReadable,
                        key("rec-01", true).tell(Fact.KEY_READABLE, "rec-01", Slot.SERVER, false),
                        false),
                row(
                        "that of an older certificate",
                        LaterBuilds::keyReadable,
                        key("rec-01", true).issue("rec-01", c -> next(c, Optional.of(c.id()))),
                        false),
                row(
                        "that of one in another slot",
                        LaterBuilds::keyReadable,
                        key("rec-01", true).issue("rec-01", c -> in(Slot.STREAMING, next(c, Optional.of(c.id())))),
                        false),
                row(
                        "of a certificate that is over",
                        LaterBuilds::keyReadable,
                        trusting()
                                .issue(
                                        "rec-01",
                                        c -> c.but().validity(life(-9, -1)).copy())
                                .tell(Fact.KEY_READABLE, "rec-01", Slot.STREAMING, true),
                        false),
                row("no certificate", LaterBuilds::keyReadable, trusting(), false),
                row("shut", LaterBuilds::keyShut, key("rec-02", false), true),
                row("open", LaterBuilds::keyShut, key("rec-02", true), false),
                row("nothing on paper", LaterBuilds::renewedOnPaper, rec(), false));
    }

    static Stream<Arguments> renewals() {
        return Stream.of(
                row("renewed and installed", LaterBuilds::renewed, installed(renewed()), true),
                row(
                        "renewed and left lying",
                        LaterBuilds::renewed,
                        installed(rec()).issue("rec-01", RENEWAL),
                        false),
                row("two of the same name, one for each slot", LaterBuilds::renewed, installed(oneForEach()), false),
                row("another one beside it", LaterBuilds::renewed, installed(beside()), false),
                row(
                        "renewed, and then another one for the other slot",
                        LaterBuilds::renewed,
                        installed(renewed().issue("rec-01", c -> in(Slot.SERVER, other(c)))),
                        true),
                row("not renewed", LaterBuilds::renewed, rec(), false),
                row("nothing to renew", LaterBuilds::renewed, trusting(), false),
                row("on paper", LaterBuilds::renewedOnPaper, installed(rec()).issue("rec-01", RENEWAL), true),
                row("in the store too", LaterBuilds::renewedOnPaper, installed(renewed()), false),
                row(
                        "merely another one",
                        LaterBuilds::renewedOnPaper,
                        installed(rec()).issue("rec-01", BESIDE),
                        false));
    }

    private static final UnaryOperator<Certificate> RENEWAL = c -> next(c, Optional.of(c.id()));
    private static final UnaryOperator<Certificate> BESIDE = c -> next(c, Optional.empty());

    private static Sites installed(Sites site) {
        return site.tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.STREAMING, true);
    }

    private static Sites renewed() {
        return rec().issue("rec-01", RENEWAL);
    }

    private static Sites beside() {
        return rec().issue("rec-01", BESIDE);
    }

    private static Sites oneForEach() {
        return trusting()
                .issue("rec-01", c -> in(Slot.SERVER, c))
                .issue("rec-01", c -> in(Slot.STREAMING, next(c, Optional.empty())));
    }

    private static Certificate in(Slot slot, Certificate c) {
        return c.but().slots(Set.of(slot)).copy();
    }

    private static Certificate other(Certificate c) {
        return later(c, Sites.id("other"), Optional.empty(), 2);
    }

    private static Certificate next(Certificate c, Optional<UUID> predecessor) {
        return later(c, Sites.id("next"), predecessor, 1);
    }

    private static Certificate later(Certificate c, UUID id, Optional<UUID> predecessor, int minutes) {
        return c.but()
                .id(id, SampleCertificates.sha256(id))
                .predecessor(predecessor)
                .issuedAt(c.issuedAt().plus(Duration.ofMinutes(minutes)))
                .copy();
    }

    private static Sites key(String host, boolean readable) {
        return trusting().issueAll().tell(Fact.KEY_READABLE, host, Slot.STREAMING, readable);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"shown", "others", "renewals"})
    void what_was_built_is_judged(
            String name, BiFunction<SiteSnapshot, Instant, List<Point>> build, Sites site, boolean passed) {
        List<Point> points = build.apply(site.snapshot(), NOW);
        assertThat(points).isNotEmpty();
        assertThat(points.stream().allMatch(Point::met)).as("%s", points).isEqualTo(passed);
    }
}
