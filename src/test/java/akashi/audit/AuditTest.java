package akashi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.trust.TellFacts;
import akashi.trust.Telling;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {

    private TestPortal portal;

    @BeforeEach
    void open() {
        portal = TestPortal.start()
                .plant(Sites.withRecorders(1)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void an_act_is_read_in_the_readers_language() {
        tell("<b>looked</b>");
        assertThat(portal.admin().get("/audit?lang=en").text())
                .contains("Facts recorded: 1")
                .contains("&lt;b&gt;looked")
                .doesNotContain("<b>looked");
        assertThat(portal.admin().get("/audit?lang=ja").text()).contains("1 件の事実を記録");
    }

    @Test
    void older_entries_are_a_page_further() {
        for (int i = 0; i < 55; i++) {
            tell("note " + i);
        }
        var newest = portal.admin().get("/audit").html();
        assertThat(newest.select("tbody tr")).hasSize(50);
        String older = newest.select("a[rel=next]").attr("href");
        assertThat(portal.admin().get(older).html().select("tbody tr").size()).isBetween(5, 49);
    }

    @Test
    void a_search_that_finds_nothing_says_so() {
        assertThat(portal.admin().get("/audit?by=nobody&lang=en").text()).contains("Nothing fits this search.");
    }

    @Test
    void only_an_administrator_reads_it() {
        assertThat(portal.as(Access.HELPDESK).get("/audit").status()).isEqualTo(403);
    }

    private void tell(String note) {
        portal.run(new TellFacts(
                List.of(Telling.of(Fact.KEY_READABLE, Sites.id("computer rec-01"), Slot.SERVER, true)), note));
    }
}
