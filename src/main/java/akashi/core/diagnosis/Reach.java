package akashi.core.diagnosis;

import akashi.core.fault.Mend;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.ProbePorts;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.ShownSlots;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Mends;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether the server was reached. What the caller itself saw counts for it; what the portal could not reach from where
 * it stands is no fault, only a thing to look at, and so is everything that was seen long ago.
 */
final class Reach {

    private static final Mend LOOK = new Mend(Message.of("diagnosis.look"), "/probes");
    private static final List<ShownFault> SUSPICIOUS = List.of(ShownFault.OLD_PROTOCOL, ShownFault.INCOMPLETE_CHAIN);
    private static final Duration LITTLE_SKEW = Duration.ofSeconds(60);
    private static final Duration GREAT_SKEW = Duration.ofSeconds(300);

    private final Computer subject;
    private final Slot slot;
    private final String caller;
    private final UUID callerId;
    private final Instant instant;
    private final SiteSnapshot site;
    private final Optional<Sighting> best;

    Reach(Assessment assessment, SiteSnapshot site, Instant instant) {
        this.subject = assessment.subject();
        this.slot = assessment.link().slot();
        this.caller = assessment.verifier().label();
        this.callerId = assessment.verifier().id();
        this.instant = instant;
        this.site = site;
        this.best = best();
    }

    /** The nearest look at the slot; where one of several ports is silent that was encrypted before, at that. */
    private Optional<Sighting> best() {
        SwitchId id = new SwitchId(subject.id(), slot);
        Comparator<Sighting> nearest = Comparator.comparing(this::old)
                .thenComparing(each -> !byCaller(each))
                .thenComparing(each -> each.seenFrom().isPresent());
        List<Sighting> looks = ShownSlots.own(site.sightings().of(id).stream()
                .filter(each -> each.speaksTo(callerId))
                .toList());
        Optional<Sighting> next = looks.stream().min(nearest);
        List<Sighting> silent = next.map(near -> looks.stream()
                        .filter(each -> nearest.compare(each, near) == 0)
                        .toList())
                .map(near -> site.sightings().silent(id, near))
                .orElse(List.of());
        return looks.stream()
                .min(nearest.thenComparing(each -> !silent.contains(each))
                        .thenComparing(each -> !each.tells())
                        .thenComparing(Sighting::at, Comparator.reverseOrder()));
    }

    /** Whether the name leads to the server, and whether it answers. */
    List<Check> checks() {
        return best.map(seen -> nameKnown(seen)
                        ? List.of(name(seen), port(seen))
                        : List.of(failed(Aspect.NAME, seen, Mender.NETWORK)))
                .orElseGet(() -> List.of(nobody(Aspect.NAME), nobody(Aspect.PORT)));
    }

    /** Whether the clocks agree, where the handshake told. */
    Optional<Check> clock() {
        return best.filter(seen -> seen.skew().isPresent() && !old(seen)).map(seen -> {
            Duration skew = seen.skew().get().abs();
            Status status = skew.compareTo(GREAT_SKEW) > 0
                    ? Status.BROKEN
                    : skew.compareTo(LITTLE_SKEW) > 0 ? Status.EXPIRING : Status.VERIFIED;
            String key = status == Status.VERIFIED ? "diagnosis.passed.CLOCK" : "diagnosis.failed.CLOCK";
            Message message = Message.of(key, subject.shortLabel(), skew.toSeconds());
            return new Check(Aspect.CLOCK, status, message, Optional.of(proof(seen)), Mender.ADMINISTRATOR, Mend.NONE);
        });
    }

    /** That the certificate was seen on a port of the slot. */
    Optional<Check.Proof> shows(Certificate certificate) {
        return telling()
                .filter(seen -> seen.shown()
                        .flatMap(Shown::certificateId)
                        .filter(certificate.id()::equals)
                        .isPresent())
                .max(Comparator.comparing(Sighting::at))
                .map(this::proof);
    }

    /** What came in a handshake and some clients refuse, as the caller saw it, or else the portal; nothing old. */
    List<Check> shown() {
        List<Sighting> fresh = telling()
                .filter(seen -> seen.shown().isPresent() && !old(seen))
                .filter(seen -> byCaller(seen) || seen.seenFrom().isEmpty())
                .sorted(Comparator.comparing(Sighting::at).reversed())
                .toList();
        boolean own = fresh.stream().anyMatch(this::byCaller);
        return SUSPICIOUS.stream()
                .flatMap(fault -> fresh.stream()
                        .filter(seen ->
                                byCaller(seen) == own && seen.shown().get().has(fault))
                        .limit(1)
                        .map(seen -> suspicious(fault, seen)))
                .toList();
    }

    private Check suspicious(ShownFault fault, Sighting seen) {
        Shown shown = seen.shown().get();
        boolean old = fault == ShownFault.OLD_PROTOCOL;
        return new Check(
                Aspect.SHOWN,
                Status.EXPIRING,
                Message.of(
                        "finding." + fault,
                        subject.shortLabel(),
                        String.valueOf(seen.port()),
                        shown.protocol() + " (" + shown.cipher() + ")"),
                Optional.of(proof(seen)),
                Mender.ADMINISTRATOR,
                old ? new Mend(Message.of("finding.mend.protocol"), null) : Mends.install(subject));
    }

