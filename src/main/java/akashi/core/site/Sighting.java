package akashi.core.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one port of a computer answered at one time. Sightings are only ever added; old ones are pruned.
 *
 * @param generation the computer's generation at that time
 * @param role the server that was asked
 * @param slot the slot that shows on this port, where one does
 * @param seenFrom the computer or client group whose check kit asked; empty where the portal did
 * @param shown what came in the handshake, where it came to one
 * @param skew by how much the other clock is ahead, where the handshake told
 * @param detail the reason in the words of the network or of TLS, for the log and the curious; never a secret
 * @param byAddress whether the name led nowhere where it was asked from, so that the inventory's address was taken
 * @param vouched whether the portal itself, an administrator or a computer by its key says so: only then facts about the
 *     computer follow from it. A check that anybody else handed in tells what that viewer met, no more
 */
public record Sighting(
        UUID id,
        UUID computerId,
        int generation,
        Role role,
        Optional<Slot> slot,
        int port,
        Instant at,
        Optional<UUID> seenFrom,
        Outcome outcome,
        Optional<Shown> shown,
        Optional<Duration> skew,
        String detail,
        boolean byAddress,
        boolean vouched) {

    /** One that is vouched for, whose name was found, or who was not asked by the portal. */
    public Sighting(
            UUID id,
            UUID computerId,
            int generation,
            Role role,
            Optional<Slot> slot,
            int port,
            Instant at,
            Optional<UUID> seenFrom,
            Outcome outcome,
            Optional<Shown> shown,
            Optional<Duration> skew,
            String detail) {
        this(id, computerId, generation, role, slot, port, at, seenFrom, outcome, shown, skew, detail, false, true);
    }

    /** How asking a port ended. */
    public enum Outcome {
        /** TLS, and a certificate was shown. */
        ENCRYPTED,
        /** The port talks without TLS. */
        PLAIN,
        /** Nobody listens. */
        REFUSED,
        /** No answer in time. */
        TIMED_OUT,
        /** Closed before a certificate was shown. */
        CLOSED,
        /** What came is no TLS, or no certificate. */
        UNREADABLE,
        /** What came is TLS, and more of it than a client reads. */
        TOO_LARGE,
        /** It answers in TLS and speaks no version that is spoken today; it showed nothing to an old hello either. */
        TOO_OLD,
        /** It shows a certificate that ends before it begins. */
        INVERTED,
        /** The name is not known to the resolver. */
        NAME_UNKNOWN,
        /** The name leads to an address that the inventory does not have: nobody was asked. */
        ELSEWHERE;

        /** Whether it says anything about the encryption; the rest only says that the portal could not look. */
        public boolean tells() {
            return this == ENCRYPTED || this == PLAIN;
        }
    }

    /** The same with what was shown judged otherwise. */
    Sighting with(Shown other) {
        return new Sighting(
                id,
                computerId,
                generation,
                role,
                slot,
                port,
                at,
                seenFrom,
                outcome,
                Optional.of(other),
                skew,
                detail,
                byAddress,
                vouched);
    }

    /** Whether it says anything about the encryption. */
    public boolean tells() {
        return outcome.tells();
    }

    /** Whether it says anything of the connections of this viewer: its own do, whoever handed them in. */
    public boolean speaksTo(UUID viewer) {
        return vouched || seenFrom.filter(viewer::equals).isPresent();
    }

    /** The newer of two. */
    static Sighting newer(Sighting one, Sighting other) {
        return other.at.isBefore(one.at) ? one : other;
    }

    /**
     * Whether nobody listens where that is as it should be: a failover recording server opens its port for streams only
     * while it stands in for another.
     */
    public boolean rests() {
        return role == Role.FAILOVER_RECORDING
                && slot.filter(Slot.STREAMING::equals).isPresent()
                && outcome == Outcome.REFUSED;
    }

    /** What a newer sighting replaces: the same port, seen from the same place. */
    public Key key() {
        return new Key(computerId, port, seenFrom.orElse(null));
    }

    /** A port and who looked; {@code seenFrom} is {@code null} for the portal. */
    public record Key(UUID computerId, int port, UUID seenFrom) {}
}
