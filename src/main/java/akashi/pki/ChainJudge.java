package akashi.pki;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges a certificate as a careful verifier of a video site would (RFC 5280 6, RFC 9525): the common name never counts,
 * and the root's own constraints do, although the validators of Java pass over them. Revocation is looked at where the
 * verifier has lists. All problems of the best path are told. {@code src/doc/path-validation.md} compares it with
 * others.
 */
public final class ChainJudge {

    private static final List<Function<PathSubject, Stream<Problem>>> CHECKS = List.of(
            PathChecks::trusted,
            PathChecks::inTime,
            LeafChecks::name,
            LeafChecks::serverAuth,
            PathChecks::issuersAreAuthorities,
            PathChecks::issuersMaySign,
            PathChecks::pathLength,
            PathChecks::constraints,
            PathChecks::criticalDemands,
            PathChecks::policies,
            PathChecks::keys,
            PathChecks::signatures,
            PathChecks::serials,
            RevocationCheck::notRevoked);

    private ChainJudge() {}

    /**
     * The verdict of a verifier.
     *
     * @param intermediates what the server sends along, in any order
     */
    public static Verdict judge(ParsedCertificate leaf, List<ParsedCertificate> intermediates, Verifier verifier) {
        List<List<ParsedCertificate>> complete = Paths.complete(leaf, intermediates, verifier.roots());
        List<List<ParsedCertificate>> paths =
                complete.isEmpty() ? List.of(AuthorityChain.ordered(leaf, intermediates)) : complete;
        return paths.stream()
                .map(path -> new PathSubject(path, !complete.isEmpty(), intermediates, verifier))
                .map(ChainJudge::verdict)
                .min(Comparator.comparingInt(verdict -> verdict.problems().size()))
                .orElseThrow();
    }

    private static Verdict verdict(PathSubject subject) {
        List<Problem> problems =
                CHECKS.stream().flatMap(check -> check.apply(subject)).toList();
        return new Verdict(problems, subject.path());
    }
}
