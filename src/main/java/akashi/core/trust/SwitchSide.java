package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether connections to a subject are encrypted at all: its switch and, on a paired link, the verifier's. */
final class SwitchSide {

    private final CertificateLink link;
    private final Computer subject;
    private final SiteSnapshot site;
    private final SwitchId mine;
    private final boolean on;
    private final Optional<Observation> effect;
    private final Optional<Reason> stale;
    private final Instant instant;
    private Reason off;

    SwitchSide(CertificateLink link, Computer subject, SiteSnapshot site, Instant instant) {
        this.link = link;
        this.subject = subject;
        this.site = site;
        this.mine = new SwitchId(subject.id(), link.slot());
        this.instant = instant;
        effect = site.evidence().about(Fact.IN_EFFECT, subject.id(), link.slot());
        on = effect.filter(Observation::value).isPresent();
        stale = effect.filter(seen -> site.evidence().stale(seen, instant))
                .map(seen -> reason(ReasonCode.STALE, effect, Mends.tell(Fact.IN_EFFECT, subject)));
    }

    /** Adds what is to be said about the switches; answers whether the rest of the connection matters. */
    boolean addReasons(Verifier verifier, List<Reason> reasons) {
        if (link.paired() && verifier instanceof Verifier.OnComputer other && otherwise(other.computer())) {
            reasons.add(difference(verifier, new SwitchId(other.computer().id(), link.slot())));
            return on;
        }
        if (!on) {
            off = off == null ? off() : off;
            reasons.add(off);
            return false;
        }
        stale.ifPresent(reasons::add);
        return true;
    }

    private boolean otherwise(Computer other) {
        Optional<Observation> theirs = site.evidence().about(Fact.IN_EFFECT, other.id(), link.slot());
        return on != (theirs.isPresent() && theirs.get().value());
    }

    private Reason difference(Verifier verifier, SwitchId other) {
        Optional<Observation> theirs = site.evidence().about(Fact.IN_EFFECT, other.computerId(), other.slot());
        List<Clause> clauses = link.clauses(Requirement.PAIRED);
        String onName = on ? subject.shortLabel() : verifier.label();
        String offName = on ? verifier.label() : subject.shortLabel();
        boolean joining = subject.joining()
                || verifier instanceof Verifier.OnComputer v && v.computer().joining();
        boolean open = effect.isEmpty() || theirs.isEmpty();
        ReasonCode code = site.turning(mine) || site.turning(other)
                ? ReasonCode.CHANGE_RUNNING
                : joining ? ReasonCode.JOINING : open ? ReasonCode.SWITCH_UNKNOWN : ReasonCode.MIXED;
        if (code == ReasonCode.SWITCH_UNKNOWN) {
            return unknown(on ? verifier.label() : subject.shortLabel(), on ? other : mine, effect);
        }
        Message message = Message.of("reason." + code, onName, offName);
        Mend mend = site.changeOf(mine)
                .or(() -> site.changeOf(other))
                .map(Mends::change)
                .orElseGet(Mends::pair);
        return new Reason(code, clauses, message, effect.or(() -> theirs), mend);
    }

    /** Nobody said or saw whether this switch is on: why not, where a port was asked in vain. */
    private Reason unknown(String name, SwitchId id, Optional<Observation> known) {
        Message message = lookedInVain(id)
                .map(seen -> Message.of(
                        seen.rests() ? "reason.SWITCH_UNKNOWN.rests" : "reason.SWITCH_UNKNOWN.looked",
                        name,
                        Message.of(seen.outcome())))
                .orElseGet(() -> Message.of("reason.SWITCH_UNKNOWN", name));
        Mend mend = site.computer(id.computerId()).map(Mends::look).orElse(Mend.NONE);
        return new Reason(ReasonCode.SWITCH_UNKNOWN, link.clauses(Requirement.PAIRED), message, known, mend);
    }

    /** The newest look at a port of the switch; none of them told anything, or that would be known. */
    private Optional<Sighting> lookedInVain(SwitchId id) {
        return site.sightings().of(id).stream()
                .filter(each -> !each.tells() && !site.evidence().stale(each.at(), instant))
                .max(Comparator.comparing(Sighting::at));
    }

    private Reason off() {
        if (site.turning(mine) && site.wanted(mine)) {
            Message message = Message.of("reason.CHANGE_RUNNING.off", subject.shortLabel());
            return new Reason(ReasonCode.CHANGE_RUNNING, List.of(), message, effect, next());
        }
        if (effect.isEmpty() && lookedInVain(mine).isPresent()) {
            return unknown(subject.shortLabel(), mine, effect);
        }
        ReasonCode code = effect.isPresent() ? ReasonCode.OFF : ReasonCode.ASSUMED_OFF;
        Message message = Message.of(site.wanted(mine) ? "reason.OFF.planned" : "reason." + code, subject.shortLabel());
        List<Clause> clauses = link.whenOff().isEmpty() ? link.about() : link.whenOff();
        return new Reason(code, clauses, message, effect, next());
    }

    /** Planned already: go on with the change, or bring the pair together; otherwise plan. */
    private Mend next() {
        return site.changeOf(mine)
                .filter(change -> site.wanted(mine))
                .map(Mends::change)
                .orElseGet(() -> site.wanted(mine) && link.switchedTogether() ? Mends.pair() : Mends.plan(subject));
    }

    private Reason reason(ReasonCode code, Optional<Observation> seen, Mend mend) {
        return new Reason(code, List.of(), Message.of("reason." + code, subject.shortLabel()), seen, mend);
    }
}
