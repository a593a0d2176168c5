package akashi.directory;

import akashi.access.Elsewhere;
import akashi.core.site.Authority;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.Acts;
import akashi.store.Authorities;
import akashi.store.Database;
import akashi.store.Sites;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory as the portal uses it: asked at the sign-in of people whom no local account knows, while it is on. */
public final class Directory implements Elsewhere {

    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);

    private final Database database;
    private final BindSecret secret;

    /** The password of the account that searches lies sealed in the box. */
    public Directory(Database database, SecretBox box) {
        this.database = database;
        this.secret = new BindSecret(box);
    }

    /** What can be done about it. */
    public static List<UseCase<?, ?>> acts(SecretBox box) {
        return List.of(new SetDirectory.Setting(new BindSecret(box)), new TryDirectory.Trying());
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
        return new Asking(settings, roots(settings.trust()), secret.open(database.db(), siteId()));
    }

    boolean hasPassword() {
        return secret.kept(database.db(), siteId());
    }

    /** Who vouches for the servers. */
    private List<ParsedCertificate> roots(DirectorySettings.Trust trust) {
        return switch (trust.by()) {
            case PINNED -> List.of();
            case UPLOADED ->
                trust.pem()
                        .map(pem -> CertificateReader.readAll(pem.getBytes(StandardCharsets.US_ASCII)))
                        .orElse(List.of());
            case SITE -> {
                Authorities authorities = new Authorities(database.db(), siteId());
                yield authorities.all().stream()
                        .filter(Authority::isRoot)
                        .flatMap(root -> authorities.der(root.id()).stream())
                        .map(CertificateReader::readOne)
                        .toList();
            }
        };
    }

    private UUID siteId() {
        return new Sites(database.db()).real().orElseThrow().id();
    }
}
