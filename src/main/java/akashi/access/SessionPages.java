package akashi.access;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Session;
import akashi.store.Sessions;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Where people are signed in: one's own sessions, and for administrators those of everybody. */
final class SessionPages {

    private final Database database;
    private final Acts acts;

    SessionPages(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.post("/account/sessions/end", Access.TRAINEE, x -> endOwn(x, Optional.empty()));
        routes.post("/account/sessions/{id}/end", Access.TRAINEE, x -> endOwn(x, Optional.of(id(x))));
        routes.get("/users/{id}/sessions", Access.ADMIN, this::show);
        routes.post("/users/{id}/sessions/end", Access.ADMIN, this::end);
    }

    /** A session in a list, with whether the reader sits in it. */
    record Row(Session session, boolean here) {}

    /** The sessions of a person, as this reader sees them. */
    static List<Row> rows(Database database, Exchange x, UUID accountId) {
        Optional<UUID> here = here(x);
        return new Sessions(database.db())
                .of(accountId, x.now()).stream()
                        .map(session -> new Row(session, here.equals(Optional.of(session.id()))))
                        .toList();
    }

    private static Optional<UUID> here(Exchange x) {
        return x.sessionToken().map(Sessions::idOf);
    }

    private void endOwn(Exchange x, Optional<UUID> one) {
        acts.run(x.actor(), new SessionActs.EndOwn(one, here(x)));
        Message done = one.isPresent() ? Message.of("access.sessions.one-ended") : Message.of("access.sessions.ended");
        x.redirect("/account", done);
    }

    private void show(Exchange x) {
        Account account = new Accounts(database.db()).get(id(x));
        x.page("access/sessions", Map.of("person", account, "sessions", rows(database, x, account.id())));
    }

    private void end(Exchange x) {
        x.onFault(this::show);
        Optional<UUID> one = x.form().optional("session", UUID::fromString);
        x.form().done();
        acts.run(x.actor(), new SessionActs.EndOf(id(x), one, here(x)));
        boolean own = id(x).equals(x.actor().userId());
        String all = own ? "access.sessions.ended" : "access.sessions.all-ended";
        Message done = Message.of(one.isPresent() ? "access.sessions.one-ended" : all);
        x.redirect("/users/" + id(x) + "/sessions", done);
    }

    private static UUID id(Exchange x) {
        return x.path("id", UUID::fromString);
    }
}
