package akashi.training;

import akashi.core.diagnosis.Aspect;
import akashi.core.diagnosis.Check;
import akashi.core.diagnosis.Connection;
import akashi.core.diagnosis.Diagnosis;
import akashi.core.diagnosis.Mender;
import akashi.core.diagnosis.Verdict;
import akashi.core.fault.Mend;
import akashi.core.finding.Finding;
import akashi.core.finding.FindingCode;
import akashi.core.finding.Findings;
import akashi.core.lesson.Cause;
import akashi.core.lesson.Said;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.ShownFault;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong between two, who mends it and how: taken from the diagnosis and the findings of the site, never from how
 * the site was broken.
 *
 * @param why the sentence of the diagnosis or the finding
 */
record Answer(Cause cause, Mender owner, Message mend, Message why) {

    /** No more than the scenes need: each is the reason of one of them. */
    static final Map<ReasonCode, Cause> BY_REASON = Map.ofEntries(
            Map.entry(ReasonCode.EXPIRED, Cause.EXPIRED),
            Map.entry(ReasonCode.NOT_YET_VALID, Cause.NOT_YET_VALID),
            Map.entry(ReasonCode.WRONG_NAME, Cause.WRONG_NAME),
            Map.entry(ReasonCode.VERIFIER_DISTRUSTS, Cause.UNKNOWN_CA),
            Map.entry(ReasonCode.KEY_UNREADABLE, Cause.KEY_UNREADABLE),
            Map.entry(ReasonCode.MIXED, Cause.MIXED_PAIR),
            Map.entry(ReasonCode.NO_CERTIFICATE, Cause.FORGOTTEN_SLOT),
            Map.entry(ReasonCode.CLIENT_TOO_OLD, Cause.OLD_CLIENT),
            Map.entry(ReasonCode.OFF, Cause.PLAIN_TEXT));

    private static final Map<FindingCode, Cause> BY_FINDING = Map.of(
            FindingCode.INCOMPLETE_CHAIN, Cause.MISSING_INTERMEDIATE,
            FindingCode.HTTP_OFFERED, Cause.HTTP_OPEN);

    /** The answer for the two; empty where nothing of all this is wrong. */
    static Optional<Answer> of(SiteSnapshot site, Verifier from, Computer to, Instant now) {
        Diagnosis diagnosis = Diagnosis.of(site, from, to, now);
        boolean wrong = diagnosis
                .verdict()
                .filter(it -> it == Verdict.FAULT || it == Verdict.OFF)
                .isPresent();
        return wrong
                ? diagnosis.cause().flatMap(check -> of(check, diagnosis.first().orElseThrow(), site))
                : Findings.about(to.id(), Findings.of(site, now)).stream()
                        .filter(finding -> BY_FINDING.containsKey(finding.code()))
                        .map(Answer::of)
                        .findFirst();
    }

    private static Optional<Answer> of(Check check, Connection connection, SiteSnapshot site) {
        if (check.aspect() == Aspect.NAME) {
            Message mend = Message.of("cause.mend.NAME_UNRESOLVED");
            return Optional.of(new Answer(Cause.NAME_UNRESOLVED, check.mender(), mend, check.message()));
        }
        return check.reason()
                .flatMap(reason -> cause(reason, connection, site))
                .map(cause -> new Answer(cause, check.mender(), words(check.mend()), check.message()));
    }

    private static Answer of(Finding finding) {
        return new Answer(
                BY_FINDING.get(finding.code()), Mender.ADMINISTRATOR, words(finding.mend()), finding.message());
    }

    private static Optional<Cause> cause(Reason reason, Connection connection, SiteSnapshot site) {
        if (reason.faults().contains(ShownFault.WRONG_USAGE)) {
            return Optional.of(Cause.CLIENT_USE_ONLY);
        }
        return Optional.ofNullable(BY_REASON.get(reason.code()))
                .map(it -> it == Cause.WRONG_NAME && nameless(connection, site) ? Cause.NAME_IN_SUBJECT_ONLY : it);
    }

    /** A wrong name may be no name at all where verifiers look. */
    private static boolean nameless(Connection connection, SiteSnapshot site) {
        return site.certificateIn(connection.subject(), connection.link().slot())
                .filter(it -> it.dnsNames().isEmpty())
                .isPresent();
    }

    /** Whether cause, owner and mend were all said right. */
    public boolean met(Said said) {
        return said.cause() == cause && said.owner() == owner && said.mend().equals(mend.key());
    }

    private static Message words(Mend mend) {
        return mend.what();
    }
}
