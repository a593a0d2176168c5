package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** To whom and when a warning goes next, through all that becomes of it. */
class ToldNextTest {

    @Test
    void the_page_says_to_whom_and_when_each_is_told_next() {
        try (Harness harness = new Harness().ending()) {
            Quay quay = harness.quay;
            Browser admin = quay.admin();
            assertThat(next(admin)).isEqualTo("nobody");
            harness.webhook("SLACK", harness.listening(call -> 200));
            assertThat(next(admin)).isEqualTo("at the next look, within minutes");
            assertThat(admin.get("/warnings").html().select("#whom").text())
                    .startsWith("Each is told to: Slack http://127.0.0.1")
                    .containsPattern("What stands on \\d{4}-\\d\\d-\\d\\d .* weekly digest");
            assertThat(quay.portal
                            .as(Access.HELPDESK)
                            .get("/warnings")
                            .html()
                            .select("#whom")
                            .text())
                    .contains("Slack")
                    .doesNotContain("127.0.0.1");
            quay.portal.portal().lookForWarnings();
            Instant end = quay.site().certificates().get(0).validity().notAfter();
            assertThat(next(admin)).as("when it is urgent").startsWith(day(end.minus(Duration.ofDays(7))));
            quay.portal.clock().advance(Duration.ofDays(12));
            quay.portal.portal().lookForWarnings();
            admin = quay.portal.admin();
            assertThat(next(admin)).as("when it ends").startsWith(day(end));
            String key = "LEAF." + quay.site().certificates().get(0).id();
            admin.post("/warnings/mute", "thing", key, "until", day(end.plus(Duration.ofDays(9))), "note", "Visit");
            assertThat(cell(admin, "#muted"))
                    .as("that it has happened is told in any case")
                    .startsWith(day(end));
            quay.portal.clock().advance(Duration.ofDays(9));
            quay.portal.portal().lookForWarnings();
            assertThat(next(quay.portal.admin())).isEqualTo("not again while it stays as it is");
        }
    }

    /** Time passes for the portal alone: what else it then warns of is not asked here. */
    private static String next(Browser who) {
        return cell(who, "#open");
    }

    private static String cell(Browser who, String part) {
        return who.get("/warnings")
                .html()
                .select(part + " ~ .scroll tr:contains(The certificate of rec-01)")
                .select("td.next")
                .text();
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
