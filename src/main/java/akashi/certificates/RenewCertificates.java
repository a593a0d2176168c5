package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.pki.KeyKind;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Renews many certificates with new keys, as a stored job: each whole by itself. Answers the id of the job. */
public record RenewCertificates(List<UUID> certificateIds, int days, boolean acknowledged) implements Weighty<UUID> {

    /** Refuses what no single certificate could be renewed with. */
    public RenewCertificates {
        certificateIds = certificateIds.stream().distinct().toList();
        if (certificateIds.isEmpty()) {
            throw new Fault.BadInput("certificate", "renewals.none-chosen");
        }
        IssueCertificates.of(certificateIds.get(0), days, KeyKind.RSA_2048, acknowledged);
    }

    @Override
    public String code() {
        return "renew-certificates";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this, scales.site()));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(certificateIds.size());
    }
}
