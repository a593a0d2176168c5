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

/**
 * A certificate, the public side of it; {@code thumbprint} is SHA-1, as Windows shows it. One that was asked for and has
 * not come has neither number nor dates nor thumbprints yet.
 */
record CertificateView(
        UUID id,
        Optional<String> serial,
        Optional<String> authority,
        Optional<String> computer,
        List<Slot> slots,
        String subject,
        List<String> names,
        Optional<Instant> notBefore,
        Optional<Instant> notAfter,
        Optional<String> thumbprint,
        Optional<String> sha256,
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
        Optional<Certificate> come = Optional.of(certificate).filter(CertificateView::hasCome);
        Optional<Certificate> signed = come.filter(c -> !c.sha256().isEmpty());
        return new CertificateView(
                certificate.id(),
                come.map(Certificate::serial),
                certificate.authorityId().flatMap(site::authority).map(Authority::name),
                certificate.computerId().flatMap(site::computer).map(Computer::label),
                List.copyOf(new TreeSet<>(certificate.slots())),
                certificate.subject(),
                Stream.concat(
                                certificate.dnsNames().stream(),
                                certificate.addresses().stream().map(Object::toString))
                        .toList(),
                come.map(c -> c.validity().notBefore()),
                come.map(c -> c.validity().notAfter()),
                signed.map(c -> c.thumbprint().value()),
                signed.map(Certificate::sha256),
                certificate.key().toString(),
                certificate.stateAt(lives.now()),
                lives.stage(certificate),
                certificate.predecessorId(),
                lives.successor(certificate).map(Certificate::id),
                certificate.keyKept(),
                certificate.issuedAt());
    }

    /** Not where it is asked for, nor where what was asked for was withdrawn: its row stands in for it alone. */
    private static boolean hasCome(Certificate certificate) {
        return !certificate.serial().equals(certificate.id().toString().replace("-", ""));
    }
}
