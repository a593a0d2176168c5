package akashi.access;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.SecondFactors;

/**
 * Takes away the second factor of a person from the command line of the portal's own computer: the way back for the only
 * administrator, when phone and recovery codes are lost. Whoever may do that owns the portal's files anyhow; the password
 * is still asked for at the next sign-in.
 */
public final class FactorRemoval {

    private final Database database;
    private final Acts acts;

    public FactorRemoval(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /** Ends the person's sessions too; the trail says who did it. Bad input where there is nothing to take away. */
    public void of(String userName, Actor by) {
        Account account = new Accounts(database.db())
                .named(userName)
                .orElseThrow(() -> new Fault.BadInput("user", "access.token.nobody", userName));
        if (new SecondFactors(database.db()).find(account.id()).isEmpty()) {
            throw new Fault.BadInput("user", "access.factor.none", account.userName());
        }
        acts.run(by, new FactorActs.Reset(account.id()));
    }
}
