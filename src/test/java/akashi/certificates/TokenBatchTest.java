package akashi.certificates;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.SCHEDULED_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.SoftToken;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.pki.KeyKind;
import akashi.store.Await;
import akashi.store.JobKind;
import akashi.store.JobProgress;
import akashi.store.StoredJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Batches of a site whose CA keeps its key on a token, while the token is not there. */
class TokenBatchTest {

    private static final String AWAY = "Set AKASHI_PKCS11_LIBRARY, AKASHI_PKCS11_TOKEN";
    private static final String READY = "The CA is ready";

    @TempDir
    Path home;

    private Quay quay;

    @BeforeEach
    void a_site_whose_ca_is_on_a_token() {
        quay = Quay.in(SoftToken.own("harbour").portal(home), 3).wanted().pair("FREE", "place", "TOKEN");
        assertThat(text("/certificates")).contains(READY);
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private void reopen(Function<Path, TestPortal> portal) {
        quay.close();
        quay = Quay.at(portal.apply(home));
    }

    private void lose() {
        reopen(folder -> TestPortal.in(folder, Instant.now().plusSeconds(120), false));
    }

    private String text(String path) {
        return quay.admin().get(path).html().select("main").text();
    }

    private int rows() {
        return quay.portal.database().db().fetchCount(CERTIFICATE);
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                arguments("issued for all by the page", (Function<Quay, Browser.Page>) quay ->
                        quay.admin().submit("/certificates/issue", "/certificates/issue", "key", "", "days", "")),
                arguments("issued for all by a program", (Function<Quay, Browser.Page>)
                        quay -> quay.portal.script(Access.ADMIN).json("/api/v1/certificates", "{\"all\": true}")),
                arguments("issued for one by the page", (Function<Quay, Browser.Page>) quay -> quay.admin()
                        .post(
                                "/certificates/issue",
                                "computer",
                                quay.id("rec-02").toString())),
                arguments("renewed by the page", (Function<Quay, Browser.Page>) quay -> quay.admin()
                        .post(
                                "/certificates/renewals",
                                "certificate",
                                first(quay).id().toString())));
    }

    private static Certificate first(Quay quay) {
        return quay.site().certificates().get(0);
    }

    @ParameterizedTest(name = "what is {0} is refused with the reason before a row is kept or a job begun")
    @MethodSource("beginnings")
    void nothing_is_begun(String how, Function<Quay, Browser.Page> begin) {
        quay.issue("rec-01");
        lose();
        Browser.Page refused = begin.apply(quay);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains(AWAY);
        assertThat(rows()).isEqualTo(1);
        assertThat(quay.portal.database().db().fetchCount(JOB)).isZero();
    }

    @Test
    void the_list_says_why_nothing_can_be_signed_instead_of_that_the_ca_is_ready() {
        lose();
        assertThat(text("/certificates"))
                .contains("cannot sign at the moment", AWAY)
                .doesNotContain(READY);
        reopen(SoftToken.own("harbour")::portal);
        quay.issue("rec-01");
        lose();
        assertThat(text("/certificates")).contains("cannot sign at the moment", AWAY, "rec-01");
    }

    /** As it stands in the database where the token went away after the batch had begun. */
    private <I> UUID begun(String kind, Class<I> item, List<I> items) {
        UUID job = quay.portal
                .database()
                .transaction(db -> new StoredJobs(db, quay.portal.actor().siteId())
                        .submit(
                                quay.portal.actor(),
                                new JobKind<>(kind, item, each -> null),
                                items,
                                each -> "rec",
                                quay.portal.clock().instant()));
        quay.portal.jobs().wake();
        return job;
    }

    private UUID issuing() {
        UUID site = quay.portal.actor().siteId();
        return begun(
                IssuingMany.KIND,
                IssuingMany.Item.class,
                Orders.lacking(quay.site(), quay.portal.clock().instant()).stream()
                        .map(each -> new IssuingMany.Item(site, each.id(), 397, KeyKind.RSA_2048, false))
                        .toList());
    }

    private UUID renewing() {
        UUID site = quay.portal.actor().siteId();
        return begun(
                RenewingMany.KIND,
                RenewingMany.Item.class,
                quay.site().certificates().stream()
                        .map(each -> new RenewingMany.Item(site, each.id(), 397, false))
                        .toList());
    }

    private JobProgress progress(UUID job) {
        return new StoredJobs(quay.portal.database().db(), quay.portal.actor().siteId())
                .find(job)
                .orElseThrow();
    }

    private void waits(UUID job) {
        Await.until(() -> progress(job), now -> !now.waits().isEmpty());
    }

    static Stream<Arguments> kinds() {
        return Map.<String, Function<TokenBatchTest, UUID>>of(
                        "issues", TokenBatchTest::issuing, "renews", TokenBatchTest::renewing)
                .entrySet()
                .stream()
                .map(each -> arguments(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "a batch that {0} waits without a row, tells why, and goes on with the token")
    @MethodSource("kinds")
    void a_running_batch_waits(String what, Function<TokenBatchTest, UUID> begin) {
        quay.issue("rec-01");
        int before = rows();
        lose();
        UUID job = begin.apply(this);
        waits(job);
        for (int tries = 0; tries < 3; tries++) {
            triedAgain();
        }
        assertThat(rows()).isEqualTo(before);
        assertThat(text("/certificates/jobs/" + job)).contains("Nothing goes on at the moment", AWAY);
        assertThat(quay.portal.script(Access.ADMIN).get("/api/v1/jobs/" + job).text())
                .contains("\"state\":\"RUNNING\"", "\"failures\":[]", AWAY);
        reopen(folder -> SoftToken.own("harbour").portal(folder));
        quay.portal.clock().advance(Duration.ofHours(1));
        quay.portal.jobs().wake();
        JobProgress end = quay.ended(job);
        assertThat(end.failures()).isEmpty();
        assertThat(end.done()).isEqualTo(end.total());
        assertThat(end.waits()).isEmpty();
    }

    /** Lets the time of the next try come and sees it pass. */
    private void triedAgain() {
        Long then = Await.until(this::laidDown, Objects::nonNull);
        quay.portal.clock().advance(Duration.ofSeconds(20));
        quay.portal.jobs().wake();
        Await.until(this::laidDown, now -> now != null && now > then);
    }

    /** The version of the job's place in the schedule while no portal has it in hand. */
    private Long laidDown() {
        return quay.portal
                .database()
                .db()
                .select(SCHEDULED_TASKS.VERSION)
                .from(SCHEDULED_TASKS)
                .where(SCHEDULED_TASKS.TASK_NAME.eq("stored-job"), SCHEDULED_TASKS.PICKED.isFalse())
                .fetchOne(SCHEDULED_TASKS.VERSION);
    }

    @Test
    void a_batch_that_waits_is_over_as_soon_as_it_is_stopped() {
        lose();
        UUID job = issuing();
        waits(job);
        triedAgain();
        quay.admin().post("/certificates/jobs/" + job + "/cancel");
        assertThat(progress(job).state()).isEqualTo(JobProgress.State.CANCELLED);
        assertThat(text("/certificates/jobs/" + job)).contains("Stopped").doesNotContain(AWAY);
        assertThat(rows()).isZero();
    }
}
