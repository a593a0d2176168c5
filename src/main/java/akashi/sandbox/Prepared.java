package akashi.sandbox;

import akashi.core.site.Site;
import akashi.core.site.Training;
import akashi.core.site.VmsVersion;
import akashi.sites.Inventory;
import akashi.sites.SiteImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** With what a learner's site begins: a small inventory that comes through the same importer as any other. */
final class Prepared {

    private static final String FILE = "/akashi/sandbox/site.csv";
    private static final Duration STALE_AFTER = Duration.ofDays(90);

    private Prepared() {}

    static Site site(UUID id, String name) {
        return new Site(
                id,
                Site.Kind.SANDBOX,
                name,
                Optional.of(Training.DOMAIN),
                Optional.of(new VmsVersion(2023, 3)),
                false,
                1,
                1,
                STALE_AFTER);
    }

    static Inventory inventory() {
        try (InputStream in = Prepared.class.getResourceAsStream(FILE)) {
            return SiteImport.read(in.readAllBytes(), Optional.of(Training.DOMAIN));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
