package akashi.proof;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.JOB_ITEM;
import static akashi.store.tables.Tables.REVOCATION_LIST;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two portals, each a process of its own, on one PostgreSQL behind nginx; one is killed, the other goes on. */
class TwoPortalsTest {

    private static final int FEW = 24;
    private static final int MANY = 200;
    private static final int KILLS = 6;

    @TempDir
    Path folder;

    private final List<PortalProcess> running = new ArrayList<>();
    private final List<PortalProcess.Start> starts = new ArrayList<>();
    private Postgres postgres;
    private Balancer nginx;
    private DSLContext db;

    @BeforeEach
    void begin() {
        postgres = Postgres.in(folder.resolve("postgres"));
        postgres.create("shared");
        db = postgres.look("shared");
        List<Integer> ports = Balancer.freePorts(3);
        String door = "http://127.0.0.1:" + ports.get(2) + "/";
        for (int i = 0; i < 2; i++) {
            starts.add(postgres.portal(folder.resolve("home-" + i), "shared")
                    .with(List.of("-XX:TieredStopAtLevel=1", "-Dakashi.port=" + ports.get(i)))
                    .with("AKASHI_KEY_FILE", folder.resolve("akashi.key").toString())
                    .with("AKASHI_KEY_POOL", "10")
                    .with("AKASHI_URL", door)
                    .with("AKASHI_TRUSTED_PROXIES", "127.0.0.1"));
        }
        // The first one makes the tables and the administrator.
        starts.forEach(start -> running.add(start.run()));
        nginx = Balancer.on(ports.get(2), folder.resolve("nginx"), ports.subList(0, 2));
    }

    @AfterEach
    void end() {
        nginx.close();
        running.forEach(PortalProcess::close);
        postgres.close();
    }

    private Browser with(int portal, String cookie) {
        return new Browser(running.get(portal).address()).in("en").with("Cookie", cookie);
    }

    @Test
    void a_session_counts_at_both_and_ends_at_both() {
        String cookie = running.get(0).signIn().header("Set-Cookie").split(";")[0];
        for (int portal = 0; portal < 2; portal++) {
            assertThat(with(portal, cookie).get("/servers").status()).isEqualTo(200);
        }
        Browser people = new Browser(nginx.address()).in("en");
        assertThat(people.post("/sign-in", "username", "admin", "password", akashi.TestPortal.PASSWORD)
                        .status())
                .isEqualTo(303);
        for (int turn = 0; turn < 4; turn++) {
            assertThat(people.get("/servers").status()).as("by turns").isEqualTo(200);
        }
        assertThat(with(1, cookie).post("/sign-out").status()).isEqualTo(303);
        for (int portal = 0; portal < 2; portal++) {
            assertThat(with(portal, cookie).get("/servers").status()).isEqualTo(303);
        }
        assertThat(people.get("/servers").status()).as("another session stays").isEqualTo(200);
    }

    @Test
    void a_batch_whose_portal_is_killed_is_finished_by_the_other_and_lists_are_numbered_once() {
        Browser admin = furnished(FEW);
        batch(admin, 1, new Random(1), FEW + 1);
        revokedByBoth();
        wholeChain();
    }

    @Test
    @Tag("reliability")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void a_batch_goes_on_through_kills_in_both_directions(TestReporter told) {
        long seed = Long.getLong("akashi.seed", System.nanoTime());
        told.publishEntry("-Dakashi.seed", String.valueOf(seed));
        Browser admin = furnished(MANY);
        told.publishEntry("failed answers", String.valueOf(batch(admin, KILLS, new Random(seed), MANY + 1)));
        revokedByBoth();
        wholeChain();
    }

    private Browser furnished(int recorders) {
        Browser admin = new Browser(nginx.address()).in("en");
        admin.post("/sign-in", "username", "admin", "password", akashi.TestPortal.PASSWORD);
        byte[] inventory = Inventories.recorders(recorders).getBytes(StandardCharsets.UTF_8);
        assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
        assertThat(Inventories.turn(admin, true).status()).isEqualTo(303);
        admin.submit("/authorities/new", "/authorities/new", "name", "Pair CA", "key", "RSA_3072", "years", "15");
        return admin;
    }

