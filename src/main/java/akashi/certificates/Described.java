package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Slot;
import akashi.pki.ParsedCertificate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Certificates as the site's model knows them, from what was read or signed. */
final class Described {

    private Described() {}

    static Certificate of(
            ParsedCertificate parsed,
            UUID id,
            Optional<UUID> authorityId,
            Optional<Computer> computer,
            Set<Slot> slots,
            Certificate.State state,
            Optional<UUID> predecessorId,
            boolean keyKept,
            Instant issuedAt) {
        return new Certificate(
                id,
                authorityId,
                computer.map(Computer::id),
                computer.map(Computer::generation).orElse(0),
                slots,
                parsed.subject(),
                parsed.dnsNames(),
                parsed.addresses(),
                parsed.serial(),
                parsed.validity(),
                parsed.thumbprint(),
                parsed.sha256(),
                parsed.key(),
                parsed.signatureAlgorithm(),
                parsed.allowsServers(),
                state,
                predecessorId,
                keyKept,
                false,
                issuedAt);
    }

    /** The reserved row once it is signed. */
    static Certificate signed(Certificate draft, ParsedCertificate parsed, Computer computer, Instant now) {
        Certificate signed = of(
                parsed,
                draft.id(),
                draft.authorityId(),
                Optional.of(computer),
                draft.slots(),
                Certificate.State.ISSUED,
                draft.predecessorId(),
                draft.keyKept(),
                now);
        return draft.keyElsewhere() ? signed.but().keyElsewhere().copy() : signed;
    }
}
