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
 * @param patience how long Windows is given to pick a renewal up by its subject (A13) before a restart is asked for
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
        Duration staleAfter,
        Duration patience) {

    /** How long Windows is given on a site that says nothing of it. */
    public static final Duration USUAL_PATIENCE = Duration.ofHours(24);

    /** A site with the usual patience. */
    public Site(
            UUID id,
            Kind kind,
            String name,
            Optional<HostName> domain,
            Optional<VmsVersion> version,
            boolean byAddress,
            long planVersion,
            long evidenceVersion,
            Duration staleAfter) {
        this(id, kind, name, domain, version, byAddress, planVersion, evidenceVersion, staleAfter, USUAL_PATIENCE);
    }

    /** The real site of the portal, or a learner's sandbox. */
    public enum Kind {
        REAL,
        SANDBOX
    }
}
