package akashi.core.lesson;

import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import java.util.Optional;

/**
 * The diagram of a link over the model site, assessed anew each time it is drawn.
 *
 * @param lacking what the link lacks, for {@link Scenery#LACKING}
 * @param focus the arrow that is spoken of; 0 for all
 */
public record Picture(CertificateLink link, Scenery scenery, Optional<Requirement> lacking, int focus) {

    /** How far the model has come. */
    public enum Scenery {
        /** Certificates exist and nothing was done with them. */
        ISSUED,
        /** The CA certificate is trusted and no switch is on. */
        TRUSTED,
        /** Everything is done. */
        ENCRYPTED,
        /** The switches are off. */
        OFF,
        /** Everything was done, more than a year ago. */
        EXPIRED,
        /** One thing is lacking. */
        LACKING
    }

    /** The link as it is by then. */
    public static Picture of(CertificateLink link, Scenery scenery, int focus) {
        return new Picture(link, scenery, Optional.empty(), focus);
    }

    /** The encrypted link without one of the things it needs. */
    public static Picture without(Requirement requirement, CertificateLink link) {
        return new Picture(link, Scenery.LACKING, Optional.of(requirement), 0);
    }
}
