package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.pki.PfxProfile;
import akashi.store.Act;
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
        implements Act<Boolean> {

    /** Copies the lists. */
    public ExportBundle {
        certificateIds = List.copyOf(certificateIds);
        serials = List.copyOf(serials);
    }

    @Override
    public String code() {
        return handout.isPresent() ? "hand-out-bundle" : "export-bundle";
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
