package akashi.https;

import akashi.authority.SealedKeys;
import akashi.core.site.Validity;
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

    /** Keeps it in the transaction of an act, and says what was shown before. */
    void keep(
            ActContext context,
            Origin origin,
            Optional<UUID> authority,
            PrivateKeyBytes key,
            ParsedCertificate certificate,
            List<ParsedCertificate> above) {
        PortalCertificates certificates = new PortalCertificates(context.db(), context.siteId());
        Optional<Kept> before = certificates.current();
        UUID id = UUID.randomUUID();
        Validity validity = certificate.validity();
        certificates.show(new Kept(
                id,
                origin,
                authority,
                certificate.serial(),
                certificate.sha256(),
                validity,
                Stream.concat(Stream.of(certificate), above.stream())
                        .map(ParsedCertificate::pem)
                        .collect(Collectors.joining()),
                context.now()));
        keys.put(context.db(), context.siteId(), PortalCertificates.TABLE, id, key, context.now());
        context.changed(
                before.map(kept -> Map.<String, Object>of("sha256", kept.sha256()))
                        .orElse(Map.of()),
                Map.of("sha256", certificate.sha256()));
    }
}
