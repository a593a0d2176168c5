package akashi.directory;

import akashi.access.Elsewhere;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Sites;
import akashi.store.UseCase;
import akashi.vault.SiteSecret;
import akashi.web.Routes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory as the portal uses it: asked at the sign-in of people whom no local account knows, while it is on. */
public final class Directory implements Elsewhere {

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final Database database;
    private final SiteSecret secret;

    /** The password of the account that searches lies sealed in the box. */
    public Directory(Database database, SecretBox box) {
        this.database = database;
        this.secret = secret(box);
    }

    /** The password of the account that searches. */
    private static SiteSecret secret(SecretBox box) {
        return new SiteSecret(box, "directory-password");
    }

    /** What can be done about it. */
    public static List<UseCase<?, ?>> acts(SecretBox box) {
        return List.of(new SetDirectory.Setting(secret(box)), new TryDirectory.Trying());
    }

    public void routes(Routes routes, Acts acts) {
        new DirectoryPages(database, acts, this).routes(routes);
    }

    @Override
    public Answer ask(String userName, Password password) {
        Optional<DirectorySettings> settings =
                DirectorySettings.of(database.db()).filter(DirectorySettings::on);
        if (settings.isEmpty()) {
            return new Unknown();
        }
        try {
            Found found = asking(settings.get()).find(userName, Optional.of(password));
            return new Known(found.userName(), found.access());
        } catch (Denied no) {
            return new Unknown();
        } catch (NoAnswer none) {
            LOG.warn("the directory did not answer: {}", none.getMessage());
            return new Silent();
        }
    }

    Asking asking(DirectorySettings settings) {
        UUID site = siteId();
        return new Asking(
                settings, () -> settings.trust().peers(database.db(), site), secret.open(database.db(), site));
    }

    boolean hasPassword() {
        return secret.kept(database.db(), siteId());
    }

    private UUID siteId() {
        return new Sites(database.db()).real().orElseThrow().id();
    }
}
