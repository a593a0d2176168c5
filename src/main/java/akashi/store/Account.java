package akashi.store;

import akashi.core.access.Access;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person who can sign in. The password hash never shows in a log or an error.
 *
 * @param userName in lower case, unique in the portal
 * @param kind who vouches for the person
 * @param passwordHash empty where somebody else keeps the password
 * @param lang the chosen language; empty follows the browser
 * @param mustChange whether the password was set by somebody else
 * @param leftGroups whether it is disabled because who vouches gives no role any more, and for no other reason
 */
public record Account(
        UUID id,
        String userName,
        Kind kind,
        Optional<String> passwordHash,
        Access access,
        Optional<String> lang,
        boolean mustChange,
        boolean disabled,
        boolean leftGroups,
        Instant createdAt) {

    /** Who vouches for a person. */
    public enum Kind {
        /** The portal, by a password that it keeps the hash of. */
        LOCAL,
        /** A directory, which knows the password and gives the role by its groups. */
        DIRECTORY,
        /** A provider of OpenID Connect, at which the person signs in. */
        OPENID
    }

    /** A person for whom the portal itself vouches. */
    public Account(
            UUID id,
            String userName,
            String passwordHash,
            Access access,
            Optional<String> lang,
            boolean mustChange,
            boolean disabled,
            Instant createdAt) {
        this(id, userName, Kind.LOCAL, Optional.of(passwordHash), access, lang, mustChange, disabled, false, createdAt);
    }

    /** A person for whom somebody else vouches. */
    public static Account vouchedFor(Kind kind, String userName, Access access, Instant createdAt) {
        return new Account(
                UUID.randomUUID(),
                userName,
                kind,
                Optional.empty(),
                access,
                Optional.empty(),
                false,
                false,
                false,
                createdAt);
    }

    /** Whether the portal itself vouches for the person. */
    public boolean local() {
        return kind == Kind.LOCAL;
    }

    @Override
    public String toString() {
        return "Account[" + userName + ", " + access + (disabled ? ", disabled]" : "]");
    }
}
