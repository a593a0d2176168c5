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
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.ReasonCode;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is wrong between two, who mends it and how: taken from the diagnosis and the findings of the site, never from how
 * the site was broken.
 *
 * @param why the sentence of the diagnosis or the finding
 */
record Answer(Cause cause, Mender owner, Message mend, Message why) {

    private static final Map<ReasonCode, Cause> BY_REASON = Map.ofEntries(
            Map.entry(ReasonCode.EXPIRED, Cause.EXPIRED),
            Map.entry(ReasonCode.NOT_YET_VALID, Cause.NOT_YET_VALID),
            Map.entry(ReasonCode.WRONG_NAME, Cause.WRONG_NAME),
            Map.entry(ReasonCode.VERIFIER_DISTRUSTS, Cause.UNKNOWN_CA),
            Map.entry(ReasonCode.SUBJECT_DISTRUSTS, Cause.UNKNOWN_CA),
            Map.entry(ReasonCode.KEY_UNREADABLE, Cause.KEY_UNREADABLE),
            Map.entry(ReasonCode.MIXED, Cause.MIXED_PAIR),
            Map.entry(ReasonCode.NO_CERTIFICATE, Cause.FORGOTTEN_SLOT),
            Map.entry(ReasonCode.NOT_INSTALLED, Cause.FORGOTTEN_SLOT),
            Map.entry(ReasonCode.CLIENT_TOO_OLD, Cause.OLD_CLIENT),
            Map.entry(ReasonCode.OFF, Cause.PLAIN_TEXT));

    private static final Map<ShownFault, Cause> BY_FAULT = new EnumMap<>(Map.of(
            ShownFault.EXPIRED, Cause.EXPIRED,
            ShownFault.NOT_YET_VALID, Cause.NOT_YET_VALID,
            ShownFault.WRONG_NAME, Cause.WRONG_NAME,
            ShownFault.UNTRUSTED_ROOT, Cause.UNKNOWN_CA,
            ShownFault.SELF_SIGNED, Cause.UNKNOWN_CA,
            ShownFault.WRONG_USAGE, Cause.CLIENT_USE_ONLY,
            ShownFault.NO_SUBJECT_ALTERNATIVE_NAME, Cause.NAME_IN_SUBJECT_ONLY));

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
        return connection.assessment().reasons().stream()
                .filter(reason -> reason.message().equals(check.message()))
                .flatMap(reason -> cause(reason.code(), connection, site).stream())
                .map(cause -> new Answer(cause, check.mender(), words(check.mend()), check.message()))
                .findFirst();
    }

    private static Answer of(Finding finding) {
        return new Answer(
                BY_FINDING.get(finding.code()), Mender.ADMINISTRATOR, words(finding.mend()), finding.message());
    }

    private static Optional<Cause> cause(ReasonCode code, Connection connection, SiteSnapshot site) {
        SwitchId slot =
                new SwitchId(connection.subject().id(), connection.link().slot());
        Optional<Cause> cause =
                code == ReasonCode.SHOWN_REFUSED ? shown(slot, site) : Optional.ofNullable(BY_REASON.get(code));
        return cause.map(
                it -> it == Cause.WRONG_NAME && nameless(connection, slot, site) ? Cause.NAME_IN_SUBJECT_ONLY : it);
    }

    /** A wrong name may be no name at all where verifiers look. */
    private static boolean nameless(Connection connection, SwitchId slot, SiteSnapshot site) {
        return site.certificateIn(connection.subject(), slot.slot())
                        .filter(it -> it.dnsNames().isEmpty())
                        .isPresent()
                || faults(slot, site).contains(ShownFault.NO_SUBJECT_ALTERNATIVE_NAME);
    }

    private static Optional<Cause> shown(SwitchId slot, SiteSnapshot site) {
        return BY_FAULT.entrySet().stream()
                .filter(each -> faults(slot, site).contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Set<ShownFault> faults(SwitchId slot, SiteSnapshot site) {
        return site.sightings().of(slot).stream()
                .flatMap(seen -> seen.shown().stream())
                .flatMap(shown -> shown.faults().stream())
                .collect(Collectors.toSet());
    }

    /** Whether cause, owner and mend were all said right. */
    public boolean met(Said said) {
        return said.cause() == cause && said.owner() == owner && said.mend().equals(mend.key());
    }

    private static Message words(Mend mend) {
        return mend.what();
    }
}
