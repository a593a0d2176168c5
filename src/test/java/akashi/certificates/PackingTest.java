package akashi.certificates;

import static akashi.store.tables.Tables.PACKED_BUNDLE;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.pki.Password;
import akashi.pki.PfxReader;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import akashi.store.JobProgress;
import akashi.store.PackedBundles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of many computers: packed by a job, fetched by the person who asked, then forgotten. */
class PackingTest {

    @TempDir
    Path home;

    private Quay quay;

    @BeforeEach
    void issue() {
        quay = Quay.in(TestPortal.in(home, TestPortal.NOW, false), 2).ca().wanted();
        quay.issue("rec-01");
        quay.issue("mob-01");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private DSLContext db() {
        return quay.portal.database().db();
    }

    /** Asks on the page and answers the path of the job's page. */
    private String ordered(Browser person, String... hosts) {
        String[] fields = Stream.of(hosts)
                .flatMap(host -> Stream.of("computer", quay.id(host).toString()))
                .toArray(String[]::new);
        return person.post("/certificates/bundles", fields).header("Location");
    }

    private static UUID id(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private String packed(Browser person) {
        String path = ordered(person, "rec-01", "mob-01");
        assertThat(quay.ended(id(path)).done()).isEqualTo(2);
        return path;
    }

    private static List<String> sheet(Browser person, String job) {
        return person.post(job + "/passwords").text().lines().toList();
    }

    @Test
    void each_bundle_opens_with_its_own_password_from_the_sheet() {
        Browser admin = quay.admin();
        String job = packed(admin);
        Map<String, byte[]> bundles =
                BundleTest.unzipped(admin.get(job + "/bundles.zip").bytes());
        List<String> sheet = sheet(admin, job);
        assertThat(bundles.keySet()).containsExactly("mob-01.example.com_bundle.zip", "rec-01.example.com_bundle.zip");
        assertThat(sheet).hasSize(3);
        for (String line : sheet.subList(1, 3)) {
            String[] cells = line.split(",");
            byte[] pfx = BundleTest.unzipped(bundles.get(cells[1]))
                    .entrySet()
                    .iterator()
                    .next()
                    .getValue();
            assertThat(PfxReader.read(pfx, Password.of(cells[2])).certificate().title())
                    .isEqualTo(cells[0]);
        }
        assertThat(sheet.get(1)).endsWith(",MODERN");
        assertThat(sheet.get(2)).endsWith(",COMPATIBLE");
    }

    @Test
    void passwords_are_shown_once_and_never_lie_in_the_database_as_they_are() {
        Browser admin = quay.admin();
        String job = packed(admin);
        String database = String.join("\n", db().fetch("script").getValues(0, String.class));
        List<String> sheet = sheet(admin, job);
        assertThat(database).contains("INSERT INTO \"PUBLIC\".\"PACKED_BUNDLE\"");
        for (String line : sheet.subList(1, 3)) {
            String password = line.split(",")[2];
            String hex =
                    java.util.HexFormat.of().formatHex(password.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(database).doesNotContain(password).doesNotContain(hex);
        }
        assertThat(db().fetchExists(SECRET, SECRET.OWNER_TABLE.eq(PackedBundles.TABLE)))
                .isFalse();
        assertThat(admin.post(job + "/passwords").status()).isEqualTo(409);
        assertThat(admin.get(job).text()).contains("The passwords were downloaded already");
        assertThat(admin.get(job + "/bundles.zip").status()).isEqualTo(200);
    }

    @Test
    void nobody_but_the_person_who_asked_gets_them() {
        String job = packed(quay.portal.as(Access.ADMIN));
        Browser another = quay.portal.anotherAdmin("second");
        assertThat(another.get(job).text()).contains("Only admin").doesNotContain("/bundles.zip");
        assertThat(another.get(job + "/bundles.zip").status()).isEqualTo(409);
        assertThat(another.post(job + "/passwords").status()).isEqualTo(409);
        assertThat(another.get("/certificates/bundles").text()).doesNotContain(job);
        assertThat(quay.admin().get("/certificates/bundles").text()).contains(job);
        assertThat(sheet(quay.admin(), job)).hasSize(3);
    }

    @Test
    void after_an_hour_bundles_and_passwords_are_forgotten() {
        Browser admin = quay.admin();
        String job = packed(admin);
        quay.portal.clock().advance(Duration.ofMinutes(59));
        quay.portal.bundles().forgetOld();
        assertThat(admin.get(job + "/bundles.zip").status()).isEqualTo(200);
        quay.portal.clock().advance(Duration.ofMinutes(2));
        assertThat(admin.get(job + "/bundles.zip").status()).isEqualTo(409);
        assertThat(admin.post(job + "/passwords").status()).isEqualTo(409);
        assertThat(admin.get(job).text()).contains("The hour is over");
        quay.portal.bundles().forgetOld();
        assertThat(db().fetchCount(PACKED_BUNDLE)).isZero();
        assertThat(db().fetchExists(SECRET, SECRET.OWNER_TABLE.eq(PackedBundles.TABLE)))
                .isFalse();
    }

    @Test
    void a_computer_without_a_certificate_is_named_and_keeps_none_of_the_others_back() {
        Browser admin = quay.admin();
        String job = ordered(admin, "rec-01", "rec-02");
        JobProgress ended = quay.ended(id(job));
        assertThat(ended.done()).isEqualTo(1);
        assertThat(ended.failures()).extracting(JobProgress.Failure::label).containsExactly("rec-02.example.com");
        assertThat(admin.get(job).text()).contains("rec-02.example.com", "/bundles.zip");
    }

    @Test
    void a_restart_in_the_middle_goes_on_and_packs_each_once() {
        UUID job = quay.portal.run(new PackBundles(List.of(quay.id("rec-01"), quay.id("mob-01"))));
        quay.close();
        quay = new Quay(TestPortal.in(home, TestPortal.NOW, false));
        assertThat(quay.ended(job).done()).isEqualTo(2);
        assertThat(sheet(quay.admin(), "/certificates/jobs/" + job)).hasSize(3);
    }

    @Test
    void a_cancelled_job_keeps_what_was_packed_and_says_so() {
        Browser admin = quay.admin();
        String job = ordered(admin, "rec-01", "mob-01");
        admin.post(job + "/cancel");
        JobProgress ended = quay.ended(id(job));
        assertThat(new PackedBundles(db(), quay.portal.actor().siteId()).count(id(job)))
                .isEqualTo(ended.done());
        assertThat(admin.get(job).status()).isEqualTo(200);
    }

    @Test
    void the_trail_names_who_asked_what_left_and_that_the_passwords_were_fetched() {
        Browser admin = quay.admin();
        String job = packed(admin);
        List<String> sheet = sheet(admin, job);
        List<AuditEntry> entries = new AuditEntries(db(), quay.portal.actor().siteId()).page(AuditQuery.newest(4));
        assertThat(entries)
                .extracting(AuditEntry::act)
                .containsExactly("fetch-passwords", "export-bundle", "export-bundle", "pack-bundles");
        assertThat(entries.toString())
                .doesNotContain(sheet.get(1).split(",")[2], sheet.get(2).split(",")[2]);
    }
}
