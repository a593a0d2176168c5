package akashi.certificates;

import akashi.authority.SiteAuthorities;
import akashi.certificates.AdoptCertificates.InUse;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.RequestReader;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.CertificateRequests;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes in authorities, certificates, what is installed and in effect, and what is wanted from now on: all or nothing. */
final class Adopting implements UseCase<AdoptCertificates, Integer> {

    @Override
    public Class<AdoptCertificates> act() {
        return AdoptCertificates.class;
    }

    @Override
    public Integer perform(AdoptCertificates act, ActContext context) {
        SiteSnapshot site = context.site();
        Map<UUID, ParsedCertificate> authorities = authorities(act.authorities(), site, context);
        Certificates store = new Certificates(context.db(), context.siteId());
        AdoptedEvidence evidence = new AdoptedEvidence(context);
        for (InUse inUse : act.certificates()) {
            Optional<Computer> computer = inUse.computerId()
                    .map(id -> site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id)));
            UUID id = certificate(inUse, computer, issuer(authorities, inUse.certificate()), site, store);
            computer.ifPresent(c -> evidence.told(inUse, c, id));
            computer.ifPresent(c -> answered(inUse, c, issuer(authorities, inUse.certificate()), context));
        }
        evidence.keep();
        new AdoptedPlan(context, evidence.inEffect()).keep(act.pair());
        context.planChanged();
        context.evidenceChanged();
        return act.certificates().size();
    }

    /** Every authority of the site with its certificate, the new ones added, those above first. */
    static Map<UUID, ParsedCertificate> authorities(
            List<ParsedCertificate> found, SiteSnapshot site, ActContext context) {
        Authorities store = new Authorities(context.db(), context.siteId());
        Map<UUID, ParsedCertificate> known = new LinkedHashMap<>();
        site.authorities()
                .forEach(a -> store.der(a.id()).map(CertificateReader::readOne).ifPresent(c -> known.put(a.id(), c)));
        List<ParsedCertificate> left = new ArrayList<>(found);
        left.removeIf(known::containsValue);
        while (!left.isEmpty()) {
            ParsedCertificate next = left.stream()
                    .filter(c -> left.stream().noneMatch(other -> other != c && other.issued(c)))
                    .findFirst()
                    .orElse(left.get(0));
            left.remove(next);
            UUID id = UUID.randomUUID();
            Optional<UUID> parent = next.selfSigned() ? Optional.empty() : issuer(known, next);
            Authority authority =
                    SiteAuthorities.describe(id, Authority.Kind.EXTERNAL, next.title(), next, parent, false);
            store.insert(authority, next.der().toArray(), context.now());
            known.put(id, next);
        }
        return known;
    }

    static Optional<UUID> issuer(Map<UUID, ParsedCertificate> authorities, ParsedCertificate certificate) {
        return authorities.entrySet().stream()
                .filter(entry -> entry.getValue().issued(certificate))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Adds a certificate, or gives one that is known its computer and slots. */
    private static UUID certificate(
            InUse inUse, Optional<Computer> computer, Optional<UUID> issuer, SiteSnapshot site, Certificates store) {
        ParsedCertificate parsed = inUse.certificate();
        Optional<Certificate> known = site.certificates().stream()
                .filter(c -> c.sha256().equals(parsed.sha256()))
                .findFirst();
        Optional<UUID> signer = issuer.or(() -> known.flatMap(Certificate::authorityId));
        Optional<Certificate> before = known.isPresent()
                ? Optional.empty()
                : computer.flatMap(c -> before(site, c, parsed, signer, inUse.slots()));
        Certificate certificate = Described.of(
                parsed,
                known.map(Certificate::id).orElseGet(UUID::randomUUID),
                signer,
                computer,
                inUse.slots(),
                known.map(Certificate::state).orElse(Certificate.State.ISSUED),
                known.flatMap(Certificate::predecessorId).or(() -> before.map(Certificate::id)),
                known.map(Certificate::keyKept).orElse(false),
                known.map(Certificate::issuedAt).orElse(parsed.validity().notBefore()));
        if (known.isPresent()) {
            store.update(certificate, null);
        } else {
            store.insert(certificate, parsed.issuer(), parsed.der().toArray());
        }
        before.filter(old -> inUse.slots().containsAll(old.slots()))
                .ifPresent(old -> store.become(old.id(), Certificate.State.SUPERSEDED));
        return certificate.id();
    }

    /** What was asked of the authority for these slots has come another way: it is not waited for any longer. */
    private static void answered(InUse inUse, Computer computer, Optional<UUID> signer, ActContext context) {
        CertificateRequests requests = new CertificateRequests(context.db(), context.siteId());
        context.site().certificatesOf(computer).stream()
                .filter(c -> c.state() == Certificate.State.REQUESTED)
                .filter(c -> c.authorityId().equals(signer) && inUse.slots().containsAll(c.slots()))
                .filter(c -> requests.find(c.id())
                        .flatMap(CertificateRequests.Asked::request)
                        .flatMap(RequestReader::keyOf)
                        .map(inUse.certificate().publicKey()::equals)
                        .orElse(true))
                .forEach(c ->
                        new Certificates(context.db(), context.siteId()).become(c.id(), Certificate.State.ABANDONED));
    }

    /** A new certificate of the same authority and subject for the same slots renews the one that was known. */
    private static Optional<Certificate> before(
            SiteSnapshot site, Computer computer, ParsedCertificate parsed, Optional<UUID> signer, Set<Slot> slots) {
        return site.certificatesOf(computer).stream()
                .filter(c -> c.state() == Certificate.State.ISSUED && c.generation() == computer.generation())
                .filter(c -> signer.isPresent() && c.authorityId().equals(signer))
                .filter(c -> c.subject().equals(parsed.subject()))
                .filter(c -> c.slots().stream().anyMatch(slots::contains))
                .filter(c -> c.validity().notAfter().isBefore(parsed.validity().notAfter()))
                .max(Comparator.comparing(c -> c.validity().notAfter()));
    }
}
