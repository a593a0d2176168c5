package akashi.access;

import akashi.pki.SecretBox;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** The pages of people: sign-in, users, one's own page. */
public final class AccessPages {

    private final SignInPages signIn;
    private final UserPages users;
    private final OwnPages own;
    private final SessionPages sessions;
    private final CodePages codes;
    private final FactorPages factors;

    /** Keys of second factors are sealed in the box; {@code other} is where people may sign in besides. */
    public AccessPages(Database database, Acts acts, Entrance entrance, OtherDoor other, SecretBox box, Clock clock) {
        FactorKeys keys = new FactorKeys(box);
        CodeCheck check = new CodeCheck(database, keys, clock);
        this.signIn = new SignInPages(database, acts, entrance, other);
        this.users = new UserPages(database, acts, entrance);
        this.own = new OwnPages(database, acts, entrance);
        this.sessions = new SessionPages(database, acts);
        this.codes = new CodePages(database, acts, entrance, check, keys);
        this.factors = new FactorPages(database, acts, entrance, check, keys, users::show);
    }

    /** What can be done to people. */
    public static List<UseCase<?, ?>> acts() {
        return Stream.of(PeopleCases.all(), SessionCases.all(), FactorCases.all())
                .flatMap(List::stream)
                .toList();
    }

    public void routes(Routes routes) {
        signIn.routes(routes);
        users.routes(routes);
        own.routes(routes);
        sessions.routes(routes);
        codes.routes(routes);
        factors.routes(routes);
    }
}