    /** A batch during which portals are killed by turns; answers how many answers people did not get. */
    private int batch(Browser admin, int kills, Random moments, int computers) {
        String cookie = running.get(0).signIn().header("Set-Cookie").split(";")[0];
        assertThat(Inventories.issueAll(with(0, cookie))).startsWith("/certificates/jobs/");
        AtomicBoolean over = new AtomicBoolean();
        Queue<String> missing = new ConcurrentLinkedQueue<>();
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<Void>> people = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Browser person = admin.twin().in("en");
            people.add(CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    String answer = answer(person);
                    if (answer.equals("200")) {
                        answered.incrementAndGet();
                    } else {
                        missing.add(answer);
                    }
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }));
        }
        killedByTurns(admin, kills, moments, computers);
        await(this::ended);
        over.set(true);
        people.forEach(CompletableFuture::join);
        assertThat(nginx.alive()).isTrue();
        assertThat(answered.get()).isPositive();
        assertThat(missing).as("answers that were under way").hasSizeLessThanOrEqualTo(2 * kills);
        judge(computers);
        return missing.size();
    }

    private void killedByTurns(Browser admin, int kills, Random moments, int computers) {
        int every = computers / (kills + 1);
        for (int kill = 0; kill < kills; kill++) {
            int enough = every * kill + 2 + moments.nextInt(every - 2);
            await(() -> issued() >= enough || ended());
            int victim = kill % 2;
            assertThat(ended()).as("the batch is under way").isFalse();
            running.get(victim).kill();
            await(() -> answer(admin).equals("200"));
            if (kill + 1 < kills) {
                await(() -> issued() > enough);
                running.get(victim).close();
                running.set(victim, starts.get(victim).run());
                String back = ":" + running.get(victim).address().getPort();
                await(() -> answeredBy(admin).endsWith(back));
            }
        }
    }

    /** The status of the answer, or why there was none. */
    private static String answer(Browser person) {
        try {
            return String.valueOf(person.get("/servers").status());
        } catch (UncheckedIOException none) {
            return String.valueOf(none.getCause());
        }
    }

    /** Which portal answered last. The proxy remembers for a second that one was gone, and would have nobody left. */
    private static String answeredBy(Browser person) {
        return person.get("/servers").header("X-Answered-By");
    }

    private int issued() {
        return db.fetchCount(CERTIFICATE, CERTIFICATE.STATE.eq("ISSUED"));
    }

    private boolean ended() {
        return db.fetchExists(JOB, JOB.STATE.eq("DONE"));
    }

    private void judge(int computers) {
        new Afterwards(db, "after the batch").judge(new Ledger());
        assertThat(db.select(CERTIFICATE.COMPUTER_ID)
                        .from(CERTIFICATE)
                        .where(CERTIFICATE.STATE.eq("ISSUED"))
                        .fetch(CERTIFICATE.COMPUTER_ID))
                .as("one for each computer")
                .doesNotHaveDuplicates()
                .hasSize(computers);
        assertThat(db.fetchCount(JOB_ITEM, JOB_ITEM.STATE.ne("DONE"))).isZero();
        assertThat(db.select(CERTIFICATE.CERTIFICATE_)
                        .from(CERTIFICATE)
                        .where(CERTIFICATE.STATE.eq("ISSUED"))
                        .fetch(row -> akashi.pki.CertificateReader.readOne(row.value1())
                                .publicKey()))
                .as("keys used twice")
                .doesNotHaveDuplicates();
    }

    /** Both revoke at the same time; no number of a list stands for two lists, and none falls. */
    private void revokedByBoth() {
        bothUp();
        List<UUID> all = db.select(CERTIFICATE.ID)
                .from(CERTIFICATE)
                .where(CERTIFICATE.STATE.eq("ISSUED"))
                .limit(12)
                .fetch(CERTIFICATE.ID);
        Map<Long, Integer> lists = new HashMap<>();
        List<Long> seen = new ArrayList<>();
        List<CompletableFuture<Void>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            String cookie = running.get(i).signIn().header("Set-Cookie").split(";")[0];
            Browser browser = with(i, cookie);
            List<UUID> own = all.subList(i * 6, i * 6 + 6);
            both.add(CompletableFuture.runAsync(() -> own.forEach(id -> assertThat(browser.submit(
                                    "/certificates/" + id, "/certificates/" + id + "/revoke", "reason", "SUPERSEDED")
                            .status())
                    .isEqualTo(303))));
        }
        CompletableFuture<Void> done = CompletableFuture.allOf(both.toArray(CompletableFuture[]::new));
        while (!done.isDone()) {
            db.select(REVOCATION_LIST.NUMBER, REVOCATION_LIST.CONTENT)
                    .from(REVOCATION_LIST)
                    .fetch()
                    .forEach(row -> {
                        int content = java.util.Arrays.hashCode(row.value2());
                        assertThat(lists.computeIfAbsent(row.value1(), number -> content))
                                .isEqualTo(content);
                        seen.add(row.value1());
                    });
        }
        done.join();
        assertThat(seen).isSorted();
        assertThat(db.fetchCount(CERTIFICATE, CERTIFICATE.STATE.eq("REVOKED"))).isEqualTo(12);
        assertThat(db.fetchSingle(REVOCATION_LIST).getRevokedCount()).isEqualTo(12);
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.ACT.eq("revoke-certificate")))
                .isEqualTo(12);
    }

    private void bothUp() {
        for (int i = 0; i < 2; i++) {
            if (!answers(running.get(i))) {
                running.get(i).close();
                running.set(i, starts.get(i).run());
            }
        }
    }

    private static boolean answers(PortalProcess portal) {
        try {
            return new Browser(portal.address()).get("/healthz").status() == 200;
        } catch (UncheckedIOException killed) {
            return false;
        }
    }

    private void wholeChain() {
        Program check = new CommandLine(starts.get(1).home(), starts.get(1).environment()).run("check");
        assertThat(check.output()).contains("The chain is whole");
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes about").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
