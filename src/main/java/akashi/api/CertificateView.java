package akashi.api;

import akashi.core.life.LifeStage;
import akashi.core.life.Lives;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** A certificate, the public side of it; {@code thumbprint} is SHA-1, as Windows shows it. */
record CertificateView(
        UUID id,
        String serial,
        Optional<String> authority,
        Optional<String> computer,
        List<Slot> slots,
        String subject,
        List<String> names,
        Instant notBefore,
        Instant notAfter,
        String thumbprint,
        String sha256,
        String key,
        Certificate.State state,
        Optional<LifeStage> stage,
        Optional<UUID> predecessor,
        Optional<UUID> successor,
        boolean keyKept,
        Instant issuedAt) {

    /** A page of certificates, the oldest first. */
    record Listing(List<CertificateView> certificates, Optional<String> next) {}

    static CertificateView of(Certificate certificate, Lives lives) {
        SiteSnapshot site = lives.site();
        return new CertificateView(
                certificate.id(),
                certificate.serial(),
                certificate.authorityId().flatMap(site::authority).map(Authority::name),
                certificate.computerId().flatMap(site::computer).map(Computer::label),
                List.copyOf(new TreeSet<>(certificate.slots())),
                certificate.subject(),
                Stream.concat(
                                certificate.dnsNames().stream(),
                                certificate.addresses().stream().map(Object::toString))
                        .toList(),
                certificate.validity().notBefore(),
                certificate.validity().notAfter(),
                certificate.thumbprint().value(),
                certificate.sha256(),
                certificate.key().toString(),
                certificate.stateAt(lives.now()),
                lives.stage(certificate),
                certificate.predecessorId(),
                lives.successor(certificate).map(Certificate::id),
                certificate.keyKept(),
                certificate.issuedAt());
    }
}
