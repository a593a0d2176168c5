package akashi.bench;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.NameConstraints;
import akashi.core.site.Observation;
import akashi.core.site.SiteData;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.site.VmsVersion;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A site of many recorders and twenty client groups, encrypted, with real certificates and evidence, and with some
 * trouble: every fiftieth recorder's certificate ends soon, every seventieth recorder does not trust the CA.
 *
 * @param ders the certificates' bytes, the authority's among them, by id
 */
public record BigSite(SiteData data, Map<UUID, byte[]> ders) {

    private static final int GROUPS = 20;

    /** The site as it would be at an instant. */
    public static BigSite of(int recorders, Instant now) {
        return new Making(now).site(recorders);
    }

    private static final class Making {

        private final Instant now;
        private final PrivateKeyBytes caKey = PrivateKeyBytes.generate(KeyKind.EC_P256);
        private final PrivateKeyBytes leafKey = PrivateKeyBytes.generate(KeyKind.EC_P256);
        private final Map<UUID, byte[]> ders = new HashMap<>();
        private final AuthorityChain chain;

        Making(Instant now) {
            this.now = now;
            Validity years = new Validity(now.minus(Duration.ofDays(100)), now.plus(Duration.ofDays(5000)));
            AuthorityRequest root = AuthorityRequest.root(AuthorityName.of("Site CA"), years, NameConstraints.NONE);
            this.chain = AuthorityChain.of(AuthorityCertificates.selfSigned(root, caKey, Randoms.serial()));
        }

        BigSite site(int recorders) {
            SiteData told =
                    Sites.withRecorders(recorders).encrypted().snapshot().data();
            List<ClientGroup> groups = groups();
            List<Observation> evidence = new ArrayList<>();
            told.latest().stream()
                    .filter(o -> told.computers().stream().anyMatch(c -> c.id().equals(o.subjectId())))
                    .map(o -> at(o, evidence.size()))
                    .forEach(evidence::add);
            groups.forEach(group -> evidence.add(trusts(group)));
            List<Certificate> certificates = new ArrayList<>();
            for (int i = 0; i < told.certificates().size(); i++) {
                certificates.add(
                        signed(told.certificates().get(i), told.computers().get(i), i % 50 == 7 ? 5 : 300));
            }
            return new BigSite(
                    new SiteData(
                            told.site(),
                            told.computers(),
                            groups,
                            List.of(authority()),
                            certificates,
                            told.wantedOn(),
                            evidence,
                            List.of()),
                    Map.copyOf(ders));
        }

        private Authority authority() {
            ParsedCertificate root = chain.root();
            ders.put(Sites.ROOT, root.der().toArray());
            return new Authority(
                    Sites.ROOT,
                    Authority.Kind.SITE,
                    "Site CA",
                    root.subject(),
                    Optional.of(root.validity()),
                    Optional.of(root.thumbprint()),
                    root.sha256(),
                    root.key(),
                    root.signatureAlgorithm(),
                    NameConstraints.NONE,
                    Optional.empty(),
                    true,
                    Authority.Stage.ACTIVE);
        }

        private static List<ClientGroup> groups() {
            List<ClientGroup> groups = new ArrayList<>();
            ClientKind[] kinds = ClientKind.values();
            for (int i = 0; i < GROUPS; i++) {
                ClientKind kind = kinds[i % kinds.length];
                groups.add(new ClientGroup(
                        Sites.id("group " + i),
                        kind,
                        "Group " + (i + 1),
                        10 + i,
                        VmsVersion.parse("2023 R3"),
                        List.of(),
                        ""));
            }
            return groups;
        }

        private Certificate signed(Certificate c, Computer computer, int days) {
            Validity validity = new Validity(now.minus(Duration.ofDays(97)), now.plus(Duration.ofDays(days)));
            LeafRequest request = new LeafRequest(
                    computer.label(),
                    c.dnsNames().stream().map(akashi.core.site.HostName::new).toList(),
                    c.addresses(),
                    validity,
                    leafKey.publicKey(),
                    false);
            ParsedCertificate leaf =
                    LeafCertificates.prepare(chain, request, Randoms.serial()).sign(caKey);
            ders.put(c.id(), leaf.der().toArray());
            return new Certificate(
                    c.id(),
                    c.authorityId(),
                    c.computerId(),
                    c.generation(),
                    c.slots(),
                    leaf.subject(),
                    leaf.dnsNames(),
                    leaf.addresses(),
                    leaf.serial(),
                    leaf.validity(),
                    leaf.thumbprint(),
                    leaf.sha256(),
                    leaf.key(),
                    leaf.signatureAlgorithm(),
                    true,
                    Certificate.State.ISSUED,
                    Optional.empty(),
                    false,
                    false,
                    now.minus(Duration.ofDays(97)));
        }

        private Observation at(Observation o, int number) {
            boolean doubted = o.fact() == Fact.CA_TRUSTED && number % 70 == 11;
            return observed(
                    o.fact(), o.subjectId(), o.generation(), o.slot(), o.authorityId(), o.certificateId(), doubted, 1);
        }

        private Observation trusts(ClientGroup group) {
            return observed(
                    Fact.CA_TRUSTED,
                    group.id(),
                    0,
                    Optional.empty(),
                    Optional.of(Sites.ROOT),
                    Optional.empty(),
                    false,
                    group.count());
        }

        private Observation observed(
                Fact fact,
                UUID subject,
                int generation,
                Optional<Slot> slot,
                Optional<UUID> authority,
                Optional<UUID> certificate,
                boolean doubted,
                int count) {
            return new Observation(
                    UUID.randomUUID(),
                    fact,
                    subject,
                    generation,
                    slot,
                    authority,
                    certificate,
                    !doubted,
                    count,
                    Observation.Source.TOLD,
                    now.minus(Duration.ofHours(1)),
                    "bench",
                    "");
        }
    }
}
