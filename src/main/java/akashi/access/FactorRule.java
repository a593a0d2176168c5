package akashi.access;

import akashi.core.access.Access;
import akashi.store.Account;
import akashi.store.PortalSettings;
import akashi.store.SecondFactors;
import akashi.store.Session.Awaits;
import java.util.Optional;
import org.jooq.DSLContext;

/** Who is asked for a second factor: whoever has one, and administrators where the portal requires it of them. */
final class FactorRule {

    private static final String SETTING = "second-factor.administrators";

    private FactorRule() {}

    /** Whether administrators must have one. */
    static boolean required(DSLContext db) {
        return new PortalSettings(db).find(SETTING).filter("true"::equals).isPresent();
    }

    static void require(DSLContext db, boolean required) {
        new PortalSettings(db).set(SETTING, String.valueOf(required));
    }

    /** Whether this person must have one. */
    static boolean requiredOf(DSLContext db, Account account) {
        return account.access() == Access.ADMIN && required(db);
    }

    /** What is asked of a person after the password; empty where the password is enough. */
    static Optional<Awaits> awaits(DSLContext db, Account account) {
        if (new SecondFactors(db).find(account.id()).isPresent()) {
            return Optional.of(Awaits.CODE);
        }
        return requiredOf(db, account) ? Optional.of(Awaits.FACTOR) : Optional.empty();
    }
}
