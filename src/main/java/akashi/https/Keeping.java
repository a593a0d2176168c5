package akashi.https;

import akashi.authority.SealedKeys;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.store.ActContext;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.PortalCertificates.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps a certificate with its key as the one that the portal shows from now on. */
final class Keeping {

    private final SealedKeys keys;

    Keeping(SealedKeys keys) {
        this.keys = keys;
    }

    /** Keeps one that was made elsewhere in the transaction of an act, and says what was shown before. */
    void keep(ActContext context, PrivateKeyBytes key, ParsedCertificate certificate, List<ParsedCertificate> above) {
        PortalCertificates certificates = new PortalCertificates(context.db(), context.siteId());
        changed(context, certificates.current(), certificate);
        UUID id = UUID.randomUUID();
        certificates.show(kept(context, id, Origin.UPLOADED, Optional.empty(), certificate, above));
        keys.put(context.db(), context.siteId(), PortalCertificates.TABLE, id, key, context.now());
    }

    /** Keeps what was signed here, whose key and row are kept already. */
    void signed(ActContext context, Reserved reserved, ParsedCertificate certificate) {
        PortalCertificates certificates = new PortalCertificates(context.db(), context.siteId());
        changed(context, certificates.current(), certificate);
        Optional<UUID> authority = Optional.of(reserved.authority().id());
        certificates.signed(kept(context, reserved.id(), Origin.MADE, authority, certificate, reserved.above()));
    }

    private static Kept kept(
            ActContext context,
            UUID id,
            Origin origin,
            Optional<UUID> authority,
            ParsedCertificate certificate,
            List<ParsedCertificate> above) {
        return new Kept(
                id,
                origin,
                authority,
                certificate.serial(),
                certificate.sha256(),
                certificate.validity(),
                Stream.concat(Stream.of(certificate), above.stream())
                        .map(ParsedCertificate::pem)
                        .collect(Collectors.joining()),
                context.now());
    }

    private static void changed(ActContext context, Optional<Kept> before, ParsedCertificate certificate) {
        context.changed(
                before.map(kept -> Map.<String, Object>of("sha256", kept.sha256()))
                        .orElse(Map.of()),
                Map.of("sha256", certificate.sha256()));
    }
}
