package akashi.core.warning;

import akashi.core.site.Validity;
import akashi.core.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a snapshot does not hold.
 *
 * @param lists from when to when the newest revocation list of each authority is good
 * @param locked whether private keys wait for their passphrase
 * @param portal how long the certificate is good that the portal itself shows, where it has one
 * @param troubles what does not work of the portal itself
 */
public record Outside(Map<UUID, Validity> lists, boolean locked, Optional<Validity> portal, List<Trouble> troubles) {

    /** Something that does not work, and stands until it does. */
    public record Trouble(WarningKind kind, Message what) {}

    /** Nothing but the site. */
    public static final Outside NOTHING = new Outside(Map.of(), false);

    /** A portal without a certificate of its own, and without trouble. */
    public Outside(Map<UUID, Validity> lists, boolean locked) {
        this(lists, locked, Optional.empty(), List.of());
    }

    /** Copies the lists. */
    public Outside {
        lists = Map.copyOf(lists);
        troubles = List.copyOf(troubles);
    }
}
