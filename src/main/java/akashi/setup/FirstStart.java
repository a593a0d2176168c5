package akashi.setup;

import akashi.access.Passwords;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.Site;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.SetupLinks;
import akashi.store.UseCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether the portal is set up, and the two ways to set it up: the one-time link, or settings alone. */
public final class FirstStart {

    private static final Duration LINK_LASTS = Duration.ofDays(1);
    private static final String ADMIN = "admin";

    private final Database database;
    private final Acts acts;
    private final Clock clock;

    public FirstStart(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
    }

    /** The acts of the first start. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new FoundSiteCase());
    }

    /** Whether nobody can sign in yet. */
    public boolean due() {
        return new Accounts(database.db()).none();
    }

    /** The path of a fresh one-time link; every earlier one ends. */
    public String link() {
        String token = Randoms.token();
        Instant now = now();
        database.transaction(db -> {
            new SetupLinks(db).replace(token, now, now.plus(LINK_LASTS));
            return token;
        });
        return "/setup?token=" + token;
    }

    /** Sets the portal up without a person: the user {@code admin} and a site of that name. */
    public Actor unattended(Password password, String siteName) {
        Site site = FoundSite.empty(siteName, Optional.empty(), Optional.empty(), false);
        return found(site, password, Optional.empty(), Optional.empty(), "portal");
    }

    Actor found(Site site, Password password, Optional<String> lang, Optional<String> linkToken, String origin) {
        Account admin = new Account(
                UUID.randomUUID(), ADMIN, Passwords.hashed(password), Access.ADMIN, lang, false, false, now());
        Actor actor = new Actor(admin.id(), ADMIN, Access.ADMIN, site.id(), origin);
        acts.run(actor, new FoundSite(site, admin, linkToken));
        return actor;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
