package akashi.store;

import akashi.core.access.Access;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who can sign in. The password hash never shows in a log or an error.
 *
 * @param userName in lower case, unique in the portal
 * @param lang the chosen language; empty follows the browser
 * @param mustChange whether the password was set by somebody else
 */
public record Account(
        UUID id,
        String userName,
        String passwordHash,
        Access access,
        Optional<String> lang,
        boolean mustChange,
        boolean disabled,
        Instant createdAt) {

    @Override
    public String toString() {
        return "Account[" + userName + ", " + access + (disabled ? ", disabled]" : "]");
    }
}
