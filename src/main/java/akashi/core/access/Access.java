package akashi.core.access;

/**
 * What a person may do. Every route and every act names the least access it needs; nothing is open by default.
 * An ADMIN may do everything; a HELPDESK reads trust status and may record that a client trusts the CA; a TRAINEE sees
 * lessons and an own sandbox only.
 */
public enum Access {
    /** Everything. */
    ADMIN,
    /** Reads, diagnoses, hands out the CA certificate, records client trust; never a key or a switch. */
    HELPDESK,
    /** Lessons and an own sandbox. */
    TRAINEE;

    /** Whether a holder of this access may do what needs {@code least}. */
    public boolean covers(Access least) {
        return ordinal() <= least.ordinal();
    }
}
