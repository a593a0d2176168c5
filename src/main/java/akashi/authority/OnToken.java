package akashi.authority;

import java.util.List;
import java.util.UUID;

/**
 * Private keys that were made on the token before the act that uses them, since making takes a while and an act holds its
 * site.
 *
 * @param label of the token
 * @param ids of the keys, in the order in which they are used; the authorities get them as well
 */
record OnToken(String label, List<UUID> ids) {

    OnToken {
        ids = List.copyOf(ids);
    }
}
