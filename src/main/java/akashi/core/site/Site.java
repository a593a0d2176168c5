package akashi.core.site;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A site of the VMS.
 *
 * @param domain the domain of its computers; empty for a workgroup
 * @param byAddress whether clients reach servers by IP address, so that certificates must carry addresses
 * @param planVersion rises with every act that changes inventory, plan or authorities
 * @param evidenceVersion rises with every observation
 * @param staleAfter the age at which told and reported evidence no longer counts
 */
public record Site(
        UUID id,
        Kind kind,
        String name,
        Optional<HostName> domain,
        Optional<VmsVersion> version,
        boolean byAddress,
        long planVersion,
        long evidenceVersion,
        Duration staleAfter) {

    /** The real site of the portal, or a learner's sandbox. */
    public enum Kind {
        REAL,
        SANDBOX
    }
}
