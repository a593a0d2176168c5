package akashi.access;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.ApiTokens;
import akashi.store.Database;
import akashi.store.Session.Awaits;
import akashi.store.Sessions;
import akashi.store.Sites;
import akashi.web.Authenticator;
import akashi.web.Exchange;
import akashi.web.Lang;
import akashi.web.Program;
import akashi.web.Session;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Lets people and programs in: by the session behind a cookie, by an API token, by name and password. A session ends
 * two hours after its last use and twelve hours after it began; one whose password was set by somebody else opens
 * nothing but the page that changes it.
 */
public final class Entrance implements Authenticator {

    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofHours(12);
    /** So long a session waits for the code of the second factor. */
    private static final Duration WAITS = Duration.ofMinutes(10);
    /** Neither a session nor a token is written on every request. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Attempts attempts;
    private final SignInTrail trail;
    private final Guests guests;

    /** {@code elsewhere} is asked for people whom the portal does not know. */
    public Entrance(Database database, Acts acts, Clock clock, Elsewhere elsewhere) {
        this.database = database;
        this.trail = new SignInTrail(database, acts);
        this.guests = new Guests(database, trail, elsewhere);
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    @Override
    public Optional<Session> session(String cookieToken, String address) {
        return found(cookieToken)
                .filter(session -> !session.account().mustChange())
                .map(session -> new Session(
                        actor(session, address),
                        session.account().userName(),
                        session.account().lang().flatMap(Lang::of),
                        session.training()));
    }

    @Override
    public Optional<Program> bearer(String token, String address) {
        ApiTokens tokens = new ApiTokens(database.db());
        return tokens.find(token, now())
                .filter(found -> !found.account().mustChange())
                .map(found -> {
                    if (found.usedAt().filter(now().minus(NOTED)::isBefore).isEmpty()) {
                        tokens.used(found.id(), now());
                    }
                    Account owner = found.account();
                    Actor actor = new Actor(owner.id(), owner.userName(), found.access(), found.siteId(), address);
                    return new Program(actor, found.scope().readOnly());
                });
    }

    @Override
    public Optional<Actor> basic(String userName, String password, String address) {
        if (attempts.begin(userName, address).compareTo(Duration.ZERO) > 0) {
            return Optional.empty();
        }
        // Scripts come again and again: no directory is asked for them.
        return checked(userName, Password.of(password), address, Optional.empty(), failure(address))
                .filter(account -> !account.mustChange())
                .filter(account -> FactorRule.awaits(database.db(), account).isEmpty())
                .flatMap(account -> new Sites(database.db()).real().map(site -> actor(account, site.id(), address)));
    }

    /** The session behind a cookie, also one that may only change its password; notes that it was used. */
    Optional<akashi.store.Session> found(String cookieToken) {
        Instant now = now();
        Sessions sessions = new Sessions(database.db());
        Optional<akashi.store.Session> session = sessions.find(cookieToken, now)
                .filter(akashi.store.Session::allowed)
                .filter(s -> s.awaits().isEmpty());
        session.filter(s -> s.seenAt().plus(NOTED).isBefore(now))
                .ifPresent(s -> sessions.seen(cookieToken, now, end(s.createdAt(), now)));
        return session;
    }

    /** The session behind a cookie that waits for this and opens nothing else yet. */
    Optional<akashi.store.Session> waiting(String cookieToken, Awaits what) {
        return new Sessions(database.db())
                .find(cookieToken, now())
                .filter(session -> session.awaits().equals(Optional.of(what)));
    }

    /** The person with this name and password. A try that comes too soon is bad input that says how long to wait. */
    Optional<Account> signIn(String userName, Password password, String address) {
        begin(userName, address, "username");
        return checked(userName, password, address, Optional.of("username"), failure(address));
    }

    /** Asks for the password of somebody who is signed in already, before {@code what} is done. */
    void confirm(Account account, Password password, Message what, String address) {
        begin(account.userName(), address, "present");
        BiConsumer<Optional<Account>, Message> failed =
                (known, why) -> trail.unconfirmed("password-unconfirmed", account, what, address, now());
        checked(account.userName(), password, address, Optional.of("present"), failed)
                .orElseThrow(() -> new Fault.BadInput("present", "access.password.wrong"));
    }

    /** Opens a session and gives its token, which is kept nowhere else; {@code how} the person came stands in the trail. */
    public String open(Account account, Message how, String address) {
        String token = Randoms.token();
        Instant now = now();
        UUID site = site();
        trail.cameIn(
                account,
                how,
                site,
                address,
                db -> new Sessions(db).open(token, account.id(), site, address, now, end(now, now)));
        return token;
    }

    /**
     * Somebody who proved who it is goes on in a session of its own: to where the person was going, where no second
     * factor has to be asked for first.
     */
    public void comesIn(Exchange x, Account account, String next) {
        x.sessionToken().ifPresent(token -> end(token, x.address()));
        Optional<Awaits> awaits = FactorRule.awaits(database.db(), account);
        x.startSession(openFor(account, x.address(), awaits));
        if (awaits.isPresent()) {
            String path = awaits.get() == Awaits.CODE ? CodePages.CODE : CodePages.FACTOR;
            x.redirect(SignInPages.withNext(path, next));
        } else {
            SignInPages.goOn(x, account, next);
        }
    }

    /** What becomes of somebody for whom a provider vouches. */
    public Welcome welcome(Vouched person, String address) {
        Welcome welcome = guests.welcome(person, site(), address, now());
        if (!(welcome instanceof Welcome.In)) {
            trail.turnedAway(guests.of(person), Ways.failed(welcome), address, now());
        }
        return welcome;
    }

    /** Writes down that somebody came from a provider and nobody knows who. */
    public void turnedAway(String address) {
        trail.turnedAway(Optional.empty(), Message.of("access.failed.answer"), address, now());
    }

    /** Opens a session after the password was right; it may still wait for the second factor. */
    String openFor(Account account, String address, Optional<Awaits> awaits) {
        if (awaits.isEmpty()) {
            return open(account, Ways.first(account), address);
        }
        String token = Randoms.token();
        Instant now = now();
        new Sessions(database.db()).open(token, account.id(), site(), address, now, now.plus(WAITS), awaits);
        return token;
    }

    /** Writes down that somebody whose first step was right came with a wrong code, of the app or for emergencies. */
    void wrongCode(Account account, boolean ofApp, String address) {
        trail.turnedAway(Optional.of(account), Ways.wrongCode(account, ofApp), address, now());
    }

    /** The same of somebody who is signed in and was asked for a code before the second factor changes. */
    void codeUnconfirmed(Account account, boolean ofApp, String address) {
        trail.unconfirmed("code-unconfirmed", account, Ways.code(ofApp), address, now());
    }

    /** Ends a session from this address, where there is one. Who only waited for a code never came in. */
    void end(String cookieToken, String address) {
        new Sessions(database.db()).find(cookieToken, now()).ifPresent(session -> {
            if (session.awaits().isPresent()) {
                new Sessions(database.db()).end(cookieToken);
            } else {
                trail.left(session.account(), site(), address, db -> new Sessions(db).end(cookieToken));
            }
        });
    }

    private UUID site() {
        Sites sites = new Sites(database.db());
        return sites.real()
                .map(akashi.core.site.Site::id)
                .orElseThrow(() -> new Fault.Unavailable(Message.of("access.sign-in.no-site")));
    }

    private void begin(String userName, String address, String field) {
        Duration pause = attempts.begin(userName, address);
        if (pause.compareTo(Duration.ZERO) > 0) {
            throw new Fault.BadInput(field, "access.sign-in.wait", Math.max(1, pause.toSeconds()));
        }
    }

    /**
     * After a try was begun: ends it, whatever comes of it. Local accounts come first; {@code field} is where it is told
     * that a directory did not answer, and empty where none is asked. {@code failed} writes a failure down.
     */
    private Optional<Account> checked(
            String userName,
            Password password,
            String address,
            Optional<String> field,
            BiConsumer<Optional<Account>, Message> failed) {
        try {
            Optional<Account> known = new Accounts(database.db()).named(userName);
            Optional<Account> account = known.filter(found -> !found.disabled());
            if (!Passwords.matches(account.flatMap(Account::passwordHash), password)) {
                account = field.flatMap(where ->
                        guests.letIn(new Guests.Knock(known, userName, password, address, where), this::site, now()));
            }
            if (account.isPresent()) {
                attempts.succeeded(userName, address);
                return account;
            }
            failed.accept(known, known.map(Ways::failed).orElseGet(() -> Message.of("access.failed.unknown")));
            if (attempts.slows(userName, address)) {
                trail.slowed(known, address, now());
            }
            return Optional.empty();
        } finally {
            attempts.ended(userName, address);
        }
    }

    private BiConsumer<Optional<Account>, Message> failure(String from) {
        return (known, why) -> trail.turnedAway(known, why, from, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant end(Instant began, Instant now) {
        Instant idle = now.plus(IDLE);
        Instant longest = began.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    /** Everybody may do everything on a site of the own, and there alone. */
    static Actor actor(akashi.store.Session session, String address) {
        Account account = session.account();
        Access access = session.training() ? Access.ADMIN : account.access();
        return new Actor(account.id(), account.userName(), access, session.siteId(), address);
    }

    private static Actor actor(Account account, UUID siteId, String address) {
        return new Actor(account.id(), account.userName(), account.access(), siteId, address);
    }
}
