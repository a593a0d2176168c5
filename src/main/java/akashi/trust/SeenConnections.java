package akashi.trust;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.site.ProbePorts;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Turns the connections of a receipt into sightings: what servers showed, as the computer that asked judges it. */
final class SeenConnections {

    private static final int MOST_CERTIFICATES = 12;
    private static final int LONGEST_CERTIFICATE = 1 << 17;
    private static final int LONGEST_WORD = 500;
    private static final Set<String> OLD = Set.of("Tls", "Tls11", "Ssl2", "Ssl3");
    private static final Map<String, String> PROTOCOLS =
            Map.of("Tls", "TLSv1", "Tls11", "TLSv1.1", "Tls12", "TLSv1.2", "Tls13", "TLSv1.3");
    private static final Map<String, ShownFault> FAULTS = Map.of(
            "NameMismatch", ShownFault.WRONG_NAME,
            "NotValidForUsage", ShownFault.WRONG_USAGE,
            "Revoked", ShownFault.REVOKED,
            "HasWeakSignature", ShownFault.WEAK_SIGNATURE,
            "HasNotPermittedNameConstraint", ShownFault.WRONG_NAME,
            "HasExcludedNameConstraint", ShownFault.WRONG_NAME,
            "InvalidBasicConstraints", ShownFault.UNTRUSTED_ROOT,
            "NotSignatureValid", ShownFault.UNTRUSTED_ROOT,
            "ExplicitDistrust", ShownFault.UNTRUSTED_ROOT);

    private final SiteSnapshot site;
    private final UUID from;
    private final Instant at;
    private final boolean vouched;
    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<String, byte[]> certificates = new LinkedHashMap<>();

    SeenConnections(SiteSnapshot site, UUID from, Instant at, boolean vouched) {
        this.site = site;
        this.from = from;
        this.at = at;
        this.vouched = vouched;
    }

    List<Sighting> sightings() {
        return sightings;
    }

    /** Every certificate that was shown, as DER by its SHA-256. */
    Map<String, byte[]> certificates() {
        return certificates;
    }

    /** Takes one connection; refuses a server or a port that the inventory does not have. */
    void add(Receipt.Connected seen) {
        Computer computer = server(seen)
                .orElseThrow(() -> new Fault.BadInput("computer", "trust.receipt.server", text(seen.computer())));
        ProbePorts.ProbePort target = target(seen, computer)
                .orElseThrow(() -> new Fault.BadInput(
                        "port", "trust.receipt.port", computer.shortLabel(), String.valueOf(seen.port())));
        add(seen, computer, target);
    }

    /** Takes one connection, and passes over what the inventory does not have: nobody can ask it for names this way. */
    void addIfKnown(Receipt.Connected seen) {
        readable(seen);
        server(seen).ifPresent(computer -> target(seen, computer).ifPresent(target -> add(seen, computer, target)));
    }

    private Optional<Computer> server(Receipt.Connected seen) {
        return site.computerCalled(text(seen.computer()));
    }

    private static Optional<ProbePorts.ProbePort> target(Receipt.Connected seen, Computer computer) {
        return ProbePorts.of(computer).stream()
                .filter(each -> seen.port() != null && each.port() == seen.port())
                .filter(each -> each.slot()
                        .map(Slot::name)
                        .filter(slot -> slot.equals(seen.slot()))
                        .isPresent())
                .findFirst();
    }

    /** Refuses what cannot be read, whichever server it is about. */
    private static void readable(Receipt.Connected seen) {
        if (outcome(seen) == Sighting.Outcome.ENCRYPTED) {
            chain(seen);
        }
    }

    private void add(Receipt.Connected seen, Computer computer, ProbePorts.ProbePort target) {
        Sighting.Outcome outcome = outcome(seen);
        Optional<Shown> shown = outcome == Sighting.Outcome.ENCRYPTED ? Optional.of(shown(seen)) : Optional.empty();
        String detail = String.join(", ", seen.problems()) + text(seen.error());
        sightings.add(new Sighting(
                UUID.randomUUID(),
                computer.id(),
                computer.generation(),
                target.role(),
                target.slot(),
                target.port(),
                at,
                Optional.of(from),
                outcome,
                shown,
                Optional.empty(),
                text(detail),
                false,
                vouched));
    }

