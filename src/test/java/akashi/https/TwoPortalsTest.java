package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.store.DatabaseAddress;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two portals on one PostgreSQL show one certificate, whoever made or renewed it. */
class TwoPortalsTest {

    @TempDir
    private Path folder;

    private TestPortal portal(String name, DatabaseAddress database) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        return SecurePortal.sharing(home, database, folder.resolve("akashi.key"), TestPortal.NOW);
    }

    private static Kept kept(TestPortal portal) {
        return new PortalCertificates(portal.database().db(), portal.actor().siteId())
                .current()
                .orElseThrow();
    }

    @Test
    void what_one_makes_or_renews_the_other_shows() throws IOException {
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            DatabaseAddress database = new DatabaseAddress(
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
            try (TestPortal one = portal("one", database);
                    TestPortal two = portal("two", database)) {
                assertThat(one.sha256()).as("each its own at first").isNotEqualTo(two.sha256());
                Harbourmaster.make(one, Harbourmaster.root(one), "one.site.example, two.site.example, 127.0.0.1");
                SecurePortal.look(two);
                assertThat(two.sha256()).isEqualTo(one.sha256());
                Kept first = kept(one);
                List.of(one, two).forEach(portal -> portal.clock().set(Renewal.due(first.validity())));
                CompletableFuture<Void> other = CompletableFuture.runAsync(() -> SecurePortal.look(two));
                SecurePortal.look(one);
                other.join();
                SecurePortal.look(one);
                SecurePortal.look(two);
                assertThat(two.sha256())
                        .isEqualTo(one.sha256())
                        .contains(kept(one).sha256());
                assertThat(kept(one).sha256()).isNotEqualTo(first.sha256());
                assertThat(one.admin().get("/audit").text().split("The certificate of the portal itself was renewed"))
                        .as("renewed once")
                        .hasSize(2);
            }
        }
    }
}
