package akashi.api;

import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a port answered. {@code seenFrom} is the computer or client group that looked, and is missing where the portal
 * did.
 */
record SightingView(
        UUID id,
        String computer,
        Role role,
        Optional<Slot> slot,
        int port,
        Instant at,
        Optional<UUID> seenFrom,
        Sighting.Outcome outcome,
        Optional<ShownView> shown,
        Optional<Long> clockAheadSeconds,
        String detail) {

    /** The certificate that was shown, and what is wrong with it. */
    record ShownView(
            String thumbprint,
            String sha256,
            String subject,
            String issuer,
            List<String> names,
            Instant notBefore,
            Instant notAfter,
            String key,
            String protocol,
            String cipher,
            List<String> chain,
            Optional<UUID> certificate,
            List<ShownFault> faults) {

        static ShownView of(Shown shown) {
            return new ShownView(
                    shown.thumbprint().value(),
                    shown.sha256(),
                    shown.subject(),
                    shown.issuer(),
                    shown.names(),
                    shown.validity().notBefore(),
                    shown.validity().notAfter(),
                    shown.key().toString(),
                    shown.protocol(),
                    shown.cipher(),
                    shown.chain(),
                    shown.certificateId(),
                    shown.faults().stream().sorted().toList());
        }
    }

    static SightingView of(SiteSnapshot site, Sighting seen) {
        return new SightingView(
                seen.id(),
                site.computer(seen.computerId()).map(Computer::label).orElse(""),
                seen.role(),
                seen.slot(),
                seen.port(),
                seen.at(),
                seen.seenFrom(),
                seen.outcome(),
                seen.shown().map(ShownView::of),
                seen.skew().map(skew -> skew.toSeconds()),
                seen.detail());
    }
}
