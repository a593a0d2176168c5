package akashi.core.warning;

import akashi.core.site.Validity;
import java.util.Map;
import java.util.UUID;

/**
 * What a snapshot does not hold.
 *
 * @param lists from when to when the newest revocation list of each authority is good
 * @param locked whether private keys wait for their passphrase
 */
public record Outside(Map<UUID, Validity> lists, boolean locked) {

    /** Nothing but the site. */
    public static final Outside NOTHING = new Outside(Map.of(), false);

    /** Copies the lists. */
    public Outside {
        lists = Map.copyOf(lists);
    }
}
