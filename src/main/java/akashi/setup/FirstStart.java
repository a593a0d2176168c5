package akashi.setup;

import akashi.access.Passwords;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.Site;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.sites.SampleSite;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.SetupLinks;
import akashi.store.UseCase;
import akashi.web.Lang;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the portal is set up, and the two ways to set it up: the one-time link, or settings alone. */
public final class FirstStart {

    private static final Duration LINK_LASTS = Duration.ofDays(1);
    static final String ADMIN = "admin";
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String PASSWORD_SETTING = "AKASHI_ADMIN_PASSWORD";

    /** What the setup page or the settings ask for. */
    record Wish(Site site, Password password, Optional<Lang> lang, boolean withSample) {}

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

    /** Whether a link opens the setup page. */
    boolean open(String token) {
        return due() && new SetupLinks(database.db()).valid(token, now());
    }

    /**
     * Sets the portal up without a person: the user {@code admin} and a site, the sample one where asked for. A weak
     * password is the choice of whoever owns the computer: it is taken, and told in the log.
     */
    public void unattended(Password password, boolean withSample, Locale language) {
        if (Passwords.weakness(password, ADMIN).isPresent()) {
            LOG.warn("{} is easy to guess: sign in and change it under the name at the top right", PASSWORD_SETTING);
        }
        Site site = withSample
                ? sample(Optional.empty(), Optional.of(language.getLanguage()))
                : FoundSite.empty("Akashi", Optional.empty(), Optional.empty(), false);
        found(new Wish(site, password, Optional.empty(), withSample), Optional.empty(), "portal");
    }

    /** The sample site, under a name of one's own where one was given. */
    Site sample(Optional<String> name, Optional<String> language) {
        Locale locale = language.flatMap(Lang::of).orElse(Lang.EN).locale();
        Site site = SampleSite.site(UUID.randomUUID(), locale);
        return new Site(
                site.id(),
                site.kind(),
                name.orElse(site.name()),
                site.domain(),
                site.version(),
                site.byAddress(),
                site.planVersion(),
                site.evidenceVersion(),
                site.staleAfter());
    }

    /** Does it, all or nothing. */
    Account found(Wish wish, Optional<String> linkToken, String origin) {
        Account admin = new Account(
                UUID.randomUUID(),
                ADMIN,
                Passwords.hashed(wish.password()),
                Access.ADMIN,
                wish.lang().map(Lang::code),
                false,
                false,
                now());
        Actor actor = new Actor(admin.id(), ADMIN, Access.ADMIN, wish.site().id(), origin);
        acts.run(
                actor,
                new FoundSite(
                        wish.site(),
                        admin,
                        linkToken,
                        wish.withSample() ? Optional.of(SampleSite.inventory()) : Optional.empty()));
        return admin;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
