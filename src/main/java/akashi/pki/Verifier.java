package akashi.pki;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Who judges a certificate, and when.
 *
 * @param roots what it trusts
 * @param server the name by which it reaches a server; empty where the certificate need not be a server's
 * @param instant cut to the second, since certificates end with the last of theirs and not at its beginning
 * @param policies what it asks of certificate policies
 * @param lists the revocation lists it has; empty where it does not look at revocation
 */
public record Verifier(
        List<ParsedCertificate> roots,
        Optional<ServerName> server,
        Instant instant,
        PolicyDemands policies,
        Optional<KnownLists> lists) {

    /** Copies the list and cuts the instant. */
    public Verifier {
        roots = List.copyOf(roots);
        instant = instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A client of a video site that reaches a server by this name and asks for no policies. */
    public static Verifier ofServer(List<ParsedCertificate> roots, ServerName name, Instant instant) {
        return new Verifier(roots, Optional.of(name), instant, PolicyDemands.NONE, Optional.empty());
    }

    /** One that cares for the path alone, whatever the certificate is for. */
    public static Verifier ofPaths(List<ParsedCertificate> roots, Instant instant) {
        return new Verifier(roots, Optional.empty(), instant, PolicyDemands.NONE, Optional.empty());
    }

    /** The same one with these demands. */
    public Verifier asking(PolicyDemands demands) {
        return new Verifier(roots, server, instant, demands, lists);
    }

    /** The same one, which refuses what a list revokes and what no list speaks of. */
    public Verifier with(KnownLists known) {
        return new Verifier(roots, server, instant, policies, Optional.of(known));
    }
}
