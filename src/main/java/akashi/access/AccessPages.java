package akashi.access;

import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.util.List;

/** The pages of people: sign-in, users, one's own page. */
public final class AccessPages {

    private final SignInPages signIn;

    public AccessPages(Database database, Acts acts, Entrance entrance, Clock clock) {
        this.signIn = new SignInPages(database, entrance);
    }

    /** What can be done to people. */
    public static List<UseCase<?, ?>> acts() {
        return List.of();
    }

    public void routes(Routes routes) {
        signIn.routes(routes);
    }
}