    private static Sighting.Outcome outcome(Receipt.Connected seen) {
        try {
            return Sighting.Outcome.valueOf(text(seen.outcome()));
        } catch (IllegalArgumentException unknown) {
            throw new Fault.BadInput("outcome", "trust.receipt.format");
        }
    }

    private static List<ParsedCertificate> chain(Receipt.Connected seen) {
        if (seen.chain().isEmpty() || seen.chain().size() > MOST_CERTIFICATES) {
            throw new Fault.BadInput("chain", "trust.receipt.chain");
        }
        return seen.chain().stream().map(SeenConnections::certificate).toList();
    }

    private Shown shown(Receipt.Connected seen) {
        List<ParsedCertificate> chain = chain(seen);
        chain.forEach(each -> certificates.put(each.sha256(), each.der().toArray()));
        ParsedCertificate leaf = chain.get(0);
        List<String> names = Stream.concat(
                        leaf.dnsNames().stream(), leaf.addresses().stream().map(IpAddress::value))
                .toList();
        Optional<UUID> known = site.certificates().stream()
                .filter(each -> each.sha256().equalsIgnoreCase(leaf.sha256()))
                .map(Certificate::id)
                .findFirst();
        return new Shown(
                leaf.thumbprint(),
                leaf.sha256(),
                leaf.subject(),
                leaf.issuer(),
                names,
                leaf.validity(),
                leaf.key(),
                Optional.of(leaf.keySha256()),
                PROTOCOLS.getOrDefault(text(seen.protocol()), text(seen.protocol())),
                text(seen.cipher()),
                chain.stream().map(ParsedCertificate::sha256).toList(),
                known,
                faults(seen, chain, known.isPresent()));
    }

    private static ParsedCertificate certificate(String base64) {
        if (base64 == null || base64.length() > LONGEST_CERTIFICATE) {
            throw new Fault.BadInput("chain", "trust.receipt.chain");
        }
        try {
            return CertificateReader.readOne(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException | Fault.BadInput unreadable) {
            throw new Fault.BadInput("chain", "trust.receipt.chain");
        }
    }

    private Set<ShownFault> faults(Receipt.Connected seen, List<ParsedCertificate> chain, boolean known) {
        ParsedCertificate leaf = chain.get(0);
        Set<ShownFault> faults = EnumSet.noneOf(ShownFault.class);
        for (String problem : seen.problems()) {
            Optional.ofNullable(FAULTS.get(text(problem))).ifPresent(faults::add);
            switch (text(problem)) {
                case "NotTimeValid" ->
                    faults.add(
                            at.isBefore(leaf.validity().notBefore()) ? ShownFault.NOT_YET_VALID : ShownFault.EXPIRED);
                case "UntrustedRoot" ->
                    faults.add(leaf.selfSigned() ? ShownFault.SELF_SIGNED : ShownFault.UNTRUSTED_ROOT);
                case "PartialChain" -> faults.add(partial(leaf, chain));
                default -> {}
            }
        }
        if (OLD.contains(text(seen.protocol()))) {
            faults.add(ShownFault.OLD_PROTOCOL);
        }
        if (!leaf.key().strong()) {
            faults.add(ShownFault.WEAK_KEY);
        }
        if (leaf.dnsNames().isEmpty() && leaf.addresses().isEmpty()) {
            faults.add(ShownFault.NO_SUBJECT_ALTERNATIVE_NAME);
        }
        if (!known) {
            faults.add(ShownFault.UNKNOWN_ORIGIN);
        }
        return faults;
    }

    /** The way up ended early: an issuing CA of the site was not sent along, or nobody here knows the issuer. */
    private ShownFault partial(ParsedCertificate leaf, List<ParsedCertificate> chain) {
        boolean ours = site.authorities().stream()
                .filter(a -> !a.isRoot() && a.kind() != Authority.Kind.PUBLIC)
                .anyMatch(a -> a.subject().equals(leaf.issuer()));
        return ours && chain.size() == 1 ? ShownFault.INCOMPLETE_CHAIN : ShownFault.UNTRUSTED_ROOT;
    }

    private static String text(String said) {
        String one = said == null ? "" : said.replaceAll("\\p{Cntrl}", " ").strip();
        return one.length() <= LONGEST_WORD ? one : one.substring(0, LONGEST_WORD);
    }
}
