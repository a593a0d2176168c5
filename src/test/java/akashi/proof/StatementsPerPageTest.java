package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.EveryPage;
import akashi.TestPortal;
import akashi.bench.BigSite;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A page sends as many statements for a large site as for a small one. */
class StatementsPerPageTest {

    private static final int MOST = 25;

    @Test
    void their_number_does_not_grow_with_the_site() {
        Map<String, Long> small = statements(2);
        Map<String, Long> large = statements(60);
        assertThat(large).isEqualTo(small);
        assertThat(small).allSatisfy((page, sent) -> assertThat(sent).isLessThanOrEqualTo(MOST));
    }

    private static Map<String, Long> statements(int recorders) {
        try (TestPortal portal = TestPortal.start()) {
            BigSite site = BigSite.of(recorders, TestPortal.NOW);
            portal.plant(site.data(), site.ders()::get);
            Browser admin = portal.admin();
            Map<String, Long> all = new TreeMap<>();
            for (String page : EveryPage.of(portal)) {
                if (admin.get(page).status() == 200) {
                    all.put(page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "{id}"), fewest(portal, admin, page));
                }
            }
            return all;
        }
    }

    /** The fewest of several visits: the portal's own jobs send statements too. */
    private static long fewest(TestPortal portal, Browser admin, String page) {
        long fewest = Long.MAX_VALUE;
        for (int visit = 0; visit < 4; visit++) {
            long before = portal.database().statements();
            admin.get(page);
            fewest = Math.min(fewest, portal.database().statements() - before);
        }
        return fewest;
    }
}
