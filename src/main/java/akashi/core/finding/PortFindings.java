package akashi.core.finding;

import akashi.core.fault.Mend;
import akashi.core.site.ProbePorts;
import akashi.core.site.ShownFault;
import akashi.core.site.ShownSlots;
import akashi.core.site.Sighting;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What stands out of single ports. */
final class PortFindings {

    private static final Duration SKEW = Duration.ofSeconds(60);

    private PortFindings() {}

    /** Each stranger once. Its subject is told: it usually says where it comes from. */
    static Stream<Finding> unknownOrigin(Look look) {
        Set<String> told = new HashSet<>();
        return look.shown()
                .filter(seen -> seen.shown().get().has(ShownFault.UNKNOWN_ORIGIN))
                .filter(seen -> told.add(seen.shown().get().sha256()))
                .map(seen -> look.finding(
                        FindingCode.UNKNOWN_ORIGIN,
                        seen,
                        new Mend(Message.of("finding.mend.adopt"), "/certificates/adopt"),
                        seen.shown().get().subject(),
                        seen.shown().get().issuer()));
    }

    static Stream<Finding> incompleteChain(Look look) {
        return look.each(ShownFault.INCOMPLETE_CHAIN, FindingCode.INCOMPLETE_CHAIN, Mends.install(look.computer()));
    }

    static Stream<Finding> oldProtocol(Look look) {
        Mend mend = new Mend(Message.of("finding.mend.protocol"), null);
        Message older = Message.of("finding.protocol.old");
        Stream<Finding> refused = ended(look, Sighting.Outcome.TOO_OLD, FindingCode.OLD_PROTOCOL, mend, older);
        return Stream.concat(look.each(ShownFault.OLD_PROTOCOL, FindingCode.OLD_PROTOCOL, mend), refused);
    }

    static Stream<Finding> weak(Look look) {
        Mend mend = Mends.issue(look.computer());
        return Stream.concat(
                        look.each(ShownFault.WEAK_KEY, FindingCode.WEAK_CERTIFICATE, mend),
                        look.each(ShownFault.WEAK_SIGNATURE, FindingCode.WEAK_CERTIFICATE, mend))
                .limit(1);
    }

    static Stream<Finding> tooLarge(Look look) {
        return ended(look, Sighting.Outcome.TOO_LARGE, FindingCode.TOO_LARGE, Mends.install(look.computer()));
    }

    static Stream<Finding> inverted(Look look) {
        return ended(look, Sighting.Outcome.INVERTED, FindingCode.INVERTED, Mends.issue(look.computer()));
    }

    /** The newest look at a port ended so. */
    private static Stream<Finding> ended(
            Look look, Sighting.Outcome outcome, FindingCode code, Mend mend, Object... more) {
        return look.newest().stream()
                .filter(seen -> seen.outcome() == outcome)
                .limit(1)
                .map(seen -> look.finding(code, seen, mend, more));
    }

    /** Encrypted although no plan says so: the plan is behind, or somebody switched it on by himself. */
    static Stream<Finding> unplanned(Look look) {
        return ShownSlots.encrypted(look.telling()).stream()
                .filter(seen -> seen.slot()
                        .map(slot -> new SwitchId(look.computer().id(), slot))
                        .filter(id -> !look.site().wanted(id) && !look.site().turning(id))
                        .flatMap(look.site().evidence()::inEffect)
                        .filter(on -> on)
                        .isPresent())
                .limit(1)
                .map(seen -> look.finding(
                        FindingCode.UNPLANNED,
                        seen,
                        Mends.plan(look.computer()),
                        Message.of(seen.slot().get())));
    }

    /**
     * The same server answers plainly on a port that is there for that alone, or on one of several ports of a slot. Ports
     * of other slots have switches of their own, and a web server may be encrypted before the slot is.
     */
    static Stream<Finding> httpOffered(Look look) {
        Mend mend = new Mend(Message.of("finding.mend.http"), null);
        return look.telling().stream()
                .filter(seen -> seen.outcome() == Sighting.Outcome.PLAIN
                        && !look.site().sightings().closedSince(seen))
                .flatMap(plain -> look.shown()
                        .filter(seen -> seen.role() == plain.role() && seen.port() != plain.port())
                        .filter(seen -> seen.slot()
                                        .filter(ProbePorts.standsBeside(plain)::equals)
                                        .isPresent()
                                && seen.port() != ShownSlots.WEB_SERVER)
                        .limit(1)
                        .map(beside ->
                                look.finding(FindingCode.HTTP_OFFERED, plain, mend, String.valueOf(beside.port()))))
                .limit(1);
    }

    static Stream<Finding> clockSkew(Look look) {
        Mend mend = new Mend(Message.of("finding.mend.clock"), null);
        return look.newest().stream()
                .filter(seen -> seen.skew()
                        .filter(skew -> skew.abs().compareTo(SKEW) > 0)
                        .isPresent())
                .limit(1)
                .map(seen -> look.finding(
                        FindingCode.CLOCK_SKEW,
                        seen,
                        mend,
                        seen.skew().get().abs().toSeconds()));
    }
}
