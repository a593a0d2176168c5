package akashi.pki;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Judges a server's certificate as a careful verifier of a video site would (RFC 5280 6, RFC 9525): the common name
 * never counts, and the root's own constraints do, although the validators of Java pass over them. Revocation is not
 * looked at. All problems of the best path are told.
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
            PathChecks::keys,
            PathChecks::signatures,
            PathChecks::serials);

    private ChainJudge() {}

    /**
     * The verdict at an instant.
     *
     * @param intermediates what the server sends along, in any order
     * @param roots what the verifier trusts
     */
    public static Verdict judge(
            ParsedCertificate leaf,
            List<ParsedCertificate> intermediates,
            List<ParsedCertificate> roots,
            ServerName name,
            Instant instant) {
        // Certificates end with the last of their second, not at its beginning.
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        List<List<ParsedCertificate>> complete = Paths.complete(leaf, intermediates, roots);
        List<List<ParsedCertificate>> paths =
                complete.isEmpty() ? List.of(AuthorityChain.ordered(leaf, intermediates)) : complete;
        return paths.stream()
                .map(path -> new PathSubject(path, !complete.isEmpty(), name, second))
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
