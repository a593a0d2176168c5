package akashi.trust;

import akashi.core.site.Slot;
import java.time.Instant;
import java.util.List;

/**
 * What an install or check script of the portal found on the computer it ran on, as it writes it down (JSON, UTF-8).
 * Scripts and portal agree on this format; the version stands in {@code receipt}.
 *
 * @param receipt always {@code akashi-receipt 1}
 * @param verb what the script was asked to do: {@code Import}, {@code Apply} or {@code Check}
 * @param computer the name of the computer as Windows gives it
 * @param at when, by the computer's clock
 * @param certificates per slot: which certificate lies in the store, and whether the service accounts can read its key
 * @param authorities thumbprints of root certificates that the computer trusts
 * @param switches per slot: whether encryption is on in the Server Configurator
 */
public record Receipt(
        String receipt,
        String verb,
        String computer,
        Instant at,
        List<Installed> certificates,
        List<Trusted> authorities,
        List<Effect> switches) {

    /** The only format so far. */
    public static final String FORMAT = "akashi-receipt 1";

    /** A certificate in the computer's store. {@code keyReadable} is {@code null} where the script did not look. */
    public record Installed(Slot slot, String thumbprint, boolean installed, Boolean keyReadable) {}

    /** Whether a root certificate is in the store of trusted roots. */
    public record Trusted(String thumbprint, boolean trusted) {}

    /** Whether a slot's switch is on. */
    public record Effect(Slot slot, boolean on) {}

    /** Missing lists are empty ones. */
    public Receipt {
        certificates = certificates == null ? List.of() : List.copyOf(certificates);
        authorities = authorities == null ? List.of() : List.copyOf(authorities);
        switches = switches == null ? List.of() : List.copyOf(switches);
    }
}
