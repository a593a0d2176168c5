package akashi.core.access;

import java.util.UUID;

/**
 * Who acts, on which site, and from where: it comes from the session or the token, never from the request.
 *
 * @param userId the person, or {@code null} for the portal itself
 * @param name the user name as audit entries show it
 * @param access the person's role
 * @param siteId the site on which every act and query of this actor works
 * @param origin the client's address, or {@code portal} or {@code command line}
 */
public record Actor(UUID userId, String name, Access access, UUID siteId, String origin) {

    /** The name under which the portal does things by itself. */
    public static final String PORTAL = "portal";

    /** The portal itself: scheduled work and unattended first start. */
    public static Actor portal(UUID siteId) {
        return new Actor(null, PORTAL, Access.ADMIN, siteId, PORTAL);
    }
}
