package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a connection is encrypted at all: the subject's switch and, on a paired link, the verifier's. */
final class SwitchSide {

    private final CertificateLink link;
    private final Computer subject;
    private final Verifier verifier;
    private final SiteSnapshot site;
    private final Instant instant;
    private final SwitchId mine;

    SwitchSide(CertificateLink link, Computer subject, Verifier verifier, SiteSnapshot site, Instant instant) {
        this.link = link;
        this.subject = subject;
        this.verifier = verifier;
        this.site = site;
        this.instant = instant;
        this.mine = new SwitchId(subject.id(), link.slot());
    }

    /** Adds what is to be said about the switches; answers whether the rest of the connection matters. */
    boolean addReasons(List<Reason> reasons) {
        boolean on = site.evidence().inEffect(mine).orElse(false);
        Optional<SwitchId> other = paired();
        if (other.isPresent() && site.evidence().inEffect(other.get()).orElse(false) != on) {
            reasons.add(difference(on, other.get()));
            return on;
        }
        if (!on) {
            reasons.add(off());
            return false;
        }
        site.evidence()
                .about(Fact.IN_EFFECT, subject.id(), link.slot())
                .filter(seen -> site.evidence().stale(seen, instant))
                .ifPresent(seen -> reasons.add(
                        reason(ReasonCode.STALE, List.of(), Optional.of(seen), Mends.tell(Fact.IN_EFFECT, subject))));
        return true;
    }

    private Optional<SwitchId> paired() {
        return link.paired() && verifier instanceof Verifier.OnComputer on
                ? Optional.of(new SwitchId(on.computer().id(), link.slot()))
                : Optional.empty();
    }

    private Reason difference(boolean on, SwitchId other) {
        Optional<Observation> evidence = site.evidence()
                .about(Fact.IN_EFFECT, subject.id(), link.slot())
                .or(() -> site.evidence().about(Fact.IN_EFFECT, other.computerId(), other.slot()));
        List<Clause> clauses = link.clauses(Requirement.PAIRED);
        String onName = on ? subject.shortLabel() : verifier.label();
        String offName = on ? verifier.label() : subject.shortLabel();
        boolean joining = subject.joining()
                || verifier instanceof Verifier.OnComputer v && v.computer().joining();
        ReasonCode code = site.turning(mine) || site.turning(other)
                ? ReasonCode.CHANGE_RUNNING
                : joining ? ReasonCode.JOINING : ReasonCode.MIXED;
        Message message = Message.of("reason." + code, onName, offName);
        Mend mend = site.changeOf(mine)
                .or(() -> site.changeOf(other))
                .map(Mends::change)
                .orElseGet(Mends::pair);
        return new Reason(code, clauses, message, evidence, mend);
    }

    private Reason off() {
        Optional<Observation> seen = site.evidence().about(Fact.IN_EFFECT, subject.id(), link.slot());
        if (site.turning(mine) && site.wanted(mine)) {
            Message message = Message.of("reason.CHANGE_RUNNING.off", subject.shortLabel());
            return new Reason(ReasonCode.CHANGE_RUNNING, List.of(), message, seen, next());
        }
        ReasonCode code = seen.isPresent() ? ReasonCode.OFF : ReasonCode.ASSUMED_OFF;
        Message message = Message.of(site.wanted(mine) ? "reason.OFF.planned" : "reason." + code, subject.shortLabel());
        List<Clause> clauses = link.whenOff().isEmpty() ? link.about() : link.whenOff();
        return new Reason(code, clauses, message, seen, next());
    }

    /** Planned already: go on with the change; otherwise plan. */
    private Mend next() {
        return site.changeOf(mine)
                .filter(change -> site.wanted(mine))
                .map(Mends::change)
                .orElseGet(() -> site.wanted(mine) ? Mends.pair() : Mends.plan(subject));
    }

    private Reason reason(ReasonCode code, List<Clause> clauses, Optional<Observation> seen, Mend mend) {
        return new Reason(code, clauses, Message.of("reason." + code, subject.shortLabel()), seen, mend);
    }
}
