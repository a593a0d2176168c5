package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LookupTest {

    private static final TestPortal PORTAL = TestPortal.sample();

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    @Test
    void it_sees_what_its_transaction_has_done() {
        UUID site = PORTAL.actor().siteId();
        SiteVersions before = SiteVersions.read(PORTAL.database().db(), site);
        SiteVersions inside = PORTAL.database().transaction(db -> {
            SiteVersions.lock(db, site).raise(db, true, false);
            return SiteVersions.read(db, site);
        });
        assertThat(inside).isEqualTo(before.raised(true, false));
    }

    @Test
    void it_is_counted_like_any_statement() {
        long before = PORTAL.database().statements();
        assertThat(new Backups(PORTAL.database().db()).any()).isFalse();
        assertThat(PORTAL.database().statements()).isGreaterThan(before);
    }
}
