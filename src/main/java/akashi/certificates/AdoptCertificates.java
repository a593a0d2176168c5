package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Slot;
import akashi.pki.ParsedCertificate;
import akashi.store.Act;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes in what a site uses already, its public part: authorities as EXTERNAL, certificates with their computers and
 * slots, and what the administrator says of them. Answers how many certificates were taken in.
 */
public record AdoptCertificates(List<ParsedCertificate> authorities, List<InUse> certificates, Pair pair)
        implements Act<Integer> {

    /**
     * A certificate in use.
     *
     * @param computerId where it is installed; empty for one that belongs to no computer of the inventory
     * @param inEffect whether the switches of the slots are on with it
     */
    public record InUse(ParsedCertificate certificate, Optional<UUID> computerId, Set<Slot> slots, boolean inEffect) {

        /** Copies the slots. */
        public InUse {
            slots = Set.copyOf(slots);
        }
    }

    /** What is wanted of the pair where only some of it is in effect. */
    public enum Pair {
        /** As it is in effect; refused where it is mixed. */
        AS_IS,
        ALL_ON,
        ALL_OFF
    }

    /** Copies the lists. */
    public AdoptCertificates {
        authorities = List.copyOf(authorities);
        certificates = List.copyOf(certificates);
    }

    @Override
    public String code() {
        return "adopt-certificates";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(certificates.size(), authorities.size());
    }
}