    private Stream<Sighting> telling() {
        return site.sightings().telling(new SwitchId(subject.id(), slot)).stream()
                .filter(each -> each.speaksTo(callerId));
    }

    /** To look again. */
    Mend look() {
        return LOOK;
    }

    private boolean byCaller(Sighting seen) {
        return seen.seenFrom().filter(callerId::equals).isPresent();
    }

    private static boolean nameKnown(Sighting seen) {
        return seen.outcome() != Sighting.Outcome.NAME_UNKNOWN && seen.outcome() != Sighting.Outcome.ELSEWHERE;
    }

    /** Found by its name, unless the portal had to go by the address of the inventory. */
    private Check name(Sighting seen) {
        if (!seen.byAddress()) {
            return passed(Aspect.NAME, seen);
        }
        Check check = check(Aspect.NAME, Status.UNKNOWN, "diagnosis.by-address", seen, Mender.NETWORK);
        return old(seen) ? check : check.with(next(Sighting.Outcome.NAME_UNKNOWN));
    }

    private Check port(Sighting seen) {
        if (saidOtherwise(seen)) {
            Check check = check(Aspect.PORT, Status.UNKNOWN, "diagnosis.recheck.PORT", seen, Mender.HELPDESK);
            return check.with(LOOK);
        }
        if (seen.rests()) {
            return check(Aspect.PORT, Status.VERIFIED, "diagnosis.passed.PORT.failover", seen, Mender.ADMINISTRATOR);
        }
        Mender mender = seen.outcome() == Sighting.Outcome.TIMED_OUT ? Mender.NETWORK : Mender.ADMINISTRATOR;
        return seen.outcome().tells() ? passed(Aspect.PORT, seen) : failed(Aspect.PORT, seen, mender);
    }

    /** Whether somebody said since then that the switch is the other way. */
    private boolean saidOtherwise(Sighting seen) {
        boolean encrypted = seen.outcome() == Sighting.Outcome.ENCRYPTED;
        return seen.tells()
                && site.evidence()
                        .about(Fact.IN_EFFECT, subject.id(), slot)
                        .filter(said -> !said.source().looked() && said.value() != encrypted)
                        .filter(said -> said.at().isAfter(seen.at()))
                        .isPresent();
    }

    private Check passed(Aspect aspect, Sighting seen) {
        return check(aspect, Status.VERIFIED, "diagnosis.passed." + aspect, seen, Mender.ADMINISTRATOR);
    }

    private Check failed(Aspect aspect, Sighting seen, Mender mender) {
        Check check = byCaller(seen)
                ? check(aspect, Status.BROKEN, "diagnosis.failed." + aspect, seen, mender)
                : check(aspect, Status.UNKNOWN, "diagnosis.failed." + aspect + ".elsewhere", seen, mender);
        return old(seen) ? check : check.with(next(seen.outcome()));
    }

    private Mend next(Sighting.Outcome outcome) {
        String page = outcome == Sighting.Outcome.ELSEWHERE ? "/servers/" + subject.id() + "/edit" : null;
        return new Mend(Message.of("diagnosis.next." + outcome), page);
    }

    private Check check(Aspect aspect, Status status, String key, Sighting seen, Mender mender) {
        Message message =
                Message.of(key, subject.label(), String.valueOf(seen.port()), Message.of(seen.outcome()), caller);
        return new Check(
                aspect,
                old(seen) ? Status.UNKNOWN : status,
                message,
                Optional.of(proof(seen)),
                old(seen) ? Mender.HELPDESK : mender,
                old(seen) ? LOOK : Mend.NONE);
    }

    private boolean old(Sighting seen) {
        return seen.at().plus(site.site().staleAfter()).isBefore(instant);
    }

    private Check nobody(Aspect aspect) {
        return new Check(
                aspect,
                Status.UNKNOWN,
                Message.of("diagnosis.nobody." + aspect, subject.label(), texts(ProbePorts.of(subject, slot))),
                Optional.empty(),
                Mender.HELPDESK,
                LOOK);
    }

    /** Ports are written without the marks of thousands. */
    static List<String> texts(List<Integer> ports) {
        return ports.stream().map(String::valueOf).toList();
    }

    private Check.Proof proof(Sighting seen) {
        String by = seen.seenFrom()
                .map(from -> byCaller(seen) ? caller : label(from))
                .orElse("Akashi");
        return new Check.Proof(Message.of(Observation.Source.SEEN), by, seen.at());
    }

    private String label(UUID id) {
        return site.computer(id)
                .map(Computer::label)
                .or(() -> site.clientGroups().stream()
                        .filter(group -> group.id().equals(id))
                        .map(group -> group.name())
                        .findFirst())
                .orElse("?");
    }
}
