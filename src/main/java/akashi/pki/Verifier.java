package akashi.pki;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Who judges a certificate, and when.
 *
 * @param roots what it trusts
 * @param servers whether the certificate has to be a server's
 * @param server the name by which it reaches the server; empty where names are judged elsewhere
 * @param instant cut to the second, since certificates end with the last of theirs and not at its beginning
 * @param policies what it asks of certificate policies
 * @param lists the revocation lists it has; empty where it does not look at revocation
 */
public record Verifier(
        List<ParsedCertificate> roots,
        boolean servers,
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
        return new Verifier(roots, true, Optional.of(name), instant, PolicyDemands.NONE, Optional.empty());
    }

    /** One that reaches servers, whose names are judged elsewhere. */
    public static Verifier ofServers(List<ParsedCertificate> roots, Instant instant) {
        return new Verifier(roots, true, Optional.empty(), instant, PolicyDemands.NONE, Optional.empty());
    }

    /** One that cares for the path alone, whatever the certificate is for. */
    public static Verifier ofPaths(List<ParsedCertificate> roots, Instant instant) {
        return new Verifier(roots, false, Optional.empty(), instant, PolicyDemands.NONE, Optional.empty());
    }

    /** The same one with these demands. */
    public Verifier asking(PolicyDemands demands) {
        return new Verifier(roots, servers, server, instant, demands, lists);
    }

    /** The same one, which refuses what a list revokes and what no list speaks of. */
    public Verifier with(KnownLists known) {
        return new Verifier(roots, servers, server, instant, policies, Optional.of(known));
    }
}
