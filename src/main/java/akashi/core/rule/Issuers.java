package akashi.core.rule;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.site.Withdrawn;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which authority signs for a computer. While two roots stand side by side, it is the newest one that everybody trusts
 * who checks this computer's certificate, the computer itself included; until then the established one goes on. Not for
 * several threads.
 */
public final class Issuers {

    private final SiteSnapshot site;
    private final Instant now;
    /** One per root, the newest root first. */
    private final List<Authority> signers;

    private final Map<CertificateLink, Function<Computer, List<Verifier>>> verifiers =
            new EnumMap<>(CertificateLink.class);

    private Issuers(SiteSnapshot site, Instant now) {
        this.site = site;
        this.now = now;
        this.signers = signers(site, now);
    }

    /** The choice over one snapshot at one moment. */
    public static Issuers in(SiteSnapshot site, Instant now) {
        return new Issuers(site, now);
    }

    /**
     * The authority for a computer.
     *
     * @param newer a newer one that would sign, did everybody trust it
     * @param missing who does not trust the newer one yet, by name
     */
    public record Choice(Optional<Authority> issuer, Optional<Authority> newer, List<String> missing) {

        /** Copies the list. */
        public Choice {
            missing = List.copyOf(missing);
        }
    }

    /** Every authority that would sign for somebody: one per root, the newest root first. */
    public List<Authority> signers() {
        return signers;
    }

    /** The choice for a computer. */
    public Choice of(Computer computer) {
        if (signers.size() < 2) {
            return new Choice(signers.stream().findFirst(), Optional.empty(), List.of());
        }
        List<String> first = missing(computer, signers.get(0));
        if (first.isEmpty()) {
            return new Choice(Optional.of(signers.get(0)), Optional.empty(), List.of());
        }
        Authority older = signers.stream()
                .skip(1)
                .filter(signer -> missing(computer, signer).isEmpty())
                .findFirst()
                .orElse(signers.get(signers.size() - 1));
        return new Choice(Optional.of(older), Optional.of(signers.get(0)), first);
    }

    /** Who checks the computer's certificate, or shows it, and is not known to trust the authority's root. */
    public List<String> missing(Computer computer, Authority signer) {
        Optional<Authority> root = site.rootOf(signer);
        if (root.isEmpty()) {
            return List.of(signer.name());
        }
        Stream<Verifier> others = Arrays.stream(CertificateLink.values())
                .filter(link -> !link.advisory() && link.subject().includes(computer))
                .map(link -> verifiers
                        .computeIfAbsent(link, each -> each.verifiersIn(site))
                        .apply(computer))
                .flatMap(Collection::stream);
        return Stream.concat(Stream.of(new Verifier.OnComputer(computer)), others)
                .filter(verifier -> !trusts(verifier, root.get().id()))
                .map(Verifier::label)
                .distinct()
                .toList();
    }

    private boolean trusts(Verifier verifier, UUID root) {
        return site.evidence()
                .trust(verifier.id(), root)
                .filter(Observation::value)
                .filter(seen -> !(verifier instanceof Verifier.InGroup) || seen.count() >= verifier.count())
                .filter(seen -> !site.evidence().stale(seen, now))
                .isPresent();
    }

    private static List<Authority> signers(SiteSnapshot site, Instant now) {
        List<Authority> signing = site.authorities().stream()
                .filter(Authority::signs)
                .filter(authority -> Withdrawn.at(site, Optional.of(authority)).isEmpty())
                .filter(authority -> orphaned(site, authority).isEmpty())
                .toList();
        List<Authority> valid =
                signing.stream().filter(a -> begins(a, now).isPresent()).toList();
        Map<UUID, Authority> byRoot = new LinkedHashMap<>();
        (valid.isEmpty() ? signing : valid)
                .stream()
                        .sorted(Comparator.<Authority, Boolean>comparing(a -> !a.isRoot())
                                .thenComparing(Issuers::begin)
                                .reversed())
                        .forEach(a -> byRoot.putIfAbsent(
                                site.rootOf(a).map(Authority::id).orElse(a.id()), a));
        return byRoot.values().stream()
                .sorted(Comparator.comparing(
                                (Authority a) -> begin(site.rootOf(a).orElse(a)))
                        .reversed())
                .toList();
    }

    /**
     * The issuing authority of a root that was taken back, where none has come in its place: the root, which may sign
     * whatever it is asked to, shall not go on in its stead without a word.
     */
    public static Optional<Authority> orphaned(SiteSnapshot site, Authority root) {
        List<Authority> below = site.authorities().stream()
                .filter(other -> other.parentId().filter(root.id()::equals).isPresent())
                .toList();
        return below.stream().anyMatch(Authority::signs)
                ? Optional.empty()
                : below.stream()
                        .filter(other -> other.stage() == Authority.Stage.REVOKED)
                        .findFirst();
    }

    private static Optional<Validity> begins(Authority authority, Instant now) {
        return authority.validity().filter(validity -> validity.contains(now));
    }

    private static Instant begin(Authority authority) {
        return authority.validity().map(Validity::notBefore).orElse(Instant.MIN);
    }
}
