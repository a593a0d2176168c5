package akashi.warning;

import static akashi.store.tables.Tables.WARNING_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendar and metrics, read by programs of others. */
class FeedsTest {

    private static final String READ = """
            import sys
            from prometheus_client.parser import text_string_to_metric_families
            for family in text_string_to_metric_families(sys.stdin.read()):
                for sample in family.samples:
                    labels = ",".join(k + "=" + v for k, v in sorted(sample.labels.items()))
                    print(family.type, sample.name, labels, sample.value, sep="|")
            """;

    @TempDir
    Path folder;

    @Test
    void the_calendar_has_every_end_at_its_secret_address_until_it_is_closed() throws Exception {
        try (Harness harness = new Harness().ending()) {
            Browser admin = harness.quay.admin();
            String address = admin.post("/settings/warnings/calendar", "feedLang", "ja")
                    .html()
                    .select("pre")
                    .text();
            Browser nobody = harness.portal().browser();
            Browser.Page feed = nobody.get(address);
            assertThat(feed.header("Content-Type")).startsWith("text/calendar");
            Calendar calendar = new CalendarBuilder().build(new StringReader(feed.text()));
            calendar.validate();
            List<String> said = calendar.<VEvent>getComponents("VEVENT").stream()
                    .map(event -> event.getSummary().getValue())
                    .collect(Collectors.toList());
            assertThat(said).anyMatch(text -> text.equals("rec-01 の証明書の有効期限")).hasSizeGreaterThan(1);
            assertThat(nobody.get("/calendar/guessed").status()).isEqualTo(404);
            assertThat(admin.get("/settings/warnings").text()).doesNotContain(address);
            String next = admin.post("/settings/warnings/calendar", "feedLang", "en")
                    .html()
                    .select("pre")
                    .text();
            assertThat(nobody.get(address).status()).as("the one before").isEqualTo(404);
            assertThat(nobody.get(next).status()).isEqualTo(200);
            admin.post("/settings/warnings/calendar/close");
            assertThat(nobody.get(next).status()).isEqualTo(404);
        }
    }

    @Test
    void prometheus_reads_the_metrics_with_a_token_only() throws Exception {
        try (Harness harness = new Harness().ending()) {
            assertThat(harness.portal().browser().get("/metrics").status()).isEqualTo(401);
            Browser.Page page = harness.portal().script(Access.HELPDESK).get("/metrics");
            assertThat(page.header("Content-Type")).startsWith("text/plain");
            String read = parsed(page.text());
            assertThat(read)
                    .contains("gauge|akashi_certificate_expiry_days|computer=rec-01.example.com,slot=SERVER|15.99")
                    .contains("gauge|akashi_vault_locked||0.0")
                    .contains("akashi_connections|link=management-to-recorders,status=BROKEN")
                    .contains("akashi_probe_ports|outcome=ENCRYPTED|0.0")
                    .contains("akashi_authority_expiry_days|")
                    .contains("akashi_warnings|kind=LEAF|");
        }
    }

    @Test
    void prometheus_reads_what_a_port_shows_beside_the_certificate_of_the_slot() throws Exception {
        Instant end = TestPortal.NOW.plus(Duration.ofDays(12));
        Seen seen = Seen.on(Sites.withRecorders(1).encrypted())
                .at(TestPortal.NOW.minusSeconds(60))
                .good(new Validity(end.minus(Duration.ofDays(300)), end))
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3");
        try (TestPortal portal = TestPortal.start().plant(seen.snapshot().data(), id -> new byte[] {1})) {
            String slot = "gauge|akashi_certificate_expiry_days|computer=rec-01.site.example";
            assertThat(parsed(portal.script(Access.HELPDESK).get("/metrics").text()))
                    .contains(slot + ",port=7563,slot=STREAMING|12.0")
                    .containsPattern("\\Q" + slot + "\\E,slot=STREAMING\\|\\d{3}")
                    .contains("akashi_probe_ports|outcome=ENCRYPTED|1.0");
        }
    }

    private String parsed(String text) throws Exception {
        Path program = Files.writeString(folder.resolve("read.py"), READ);
        Path metrics = Files.writeString(folder.resolve("metrics.txt"), text);
        Process process = new ProcessBuilder("/usr/bin/python3", program.toString())
                .redirectInput(metrics.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void the_digest_is_put_out_once_for_each_week_and_channel_in_its_language() throws Exception {
        try (Harness harness = new Harness().ending()) {
            TestPortal portal = harness.portal();
            String address = harness.listening(call -> 200);
            for (String lang : List.of("en", "ja")) {
                weekly(harness, address, lang);
            }
            for (int week = 1; week <= 2; week++) {
                Instant next = Digest.last(
                                Preferences.Weekly.USUAL,
                                portal.clock().instant().atZone(ZoneOffset.UTC))
                        .plusWeeks(1)
                        .plusHours(1)
                        .toInstant();
                portal.clock().advance(Duration.between(portal.clock().instant(), next));
                portal.portal().lookForWarnings();
                portal.portal().lookForWarnings();
                harness.settled();
                assertThat(portal.database()
                                .db()
                                .fetchCount(WARNING_MESSAGE, WARNING_MESSAGE.ONCE_KEY.startsWith("weekly/")))
                        .as("week " + week)
                        .isEqualTo(2 * week);
            }
            String all = "";
            while (!harness.calls.isEmpty()) {
                all += harness.next().body();
            }
            assertThat(all).contains("The week of ", "今週の状況です");
        }
    }

    private static void weekly(Harness harness, String address, String lang) {
        String[] fields = {"shape", "SLACK", "url", address, "webLang", lang, "webWeekly", "true"};
        assertThat(harness.quay.admin().post("/settings/warnings/web", fields).status())
                .isEqualTo(303);
    }

    @Test
    void a_digest_is_due_at_its_hour_and_day() {
        Preferences.Weekly monday = new Preferences.Weekly(DayOfWeek.MONDAY, 8);
        assertThat(Digest.last(monday, ZonedDateTime.parse("2027-03-01T08:00:00Z")))
                .isEqualTo("2027-03-01T08:00:00Z");
        assertThat(Digest.last(monday, ZonedDateTime.parse("2027-03-01T07:59:00Z")))
                .isEqualTo("2027-02-22T08:00:00Z");
        assertThat(Digest.last(monday, ZonedDateTime.parse("2027-03-07T23:00:00Z")))
                .isEqualTo("2027-03-01T08:00:00Z");
    }
}
