package akashi.access;

import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.util.List;

/** The pages of people: sign-in, users, one's own page. */
public final class AccessPages {

    private final SignInPages signIn;
    private final UserPages users;
    private final OwnPages own;

    public AccessPages(Database database, Acts acts, Entrance entrance) {
        this.signIn = new SignInPages(database, acts, entrance);
        this.users = new UserPages(database, acts);
        this.own = new OwnPages(database, acts, entrance);
    }

    /** What can be done to people. */
    public static List<UseCase<?, ?>> acts() {
        return PeopleCases.all();
    }

    public void routes(Routes routes) {
        signIn.routes(routes);
        users.routes(routes);
        own.routes(routes);
    }
}
