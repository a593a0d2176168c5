package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.pki.KeyKind;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Issues certificates for many computers, for all slots wanted on at each, as a stored job: every computer whole by
 * itself. Answers the id of the job.
 */
public record IssueCertificates(List<UUID> computerIds, int days, KeyKind key, boolean acknowledged)
        implements Weighty<UUID> {

    /** Refuses what no single certificate could be issued with. */
    public IssueCertificates {
        computerIds = computerIds.stream().distinct().toList();
        if (computerIds.isEmpty()) {
            throw new Fault.BadInput("computer", "certificates.many.none");
        }
        of(computerIds.get(0), days, key, acknowledged);
    }

    /** The usual certificates. */
    static IssueCertificates usual(List<UUID> computerIds) {
        return new IssueCertificates(computerIds, IssueCertificate.AS_PROFILE, null, false);
    }

    /** The wish for one of the computers. */
    static IssueCertificate of(UUID computer, int days, KeyKind key, boolean acknowledged) {
        return new IssueCertificate(computer, Set.of(), days, key, acknowledged);
    }

    @Override
    public String code() {
        return "issue-certificates";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this, scales.names(computerIds)));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(computerIds.size());
    }
}
