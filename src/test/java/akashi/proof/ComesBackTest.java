package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server goes away in the middle of a batch, for a while: nothing is lost, and all goes on by itself. */
class ComesBackTest {

    private static final int RECORDERS = 30;

    @TempDir
    Path folder;

    @Test
    void a_database_that_is_gone_for_seconds_is_told_and_all_goes_on() {
        goneFor(5);
    }

    @Test
    @Tag("reliability")
    void a_database_that_is_gone_for_half_a_minute_is_told_and_all_goes_on() {
        goneFor(30);
    }

    private void goneFor(long seconds) {
        try (Postgres postgres = Postgres.in(folder.resolve("postgres"))) {
            postgres.create("gone");
            PortalProcess.Start start = postgres.portal(folder.resolve("home"), "gone");
            try (PortalProcess portal = start.run()) {
                Browser admin = portal.admin();
                byte[] inventory = Inventories.recorders(RECORDERS).getBytes(StandardCharsets.UTF_8);
                assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
                Inventories.turn(admin, true);
                admin.submit(
                        "/authorities/new", "/authorities/new", "name", "Back CA", "key", "RSA_3072", "years", "15");
                String token = new CommandLine(start.home(), start.environment())
                        .run("token", "--user", "admin")
                        .output()
                        .strip();
                Browser script = new Browser(portal.address()).with("Authorization", "Bearer " + token);
                assertThat(script.get("/api/v1/site").status()).isEqualTo(200);
                String job = Inventories.issueAll(admin);
                await(() -> issued(admin) >= 2);
                long back = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
                Runnable again = postgres.stopped();
                told(admin, script, new Browser(portal.address()));
                while (System.nanoTime() < back) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
                }
                again.run();
                await(() -> admin.get("/servers").status() == 200);
                await(() -> admin.get(job).html().select("#progress[hx-get]").isEmpty());
                assertThat(issued(admin)).isEqualTo(RECORDERS + 1L);
            }
            new Afterwards(postgres.look("gone"), "after the server came back").judge(new Ledger());
            Program check = new CommandLine(start.home(), start.environment()).run("check");
            assertThat(check.output()).contains("The chain is whole");
        }
    }

    /** A sentence for people, for scripts and for whatever watches; nothing of the inside. */
    private static void told(Browser admin, Browser script, Browser watching) {
        Browser.Page page = admin.get("/servers");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.html().text()).contains("does not answer").doesNotContain("Exception");
        Browser.Page call = script.get("/api/v1/site");
        assertThat(call.status()).isEqualTo(503);
        assertThat(call.text()).contains("does not answer").doesNotContain("Exception");
        Browser.Page health = watching.get("/healthz");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text()).contains("\"why\":\"database\"");
    }

    private static long issued(Browser admin) {
        return admin.get("/certificates").html().select("main table tbody tr").size();
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes about").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }
}
