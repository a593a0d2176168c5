package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.ChainJudge;
import akashi.pki.ParsedCertificate;
import akashi.pki.PlatformRoots;
import akashi.pki.Problem;
import akashi.pki.PublicKeyBytes;
import akashi.pki.RequestReader;
import akashi.pki.Verifier;
import akashi.store.Authorities;
import akashi.store.CertificateRequests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * What came back for a request, judged as those who verify would judge it.
 *
 * @param leaf the server's certificate; empty where none of what was handed in can be it
 * @param path the leaf and those above it, as far as they are known
 * @param refused everything that keeps it from being taken
 * @param warned what should be known before
 */
record Answer(
        Optional<ParsedCertificate> leaf, List<ParsedCertificate> path, List<Message> refused, List<Message> warned) {

    static Answer judged(
            DSLContext db,
            KnownKeys known,
            SiteSnapshot site,
            Certificate requested,
            List<ParsedCertificate> handedIn,
            Instant now) {
        return new Judging(db, known, site, requested, handedIn, now).judged();
    }

    private static final class Judging {

        private final DSLContext db;
        private final KnownKeys keys;
        private final SiteSnapshot site;
        private final Certificate requested;
        private final List<ParsedCertificate> handedIn;
        private final Instant now;
        private final Computer computer;
        private final Authority authority;
        private final List<Message> refused = new ArrayList<>();
        private final List<Message> warned = new ArrayList<>();

        Judging(
                DSLContext db,
                KnownKeys keys,
                SiteSnapshot site,
                Certificate requested,
                List<ParsedCertificate> handedIn,
                Instant now) {
            this.db = db;
            this.keys = keys.inside(db);
            this.site = site;
            this.requested = requested;
            this.handedIn = handedIn;
            this.now = now;
            this.computer = Requested.computer(site, requested);
            this.authority = requested
                    .authorityId()
                    .flatMap(site::authority)
                    .orElseThrow(() -> new Fault.NotFound("authority of " + requested.id()));
        }

        Answer judged() {
            Optional<ParsedCertificate> leaf = leaf();
            if (leaf.isEmpty()) {
                return new Answer(leaf, List.of(), refused, warned);
            }
            List<ParsedCertificate> path = AuthorityChain.ordered(leaf.get(), pool());
            issuer(path);
            names(leaf.get());
            keys(leaf.get());
            verdict(leaf.get(), path);
            return new Answer(leaf, path, refused, warned);
        }

        /** By its key where the request is known, else the only one that is no authority. */
        private Optional<ParsedCertificate> leaf() {
            List<ParsedCertificate> servers = handedIn.stream()
                    .filter(c -> !c.isCa() && handedIn.stream().noneMatch(other -> other != c && c.issued(other)))
                    .toList();
            Optional<PublicKeyBytes> request = new CertificateRequests(
                            db, site.site().id())
                    .find(requested.id())
                    .flatMap(CertificateRequests.Asked::request)
                    .flatMap(RequestReader::keyOf);
            Optional<ParsedCertificate> found = request.isPresent()
                    ? servers.stream()
                            .filter(c -> c.publicKey().equals(request.get()))
                            .findFirst()
                    : servers.stream().findFirst().filter(only -> servers.size() == 1);
            if (servers.isEmpty()) {
                refused.add(Message.of("elsewhere.answer.only-authorities"));
            } else if (found.isEmpty() && request.isPresent()) {
                refused.add(
                        Message.of("elsewhere.answer.other-key", servers.get(0).title(), computer.shortLabel()));
            } else if (found.isEmpty()) {
                refused.add(Message.of("elsewhere.answer.several", servers.size()));
            } else if (request.isEmpty()) {
                warned.add(Message.of("elsewhere.answer.key-unknown", computer.shortLabel()));
            }
            return found;
        }

        private List<ParsedCertificate> pool() {
            return Stream.concat(handedIn.stream(), SiteAuthorities.known(db, site).stream())
                    .distinct()
                    .toList();
        }

        private void issuer(List<ParsedCertificate> path) {
            ParsedCertificate top = path.get(path.size() - 1);
            boolean named = authority.sha256().isEmpty();
            if (path.size() == 1) {
                refused.add(
                        top.selfSigned()
                                ? Message.of("elsewhere.answer.self-signed")
                                : Message.of("elsewhere.answer.no-chain", top.issuer()));
            } else if (!named && path.stream().noneMatch(c -> c.sha256().equals(authority.sha256()))) {
                refused.add(
                        Message.of("elsewhere.answer.other-issuer", path.get(0).issuer(), authority.name()));
            } else if (!top.selfSigned() && authority.kind() != Authority.Kind.PUBLIC) {
                refused.add(Message.of("elsewhere.answer.no-chain", top.issuer()));
            } else if (authority.kind() == Authority.Kind.PUBLIC && !PlatformRoots.end(path, now)) {
                warned.add(Message.of("elsewhere.answer.not-public", top.title()));
            }
        }

        private void names(ParsedCertificate leaf) {
            RequiredNames required =
                    RequiredNames.of(computer, site.site(), now).in(requested.slots(), authority.kind());
            List<String> missing = Stream.concat(
                            required.must().stream()
                                    .filter(name -> !leaf.covers(name))
                                    .map(HostName::value),
                            required.mustAddresses().stream()
                                    .filter(address -> !leaf.covers(address))
                                    .map(IpAddress::value))
                    .toList();
            if (leaf.dnsNames().isEmpty()) {
                refused.add(Message.of("elsewhere.answer.no-name"));
            } else if (!missing.isEmpty()) {
                refused.add(Message.of("elsewhere.answer.names", missing, authority.name()));
            }
            Set<String> others = new LinkedHashSet<>();
            for (Computer other : site.active()) {
                if (!other.id().equals(computer.id())) {
                    other.fqdn()
                            .filter(name -> leaf.dnsNames().contains(name.value()))
                            .ifPresent(name -> others.add(name.value()));
                }
            }
            if (!others.isEmpty()) {
                refused.add(Message.of("elsewhere.answer.others", List.copyOf(others), computer.shortLabel()));
            }
            List<String> strange = strange(leaf, others);
            if (!strange.isEmpty()) {
                warned.add(Message.of("elsewhere.answer.strange", strange, computer.shortLabel()));
            }
            leaf.dnsNames().stream()
                    .filter(name -> name.startsWith("*."))
                    .findFirst()
                    .ifPresent(wildcard -> warned.add(Message.of("elsewhere.answer.wildcard", wildcard)));
        }

        /** Names that are nobody's here. */
        private List<String> strange(ParsedCertificate leaf, Set<String> others) {
            List<HostName> own = RequiredNames.of(computer, site.site(), now).names();
            return leaf.dnsNames().stream()
                    .filter(name -> !name.startsWith("*.") && !others.contains(name))
                    .filter(name ->
                            own.stream().noneMatch(known -> known.value().equalsIgnoreCase(name)))
                    .toList();
        }

        private void keys(ParsedCertificate leaf) {
            boolean known =
                    site.certificates().stream().anyMatch(c -> c.sha256().equals(leaf.sha256()));
            if (known) {
                refused.add(Message.of("elsewhere.answer.known"));
                return;
            }
            List<String> others = keys.of(site, leaf.publicKey(), computer);
            if (!others.isEmpty()) {
                refused.add(Message.of("certificates.refused.key-known", others.get(0)));
            }
            if (leaf.publicKey().weakByBirth()) {
                refused.add(Message.of("pki.read.csr-roca"));
            }
        }

        /** All but the name, which is judged above with the words of the inventory. */
        private void verdict(ParsedCertificate leaf, List<ParsedCertificate> path) {
            if (path.size() == 1) {
                return;
            }
            List<ParsedCertificate> between = path.subList(1, path.size());
            Verifier verifier = Verifier.ofServers(List.of(path.get(path.size() - 1)), now);
            ChainJudge.judge(leaf, between, verifier).problems().stream()
                    .filter(p -> p.kind() != Problem.Kind.WRONG_NAME && p.kind() != Problem.Kind.NO_SAN)
                    .flatMap(problem -> told(problem, leaf))
                    .distinct()
                    .forEach(refused::add);
        }

        /** Every reason, and what to ask the authority for; of the leaf's purpose, its template is to blame. */
        private Stream<Message> told(Problem problem, ParsedCertificate leaf) {
            boolean template = problem.kind() == Problem.Kind.NO_SERVER_AUTH && !leaf.allowsServers();
            String mend = template
                    ? "elsewhere.answer.purpose"
                    : switch (problem.kind()) {
                        case WEAK_SIGNATURE -> "elsewhere.answer.mend.signature";
                        case UNKNOWN_CRITICAL -> "elsewhere.answer.mend.critical";
                        case WEAK_KEY -> "elsewhere.answer.mend.key";
                        default -> "elsewhere.answer.mend.again";
                    };
            return Stream.of(problem.message(), Message.of(mend, authority.name()));
        }
    }

    /** Whether nothing forbids it. */
    boolean possible() {
        return refused.isEmpty();
    }

    /** Keeps the authorities above the leaf that are new, as what the asked one is; answers the one that signed it. */
    Optional<UUID> keepPath(Authority asked, SiteSnapshot site, Authorities store, Instant now) {
        Optional<UUID> parent = asked.sha256().isEmpty() ? Optional.of(asked.id()) : Optional.empty();
        for (int i = path.size() - 1; i > 0; i--) {
            ParsedCertificate above = path.get(i);
            Optional<UUID> known = site.authorities().stream()
                    .filter(a -> a.sha256().equals(above.sha256()))
                    .map(Authority::id)
                    .findFirst();
            UUID id = known.orElseGet(UUID::randomUUID);
            if (known.isEmpty()) {
                store.insert(
                        SiteAuthorities.describe(id, asked.kind(), above.title(), above, parent, false),
                        above.der().toArray(),
                        now);
            }
            parent = Optional.of(id);
        }
        return parent;
    }
}
