package akashi.sites;

import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.VmsVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** A site that looks like a real one, to look around in and to learn on. It comes through the same importer. */
public final class SampleSite {

    private static final String FILE = "/akashi/sample-site.csv";
    private static final HostName DOMAIN = new HostName("sample-city.example");

    private SampleSite() {}

    /** The site itself, named in the language. */
    public static Site site(UUID id, Locale language) {
        boolean japanese = language.getLanguage().equals(Locale.JAPANESE.getLanguage());
        return new Site(
                id,
                Site.Kind.REAL,
                japanese ? "サンプル市役所 監視サイト" : "Sample City Hall",
                Optional.of(DOMAIN),
                Optional.of(new VmsVersion(2023, 3)),
                false,
                1,
                1,
                Duration.ofDays(90));
    }

    /** Its inventory file. */
    public static byte[] csv() {
        try (InputStream in = SampleSite.class.getResourceAsStream(FILE)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Its inventory, read. */
    public static Inventory inventory() {
        return SiteImport.read(csv(), Optional.of(DOMAIN));
    }

    /** Fills a site that is being founded with it, inside the founding act's transaction. */
    public static void fill(DSLContext db, Site site, Instant now, String by) {
        SiteImport.found(db, site, inventory(), now, by);
    }
}
