package akashi.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Sites;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The state report on paper and as a file. */
class ReportPagesTest {

    private static final TestPortal PORTAL = TestPortal.start()
            .plant(Sites.withRecorders(2)
                    .encrypted()
                    .issue(
                            "rec-02",
                            c -> c.but()
                                    .names(List.of("other.site.example"), List.of())
                                    .copy()));
    private static final Browser HELPDESK = PORTAL.as(Access.HELPDESK);

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    @Test
    void it_names_site_date_and_who_made_it() {
        Document page = HELPDESK.get("/report").html();
        assertThat(page.select("h1").text()).isEqualTo("State report");
        assertThat(page.select("section[aria-labelledby=about]").text())
                .contains("As of 2027-03-01", "Made on 2027-03-01", "Made by");
        assertThat(page.select("#about").text()).isNotBlank();
        assertThat(PORTAL.as(Access.HELPDESK)
                        .in("ja")
                        .get("/report")
                        .html()
                        .select("h1")
                        .text())
                .isEqualTo("証明書管理台帳");
    }

    @Test
    void every_certificate_is_listed_with_its_evidence_and_what_is_open() {
        Document page = HELPDESK.get("/report").html();
        assertThat(page.select("table.ledger tbody tr")).hasSize(3);
        String recorder =
                page.select("table.ledger tr:contains(rec-02.site.example)").text();
        assertThat(recorder)
                .contains("Streaming media certificate: in effect", "told · test", "does not cover", "Site CA");
        assertThat(page.select("section[aria-labelledby=cas]").text()).contains("Site CA");
        assertThat(page.select("section[aria-labelledby=open] li")).isNotEmpty();
    }

    @Test
    void the_file_has_the_same_rows_and_no_cell_is_calculated() throws IOException {
        Browser.Page file = HELPDESK.get("/report.csv");
        assertThat(file.header("Content-Disposition")).contains("akashi-report-2027-03-01.csv");
        String text = file.text().substring(1);
        List<CSVRecord> rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text))
                .getRecords();
        assertThat(rows).extracting(row -> row.get("kind")).containsExactly("CA", "SERVER", "SERVER", "SERVER");
        assertThat(rows.get(3).get("in_effect")).isEqualTo("SERVER STREAMING");
        assertThat(rows.get(3).get("findings")).contains("does not cover");
        assertThat(rows)
                .allSatisfy(row -> row.forEach(cell ->
                        assertThat(cell.startsWith("=") || cell.startsWith("@")).isFalse()));
    }

    @Test
    void the_file_has_its_titles_in_the_readers_language() {
        String first = PORTAL.as(Access.HELPDESK)
                .in("ja")
                .get("/report.csv")
                .text()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(first).contains("コンピューター,役割").doesNotContain("computer", "not_after");
    }

    @Test
    void played_forward_certificates_have_ended() {
        Document page = HELPDESK.get("/report?at=2034-01-01").html();
        assertThat(page.select("table.ledger tbody tr").text()).contains("expired");
        assertThat(page.text()).contains("played forward");
        assertThat(HELPDESK.get("/report.csv?at=2034-01-01").text()).contains("EXPIRED");
    }

    @Test
    void a_moment_that_cannot_be_read_gets_a_sentence() {
        assertThat(HELPDESK.get("/report?at=2090-01-01").status()).isEqualTo(422);
        assertThat(HELPDESK.get("/report?at=2090-01-01").text()).contains("at most 40 years");
        assertThat(HELPDESK.get("/report.csv?at=x").status()).isEqualTo(422);
        assertThat(PORTAL.as(Access.TRAINEE).get("/report").status()).isEqualTo(403);
    }
}
