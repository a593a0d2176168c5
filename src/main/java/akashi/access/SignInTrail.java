package akashi.access;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.text.Message;
import akashi.store.Account;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Sites;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Who came, who left and who was turned away, as entries of the real site's trail. A session and its entry are kept
 * together or not at all. Names that nobody has are not written down: now and then somebody types a password there.
 */
final class SignInTrail {

    /** Something that happened at the door. */
    record AtTheDoor(String code, String subject, List<Object> args) implements Act<Void> {

        @Override
        public Access least() {
            return Access.TRAINEE;
        }
    }

    private final Database database;
    private final Acts acts;
    private final FailedTries tries = new FailedTries();

    SignInTrail(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /** Somebody is let in, by what is told; {@code opening} makes the session. */
    void cameIn(Account account, Message how, UUID siteId, String address, Consumer<DSLContext> opening) {
        AtTheDoor entry = new AtTheDoor("sign-in", account.userName(), List.of(account.userName(), how));
        acts.note(actor(account, siteId, address), entry, opening);
    }

    /** Somebody leaves; {@code ending} removes the session. */
    void left(Account account, UUID siteId, String address, Consumer<DSLContext> ending) {
        AtTheDoor entry = new AtTheDoor("sign-out", account.userName(), List.of(account.userName()));
        acts.note(actor(account, siteId, address), entry, ending);
    }

    /** Somebody was turned away, by the name of an account if there is one; other reasons are counted apart. */
    void turnedAway(Optional<Account> account, Message why, String address, Instant now) {
        note("sign-in-failed", account, List.of(why), nobody(address), now);
    }

    /** Somebody who is signed in was asked for the present password or a code, for this, and gave a wrong one. */
    void unconfirmed(String code, Account account, Message what, String address, Instant now) {
        Function<UUID, Actor> themselves = site -> actor(account, site, address);
        note(code, Optional.of(account), List.of(what), themselves, now);
    }

    /** Somebody has to wait from now on, after so many failures from this address. */
    void slowed(Optional<Account> account, String address, Instant now) {
        note("sign-in-slowed", account, List.of(), nobody(address), now);
    }

    /** Something that happened to an account at the door; {@code work} does it. */
    void told(String code, String subject, List<Object> args, UUID siteId, String address, Consumer<DSLContext> work) {
        acts.note(nobody(address).apply(siteId), new AtTheDoor(code, subject, args), work);
    }

    private static Function<UUID, Actor> nobody(String address) {
        return siteId -> new Actor(null, Actor.portal(siteId).name(), Access.TRAINEE, siteId, address);
    }

    private void note(
            String code, Optional<Account> account, List<Message> why, Function<UUID, Actor> by, Instant now) {
        String whose = account.map(known -> known.id().toString()).orElse("");
        Optional<Actor> actor = new Sites(database.db()).real().map(site -> by.apply(site.id()));
        actor.ifPresent(who -> tries.count(code + " " + who.origin() + " " + whose + " " + why, now)
                .ifPresent(due -> note(code, account, why, who, due)));
    }

    private void note(String code, Optional<Account> account, List<Message> why, Actor by, FailedTries.Due due) {
        String name = account.map(Account::userName).orElse("");
        List<Object> args = new ArrayList<>();
        args.add(account.isPresent() ? name : Message.of("access.trail.unknown"));
        args.add(due.count());
        args.addAll(why);
        acts.note(by, new AtTheDoor(code, name, args), db -> {});
        if (due.last()) {
            Actor nobody = nobody(by.origin()).apply(by.siteId());
            acts.note(nobody, new AtTheDoor("sign-ins-only-counted", "", List.of()), db -> {});
        }
    }

    private static Actor actor(Account account, UUID siteId, String address) {
        return new Actor(account.id(), account.userName(), account.access(), siteId, address);
    }
}
