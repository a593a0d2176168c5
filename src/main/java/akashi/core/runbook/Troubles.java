package akashi.core.runbook;

import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.Status;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What keeps a computer's own side of its connections from working, as the assessments say. */
public final class Troubles {

    private static final Set<Requirement> OWN_SIDE = EnumSet.of(
            Requirement.INSTALLED,
            Requirement.SUBJECT_TRUSTS,
            Requirement.NAMED,
            Requirement.VALID,
            Requirement.KEY_READABLE);

    private Troubles() {}

    /** The first trouble of each computer; worked out once per judged site. */
    public static Function<UUID, Optional<Message>> of(JudgedSite judged) {
        return id -> Optional.ofNullable(
                judged.memo().of(Troubles.class, () -> found(judged)).get(id));
    }

    private static Map<UUID, Message> found(JudgedSite judged) {
        Map<UUID, Message> found = new HashMap<>();
        for (CertificateLink link : CertificateLink.values()) {
            for (Assessment assessment : judged.of(link)) {
                if (assessment.status() != Status.BROKEN
                        || found.containsKey(assessment.subject().id())) {
                    continue;
                }
                assessment.reasons().stream()
                        .filter(Troubles::ownSide)
                        .findFirst()
                        .ifPresent(reason -> found.put(assessment.subject().id(), reason.message()));
            }
        }
        return found;
    }

    private static boolean ownSide(Reason reason) {
        return reason.code().status() == Status.BROKEN
                && reason.code().requirement() != null
                && OWN_SIDE.contains(reason.code().requirement());
    }
}
