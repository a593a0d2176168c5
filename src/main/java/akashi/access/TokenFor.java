package akashi.access;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.pki.Randoms;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.ApiTokens;
import akashi.store.Database;
import java.time.Instant;
import java.util.Optional;

/** Makes API tokens from the command line, for scripts on the portal's own computer. */
public final class TokenFor {

    private final Database database;
    private final Acts acts;

    public TokenFor(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /**
     * A token of this person, with all that the role allows.
     *
     * @param ends empty for one that lasts until it is withdrawn
     * @param readOnly whether it changes nothing
     * @param name what it is called in the list of the person's tokens
     * @param by stands in the trail as who made it
     */
    public String make(String userName, Optional<Instant> ends, boolean readOnly, String name, Actor by) {
        Account account = new Accounts(database.db())
                .named(userName)
                .filter(found -> !found.disabled())
                .orElseThrow(() -> new Fault.BadInput("user", "access.token.nobody", userName));
        if (!account.access().covers(Access.HELPDESK)) {
            throw new Fault.BadInput("user", "access.token.role", userName);
        }
        OwnPages.tokenName(name);
        String token = Randoms.token();
        ApiTokens.Scope scope = new ApiTokens.Scope(Optional.empty(), readOnly);
        acts.run(by, new PeopleActs.PrintToken(account.id(), new PeopleActs.AddToken(token, name, ends, scope)));
        return token;
    }
}
