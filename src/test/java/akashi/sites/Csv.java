package akashi.sites;

import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Inventory files and the sites they make, for tests. */
final class Csv {

    static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    static final Optional<HostName> DOMAIN = Optional.of(new HostName("example.com"));

    private Csv() {}

    static byte[] bytes(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static Inventory read(String... lines) {
        return SiteImport.read(bytes(lines), DOMAIN);
    }

    static SiteSnapshot empty() {
        return site(List.of());
    }

    static SiteSnapshot site(List<akashi.core.site.Computer> computers) {
        Site site = new Site(
                UUID.randomUUID(),
                Site.Kind.REAL,
                "Harbour",
                DOMAIN,
                Optional.empty(),
                false,
                1,
                1,
                Duration.ofDays(30));
        return SiteSnapshot.of(
                new SiteData(site, computers, List.of(), List.of(), List.of(), Set.of(), List.of(), List.of()));
    }

    /** The site that a file makes of nothing. */
    static SiteSnapshot founded(Inventory file) {
        Difference difference = Comparison.of(empty(), file, false, NOW, "admin");
        SiteData data = empty().data();
        return SiteSnapshot.of(new SiteData(
                data.site(),
                difference.added(),
                difference.groupsAdded(),
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                List.of()));
    }
}
