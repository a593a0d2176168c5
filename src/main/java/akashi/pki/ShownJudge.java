package akashi.pki;

import akashi.core.site.ShownFault;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what is wrong with what a server showed, as a verifier of the site would who has its roots and no more. */
public final class ShownJudge {

    /** What speaks against an authority above it means that no trusted root is reached. */
    private static final Map<Problem.Kind, ShownFault> FAULTS = Map.ofEntries(
            Map.entry(Problem.Kind.EXPIRED, ShownFault.EXPIRED),
            Map.entry(Problem.Kind.NOT_YET_VALID, ShownFault.NOT_YET_VALID),
            Map.entry(Problem.Kind.WRONG_NAME, ShownFault.WRONG_NAME),
            Map.entry(Problem.Kind.OUTSIDE_CONSTRAINTS, ShownFault.WRONG_NAME),
            Map.entry(Problem.Kind.NO_SAN, ShownFault.NO_SUBJECT_ALTERNATIVE_NAME),
            Map.entry(Problem.Kind.NO_SERVER_AUTH, ShownFault.WRONG_USAGE),
            Map.entry(Problem.Kind.UNKNOWN_CRITICAL, ShownFault.WRONG_USAGE),
            Map.entry(Problem.Kind.WEAK_KEY, ShownFault.WEAK_KEY),
            Map.entry(Problem.Kind.WEAK_SIGNATURE, ShownFault.WEAK_SIGNATURE),
            Map.entry(Problem.Kind.REVOKED, ShownFault.REVOKED),
            Map.entry(Problem.Kind.ISSUER_NOT_AUTHORITY, ShownFault.UNTRUSTED_ROOT),
            Map.entry(Problem.Kind.ISSUER_MAY_NOT_SIGN, ShownFault.UNTRUSTED_ROOT),
            Map.entry(Problem.Kind.PATH_TOO_LONG, ShownFault.UNTRUSTED_ROOT));

    private final List<ParsedCertificate> roots;
    private final boolean publicToo;
    private final List<ParsedCertificate> known;

    /**
     * A judge for one site.
     *
     * @param roots what the site's verifiers trust
     * @param publicToo whether they trust public authorities besides
     * @param known intermediate certificates that the portal knows, by which a missing one is told from a strange root
     */
    public ShownJudge(List<ParsedCertificate> roots, boolean publicToo, List<ParsedCertificate> known) {
        this.publicToo = publicToo;
        this.roots = List.copyOf(roots);
        this.known = List.copyOf(known);
    }

    /** The faults of an answer that showed a certificate, for a verifier that reaches the server by the name. */
    public Set<ShownFault> faults(TlsAnswer answer, Optional<ServerName> name, Instant instant) {
        Set<ShownFault> faults = EnumSet.noneOf(ShownFault.class);
        if (answer.oldProtocol() || !answer.proven()) {
            faults.add(ShownFault.OLD_PROTOCOL);
        }
        ParsedCertificate leaf = answer.chain().get(0);
        List<ParsedCertificate> sent = answer.chain().subList(1, answer.chain().size());
        List<ParsedCertificate> trusted = trusted(answer.chain());
        Verifier verifier = name.map(reached -> Verifier.ofServer(trusted, reached, instant))
                .orElseGet(() -> Verifier.ofServers(trusted, instant));
        Verdict verdict = ChainJudge.judge(leaf, sent, verifier);
        for (Problem problem : verdict.problems()) {
            if (problem.kind() == Problem.Kind.UNTRUSTED) {
                faults.add(untrusted(leaf, verifier));
            } else if (FAULTS.containsKey(problem.kind())) {
                faults.add(FAULTS.get(problem.kind()));
            }
        }
        return faults;
    }

    /** Of the public ones, those that may count for a certificate of this chain or for one that the portal knows. */
    private List<ParsedCertificate> trusted(List<ParsedCertificate> chain) {
        if (!publicToo) {
            return roots;
        }
        List<ParsedCertificate> below =
                Stream.concat(chain.stream(), known.stream()).toList();
        return Stream.concat(roots.stream(), PlatformRoots.above(below).stream())
                .distinct()
                .toList();
    }

    private ShownFault untrusted(ParsedCertificate leaf, Verifier verifier) {
        if (leaf.selfSigned()) {
            return ShownFault.SELF_SIGNED;
        }
        boolean withOurs = !ChainJudge.judge(leaf, known, verifier).has(Problem.Kind.UNTRUSTED);
        return withOurs ? ShownFault.INCOMPLETE_CHAIN : ShownFault.UNTRUSTED_ROOT;
    }
}
