package akashi.openid;

import akashi.access.Entrance;
import akashi.access.OtherDoor;
import akashi.openid.Turned.Why;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.Account;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Sites;
import akashi.store.UseCase;
import akashi.vault.SiteSecret;
import akashi.web.Routes;
import com.nimbusds.oauth2.sdk.ParseException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The provider as the portal uses it: people may sign in there while it is on. */
public final class OpenId implements OtherDoor {

    /** So long what the provider says of itself is not asked for again. */
    private static final Duration KNOWN = Duration.ofMinutes(10);

    private final Database database;
    private final SiteSecret secret;
    private final AtomicReference<Known> known = new AtomicReference<>();

    /** The client secret lies sealed in the box. */
    public OpenId(Database database, SecretBox box) {
        this.database = database;
        this.secret = secret(box);
    }

    private record Known(OpenIdSettings settings, Provider provider, long since) {

        boolean holdsFor(OpenIdSettings others) {
            return settings.sameWay(others) && System.nanoTime() - since < KNOWN.toNanos();
        }
    }

    private static SiteSecret secret(SecretBox box) {
        return new SiteSecret(box, "openid-client-secret");
    }

    /** What can be done about it. */
    public static List<UseCase<?, ?>> acts(SecretBox box) {
        return List.of(new SetOpenId.Setting(secret(box)), new TryOpenId.Trying());
    }

    public void routes(Routes routes, Acts acts, Entrance entrance) {
        new DoorPages(database, this, entrance).routes(routes);
        new OpenIdPages(database, acts, this).routes(routes);
    }

    @Override
    public Optional<String> name() {
        return on().map(OpenIdSettings::label);
    }

    @Override
    public String path() {
        return DoorPages.BEGIN;
    }

    @Override
    public Optional<String> wayOut(Account account) {
        return account.kind() == Account.Kind.OPENID ? on().map(settings -> DoorPages.LEFT) : Optional.empty();
    }

    /** The settings, while people may come in by them. */
    Optional<OpenIdSettings> on() {
        return OpenIdSettings.of(database.db()).filter(OpenIdSettings::on);
    }

    boolean hasSecret() {
        return secret.kept(database.db(), siteId());
    }

    /** Empty where there is none, or while private keys are locked. */
    Optional<Password> secret() {
        return secret.open(database.db(), siteId());
    }

    /** The provider as it was asked a short while ago, or as it is now. */
    Provider provider(OpenIdSettings settings) throws Turned {
        Known now = known.get();
        if (now != null && now.holdsFor(settings)) {
            return now.provider();
        }
        try {
            Provider asked = ask(settings);
            String named = asked.metadata().getIssuer().getValue();
            if (!named.equals(settings.issuer())) {
                throw new Turned(Why.INVALID, "the provider calls itself " + named);
            }
            known.set(new Known(settings, asked, System.nanoTime()));
            return asked;
        } catch (Unreached silent) {
            throw new Turned(Why.SILENT, silent.getMessage());
        } catch (IOException | ParseException failed) {
            throw new Turned(Why.INVALID, failed.getMessage());
        }
    }

    /** Asks, whatever is known. */
    Provider ask(OpenIdSettings settings) throws IOException, ParseException {
        UUID site = siteId();
        Outgoing outgoing = new Outgoing(
                () -> settings.trust().peers(database.db(), site),
                settings.trust().pinned());
        return Provider.ask(settings, outgoing);
    }

    private UUID siteId() {
        return new Sites(database.db()).real().orElseThrow().id();
    }
}
