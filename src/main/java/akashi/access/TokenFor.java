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
import java.util.UUID;

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
     * @param origin kept as its name
     */
    public String make(String userName, Optional<Instant> ends, boolean readOnly, UUID siteId, String origin) {
        Account account = new Accounts(database.db())
                .named(userName)
                .filter(found -> !found.disabled())
                .orElseThrow(() -> new Fault.BadInput("user", "access.token.nobody", userName));
        if (!account.access().covers(Access.HELPDESK)) {
            throw new Fault.BadInput("user", "access.token.role", userName);
        }
        String token = Randoms.token();
        Actor owner = new Actor(account.id(), account.userName(), account.access(), siteId, origin);
        acts.run(owner, new PeopleActs.AddToken(token, origin, ends, new ApiTokens.Scope(Optional.empty(), readOnly)));
        return token;
    }
}
