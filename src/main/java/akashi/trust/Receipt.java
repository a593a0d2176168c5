package akashi.trust;

import akashi.core.site.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What an install or check script of the portal found on the computer it ran on, as it writes it down (JSON, UTF-8).
 * Scripts and portal agree on this format; the version stands in {@code receipt}.
 *
 * @param receipt always {@code akashi-receipt 1}
 * @param verb what the script was asked to do: {@code Import}, {@code Apply} or {@code Check}
 * @param undo whether the verb was taken back
 * @param computer the name of the computer as Windows gives it
 * @param by the Windows user it ran as
 * @param at when, by the computer's clock
 * @param outcome what the verb ended with; 0 is done
 * @param certificates per slot: which certificate lies in the store, and whether the service accounts can read its key
 * @param authorities root certificates, and whether the computer trusts them
 * @param intermediates certificates between, and whether the computer has them
 * @param switches every slot of the computer: whether encryption is on
 * @param clientGroup the id of the group of clients that the computer is one of; empty for a server
 * @param connections what came when the computer connected to the servers that it uses
 */
public record Receipt(
        String receipt,
        String verb,
        Boolean undo,
        String computer,
        String by,
        Instant at,
        Integer outcome,
        List<Installed> certificates,
        List<Trusted> authorities,
        List<Between> intermediates,
        List<Effect> switches,
        String clientGroup,
        List<Connected> connections) {

    /** The only format so far. */
    public static final String FORMAT = "akashi-receipt 1";

    private static final Set<String> VERBS = Set.of("Import", "Apply", "Check");

    /** Whether it tells of an installation, not only of a look. */
    boolean installs() {
        return "Import".equals(verb) || "Apply".equals(verb);
    }

    /** Whether it tells anything of stores, keys and switches: of the computer's own, or of servers that it met. */
    boolean tellsOfServers() {
        return !certificates.isEmpty() || !switches.isEmpty() || !connections.isEmpty();
    }

    /** The same without what it tells of the computer's own store, keys and switches. */
    Receipt ofOthers() {
        return but(at, List.of(), List.of());
    }

    /** The same, seen not later than it came here. */
    Receipt notAfter(Instant now) {
        return at.isAfter(now) ? but(now, certificates, switches) : this;
    }

    private Receipt but(Instant seen, List<Installed> own, List<Effect> effects) {
        return new Receipt(
                receipt,
                verb,
                undo,
                computer,
                by,
                seen,
                outcome,
                own,
                authorities,
                intermediates,
                effects,
                clientGroup,
                connections);
    }

    /** Whether it is of the only format so far, says of which computer it speaks, and has a verb of the script. */
    boolean wellFormed() {
        return FORMAT.equals(receipt) && computer != null && verb != null && VERBS.contains(verb);
    }

    /**
     * A certificate in the computer's store. {@code keyReadable} is {@code null} where the script did not look.
     *
     * @param readers SIDs that the key's own permissions let read it
     * @param exportable whether Windows would give the private key out; {@code null} where it was not looked at
     */
    public record Installed(
            Slot slot,
            String thumbprint,
            String store,
            boolean installed,
            Boolean keyReadable,
            List<String> readers,
            Boolean exportable) {}

    /** Whether a root certificate is in the store of trusted roots. */
    public record Trusted(String thumbprint, String store, boolean trusted) {}

    /** Whether an intermediate certificate is in its store. */
    public record Between(String thumbprint, String store, boolean present) {}

    /**
     * Whether a slot's switch is on; {@code null} where that could not be told or its parts disagree.
     *
     * @param thumbprint the certificate it uses, which may be one that the portal never saw; empty where unknown
     * @param seen where the script looked
     */
    public record Effect(Slot slot, Boolean on, String thumbprint, List<Seen> seen) {}

    /** What one place says of a slot: a file of the VMS, a binding of Windows, or a handshake. */
    public record Seen(String from, Boolean on, String thumbprint) {}

    /**
     * One connection to a server, as this computer sees it.
     *
     * @param name the name or address that it connected to
     * @param outcome a {@link akashi.core.site.Sighting.Outcome}
     * @param problems what Windows objects to, in its own words
     * @param chain the certificates that came, as Base64 of DER, the server's own first
     */
    public record Connected(
            String computer,
            String name,
            Integer port,
            String slot,
            String outcome,
            String protocol,
            String cipher,
            List<String> problems,
            List<String> chain,
            String error) {

        /** Missing lists are empty ones. */
        public Connected {
            problems = problems == null ? List.of() : List.copyOf(problems);
            chain = chain == null ? List.of() : List.copyOf(chain);
        }
    }

    /** What an install script reports, which connects to nobody. */
    public Receipt(
            String receipt,
            String verb,
            Boolean undo,
            String computer,
            String by,
            Instant at,
            Integer outcome,
            List<Installed> certificates,
            List<Trusted> authorities,
            List<Between> intermediates,
            List<Effect> switches) {
        this(
                receipt,
                verb,
                undo,
                computer,
                by,
                at,
                outcome,
                certificates,
                authorities,
                intermediates,
                switches,
                "",
                List.of());
    }

    /** Missing lists are empty ones. */
    public Receipt {
        certificates = certificates == null ? List.of() : List.copyOf(certificates);
        authorities = authorities == null ? List.of() : List.copyOf(authorities);
        intermediates = intermediates == null ? List.of() : List.copyOf(intermediates);
        switches = switches == null ? List.of() : List.copyOf(switches);
        clientGroup = clientGroup == null ? "" : clientGroup;
        connections = connections == null ? List.of() : List.copyOf(connections);
    }
}
