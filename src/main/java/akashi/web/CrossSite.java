package akashi.web;

import java.util.Locale;

/**
 * Refuses acts that another site's page makes a browser send. Browsers say in {@code Sec-Fetch-Site} where a request
 * comes from; over plain HTTP to an address they leave it out, and {@code Origin} must match. A request with a session
 * and neither header is refused: no browser of this decade sends one.
 */
final class CrossSite {

    private CrossSite() {}

    /** Whether an act with these headers may go on; {@code null} stands for a missing header. */
    static boolean allows(String fetchSite, String origin, String ownOrigin, boolean withSession) {
        if (fetchSite != null) {
            String site = fetchSite.toLowerCase(Locale.ROOT);
            return site.equals("same-origin") || site.equals("none");
        }
        if (origin != null) {
            return origin.equalsIgnoreCase(ownOrigin);
        }
        return !withSession;
    }
}
