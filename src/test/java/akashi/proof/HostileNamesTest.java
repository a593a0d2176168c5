package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.EveryPage;
import akashi.TestPortal;
import akashi.bench.BigSite;
import akashi.store.JobProgress;
import akashi.store.StoredJobs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A site whose every free text tries to become markup, breaks lines of reading, or is no letter at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileNamesTest {

    private static final String HOSTILE =
            "<hostile-tag>\"'></textarea></title><script>alert(1)</script>{0} ${7*7} #{x} 🎥 \u202Eעברית & é";

    /** Every column in which a person's or a file's own words are kept. */
    private static final List<String> WORDS = List.of(
            "site.name",
            "computer.presence_why",
            "computer.presence_by",
            "computer.notes",
            "server.name",
            "client_group.name",
            "client_group.notes",
            "authority.name",
            "authority.subject",
            "certificate.subject",
            "certificate.issuer",
            "change_set.created_by",
            "acknowledgement.given_by",
            "acknowledgement.note",
            "observation.told_by",
            "observation.note",
            "audit_entry.actor",
            "audit_entry.subject",
            "job.actor",
            "job_item.label",
            "upload.file_name",
            "api_token.name",
            "backup_record.file_name",
            "backup_record.taken_by");

    private TestPortal portal;

    @BeforeAll
    void plant() {
        portal = TestPortal.start();
        BigSite site = BigSite.of(3, TestPortal.NOW);
        portal.plant(site.data(), site.ders()::get);
        Browser admin = portal.admin();
        // What cannot be typed any more may stand there from before: it follows with the other words.
        admin.post("/account/tokens", "name", "script");
        admin.post("/facts", "fact", "CA_TRUSTED", "everyone", "true", "note", HOSTILE);
        String recorder =
                portal.site().computerCalled("rec-01").orElseThrow().id().toString();
        admin.post("/encryption/turn", "computer", recorder, "slot", "STREAMING", "on", "false");
        // The name of the file follows with the other words: a quotation mark ends it on its way.
        Browser.Page kept = admin.upload(
                "/sites/import",
                "file",
                "hostile.csv",
                ("computer,role,name\n" + quoted() + ",RECORDING," + quoted() + "\n" + quoted() + "," + quoted()
                                + ",x\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(kept.status()).as(kept.text()).isEqualTo(303);
        jobs(admin, recorder);
        portal.database().transaction(db -> {
            WORDS.forEach(word -> {
                String[] at = word.split("\\.");
                db.execute("update " + at[0] + " set " + at[1] + " = ?", HOSTILE);
            });
            db.execute("update audit_entry set args = replace(args, 'admin', ?)", "<hostile-tag>");
            return db.execute(
                    "update site set plan_version = plan_version + 1, evidence_version = evidence_version + 1");
        });
    }

    /** A job of each kind, ended, with a failure that tells its label. */
    private void jobs(Browser admin, String recorder) {
        admin.post("/certificates/bundles", "computer", recorder);
        admin.post(
                "/certificates/issue",
                "many",
                "true",
                "computer",
                recorder,
                "days",
                "397",
                "key",
                "RSA_2048",
                "acknowledged",
                "true");
        StoredJobs stored =
                new StoredJobs(portal.database().db(), portal.actor().siteId());
        while (stored.newest(9).stream().filter(JobProgress::ended).count() < 2) {
            LockSupport.parkNanos(50_000_000);
        }
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private static String quoted() {
        return '"' + HOSTILE.replace("\"", "\"\"") + '"';
    }

    Stream<String> pages() {
        return Stream.concat(
                EveryPage.of(portal).stream(),
                Stream.of(
                        "/servers?q=" + encoded(),
                        "/clients?q=" + encoded(),
                        "/encryption?q=" + encoded(),
                        "/certificates?q=" + encoded(),
                        "/sign-in?next=" + encoded(),
                        "/facts?fact=" + encoded() + "&on=" + encoded(),
                        "/nowhere/" + encoded()));
    }

    private static String encoded() {
        return java.net.URLEncoder.encode(HOSTILE, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void every_page_shows_them_as_words(String path) {
        for (String lang : List.of("ja", "en")) {
            Browser.Page page = portal.admin().in(lang).get(path);
            assertThat(page.status()).as(path).isLessThan(500);
            String type = page.header("Content-Type");
            if (type.startsWith("text/html")) {
                harmless(page.html());
            } else if (type.startsWith("image/svg")) {
                harmless(Jsoup.parse(page.text(), "", Parser.xmlParser()));
            }
        }
    }

    private static void harmless(Document page) {
        assertThat(page.select("hostile-tag")).as("markup out of words").isEmpty();
        assertThat(page.select("script:not([src])")).as("inline scripts").isEmpty();
        assertThat(page.select("[onload], [onerror], [onclick], [style]")).isEmpty();
        assertThat(page.text()).as("evaluated").doesNotContain("{0} 49").doesNotContain("??");
        page.select("a[href]").forEach(link -> assertThat(link.attr("href")).doesNotStartWith("javascript:"));
    }

    Stream<String> calls() {
        return EveryPage.callsOf(portal).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void every_call_answers_json_or_a_problem(String path) {
        Browser.Page answer = portal.script(akashi.core.access.Access.ADMIN).get(path);
        assertThat(answer.status()).as(path).isLessThan(500);
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void the_walk_visits_the_preview_and_a_job_of_each_kind_with_something_in_them() {
        List<String> shown = EveryPage.of(portal).stream()
                .filter(path -> path.startsWith("/sites/import/") || path.matches("/certificates/jobs/[0-9a-f-]+"))
                .toList();
        assertThat(shown).hasSize(3).allSatisfy(path -> {
            Browser.Page page = portal.admin().get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.html().text()).as(path).contains("<hostile-tag>");
        });
    }

    @Test
    void they_are_shown_and_not_only_swallowed() {
        Map<String, String> shown =
                Map.of("/", "<hostile-tag>", "/clients", "<hostile-tag>", "/servers", "<hostile-tag>");
        shown.forEach((path, words) ->
                assertThat(portal.admin().get(path).html().text()).as(path).contains(words));
    }
}
