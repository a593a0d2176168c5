package akashi.core.warning;

import akashi.core.access.Access;

/** What a warning is about. */
public enum WarningKind {
    /** The certificate of a server ends, or has ended. */
    LEAF("/certificates/"),
    /** The certificate of a CA ends, or has ended. */
    AUTHORITY("/authorities/"),
    /** A revocation list runs out, or ran out. */
    LIST("/authorities/"),
    /** The certificate that the portal itself shows ends, or has ended. */
    PORTAL("/settings/https"),
    /** Private keys wait for their passphrase. */
    VAULT("/unlock"),
    /** The token with private keys of CAs cannot be used. */
    TOKEN("/authorities"),
    /** No backup could be taken by itself. */
    BACKUP("/backup"),
    /** The chain of the audit trail does not hold. */
    AUDIT("/audit"),
    /** A port that should be encrypted cannot be looked at, or talks in the clear. */
    PROBE("/servers/"),
    /** A port shows a certificate that ends, has ended or is refused, and is not the one counted as serving there. */
    SHOWN("/servers/"),
    /** Computers of the pair differ, and no change is under way. */
    PAIR("/encryption");

    private final String page;

    WarningKind(String page) {
        this.page = page;
    }

    /** The page on which it is mended; {@code object} is what the warning names. */
    public String path(String object) {
        return switch (this) {
            case LEAF, AUTHORITY -> page + object;
            case LIST -> page + object + "/revocation";
            case PROBE, SHOWN -> page + object.split(":", 2)[0];
            case PORTAL, VAULT, TOKEN, BACKUP, AUDIT, PAIR -> page;
        };
    }

    /** Who may do something about it on that page. */
    public Access least() {
        return switch (this) {
            case VAULT, PORTAL, BACKUP, AUDIT -> Access.ADMIN;
            default -> Access.HELPDESK;
        };
    }

    /** Whether telling of it is of no use any more once it is over. */
    public boolean passes() {
        return this == VAULT || this == TOKEN;
    }

    /** Whether it is known when it happens; the others come and go. */
    public boolean ends() {
        return this == LEAF || this == AUTHORITY || this == LIST || this == PORTAL;
    }
}
