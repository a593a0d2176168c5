package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One file is looked at at a time: the preview of an earlier one leads to the newer one. Also: an empty site. */
class ImportOverTest {

    private static TestPortal portal;
    private static Browser admin;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
        admin = portal.admin().in("en");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static String preview(String host) {
        byte[] csv = ("computer,role\n" + host + ",MANAGEMENT\n").getBytes(StandardCharsets.UTF_8);
        return admin.upload("/sites/import", "file", host + ".csv", csv).location();
    }

    @Test
    void a_preview_whose_file_was_replaced_says_so_and_leads_to_the_newer_file() {
        String old = preview("one");
        String newer = preview("two");
        for (Browser.Page answer : new Browser.Page[] {admin.get(old), admin.post(old, "plan", "1")}) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.html().text()).contains("A newer file was uploaded", "Nothing of it was imported");
            assertThat(answer.html().select("a[href=" + newer + "]").text()).contains("Look at the newer file");
        }
        assertThat(admin.get(newer).html().text()).contains("two.csv");
        assertThat(portal.site().computers()).isEmpty();
    }

    @Test
    void whoever_imports_many_rows_is_told_to_wait_and_that_all_or_nothing_is_stored() {
        String rows = java.util.stream.IntStream.rangeClosed(1, 2001)
                .mapToObj(n -> "rec-" + n + ",RECORDING\n")
                .collect(java.util.stream.Collectors.joining("", "computer,role\n", ""));
        String large = admin.upload("/sites/import", "file", "large.csv", rows.getBytes(StandardCharsets.UTF_8))
                .location();
        var form = admin.get(large).html().select("form[action=" + large + "]");
        assertThat(form.text()).contains("2,001 rows take a minute", "at the end, or none");
        assertThat(form.select("[role=status] progress")).hasSize(1);
        assertThat(form.attr("hx-boost")).isEqualTo("true");
        String small = preview("small");
        assertThat(admin.get(small).html().select("form[action=" + small + "] progress, [hx-boost]"))
                .isEmpty();
    }

    @Test
    void nothing_is_known_of_a_file_of_somebody_else() {
        String mine = preview("one");
        assertThat(portal.anotherAdmin("Sato").get(mine).status()).isEqualTo(404);
        assertThat(portal.anotherAdmin("Mori")
                        .get("/sites/import/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_site_without_computers_is_called_empty_and_not_recorded() {
        assertThat(admin.get("/").html().select(".state").text())
                .contains("inventory empty")
                .doesNotContain("recorded");
        assertThat(portal.admin().in("ja").get("/").html().select(".state").text())
                .contains("インベントリは空です");
    }
}
