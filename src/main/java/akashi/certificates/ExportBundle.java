package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.PfxProfile;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Records that certificates with their keys leave the portal in the bundle of a computer. The password is no part of it.
 *
 * @param serials what goes out, for the audit entry
 * @param waiting the bundle itself, where it is kept until somebody downloads it
 * @param handout the one-time link that is used up by it
 */
public record ExportBundle(
        UUID computerId,
        String host,
        List<UUID> certificateIds,
        List<String> serials,
        PfxProfile profile,
        Optional<WaitingBundle> waiting,
        Optional<UUID> handout)
        implements Weighty<Boolean> {

    static final String EXPORT = "export-bundle";

    /** Copies the lists. */
    public ExportBundle {
        certificateIds = List.copyOf(certificateIds);
        serials = List.copyOf(serials);
    }

    @Override
    public String code() {
        return handout.isPresent() ? "hand-out-bundle" : EXPORT;
    }

    /** A link was approved when it was made. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        if (handout.isPresent()) {
            return Optional.empty();
        }
        SiteSnapshot site = scales.site();
        List<Certificate> leaving = certificateIds.stream()
                .flatMap(id -> site.certificate(id).stream())
                .toList();
        return site.computer(computerId).map(computer -> Weights.bundle(computer, leaving, profile));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return host;
    }

    @Override
    public List<Object> args() {
        return List.of(host, serials, Message.of("certificates.profile." + profile.name()));
    }
}
