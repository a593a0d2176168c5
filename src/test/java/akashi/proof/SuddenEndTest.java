package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's process ends in the middle of work, as by a power cut: afterwards all of it is there, or none. */
class SuddenEndTest {

    private static final int MANY = 4_000;

    @TempDir
    Path home;

    private PortalProcess.Start start() {
        return PortalProcess.Start.on(home);
    }

    @Test
    void an_import_is_all_or_none_whenever_the_process_ends() throws Exception {
        byte[] file = Inventories.recorders(MANY).getBytes(StandardCharsets.UTF_8);
        long whole = measured(file);
        boolean unanswered = false;
        for (int percent : new int[] {30, 60, 90}) {
            unanswered |= !endedInside(file, whole * percent / 100, String.valueOf(percent));
        }
        // A computer that became quicker meanwhile had answered each time: then it ends as soon as it was asked.
        assertThat(unanswered || !endedInside(file, 0, "0"))
                .as("at least one had no answer yet")
                .isTrue();
    }

    /** How many milliseconds it takes here and now when nothing comes in between. */
    private long measured(byte[] file) {
        try (PortalProcess portal =
                PortalProcess.Start.on(home.resolve("measured")).run()) {
            Browser admin = portal.admin();
            String preview =
                    admin.upload("/sites/import", "file", "inventory.csv", file).location();
            long begun = System.nanoTime();
            assertThat(admin.submit(preview, preview).status()).isEqualTo(303);
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        }
    }

    /** Ends the process so many milliseconds after the import was asked for; whether it had answered by then. */
    private boolean endedInside(byte[] file, long millis, String name) throws InterruptedException {
        PortalProcess.Start start = PortalProcess.Start.on(home.resolve("after-" + name));
        boolean answered;
        try (PortalProcess portal = start.run()) {
            Browser admin = portal.admin();
            String preview =
                    admin.upload("/sites/import", "file", "inventory.csv", file).location();
            answered = endedWithin(millis, () -> admin.submit(preview, preview));
            portal.kill();
        }
        try (PortalProcess again = start.run()) {
            Browser admin = again.admin();
            long computers = Inventories.computers(admin);
            assertThat(computers).isIn(answered ? List.of(MANY + 1L) : List.of(0L, MANY + 1L));
            // The audit says the same as the inventory.
            boolean told = admin.get("/audit").html().text().contains("inventory.csv");
            assertThat(told).isEqualTo(computers > 0);
            if (computers == 0) {
                assertThat(Inventories.bringIn(admin, file).status()).isEqualTo(303);
            }
            assertThat(Inventories.computers(admin)).isEqualTo(MANY + 1L);
            assertThat(Inventories.offered(admin, file))
                    .as("nothing is left to bring in")
                    .isFalse();
        }
        return answered;
    }

    @Test
    void change_sets_are_all_or_none() throws Exception {
        try (PortalProcess portal = start().run()) {
            Browser admin = portal.admin();
            Inventories.bringIn(admin, Inventories.recorders(300).getBytes(StandardCharsets.UTF_8));
            endedWithin(700, () -> {
                for (int round = 0; round < 200; round++) {
                    Inventories.turn(admin, round % 2 == 0);
                }
            });
            portal.kill();
        }
        try (PortalProcess again = start().run()) {
            Browser admin = again.admin();
            String wanted = admin.get("/encryption").html().text();
            assertThat(wanted).as("the pair is whole").doesNotContainIgnoringCase("mixed");
            assertThat(Inventories.turn(admin, true).status()).isIn(303, 409, 422);
        }
    }

    @Test
    void a_batch_goes_on_where_it_was() throws Exception {
        String job;
        try (PortalProcess portal = start().run()) {
            Browser admin = portal.admin();
            Inventories.bringIn(admin, Inventories.recorders(30).getBytes(StandardCharsets.UTF_8));
            Inventories.turn(admin, true);
            admin.submit("/authorities/new", "/authorities/new", "name", "Big CA", "key", "RSA_3072", "years", "15");
            job = Inventories.issueAll(admin);
            await(() -> issued(admin) >= 3);
            portal.kill();
        }
        try (PortalProcess again = start().run()) {
            Browser admin = again.admin();
            assertThat(admin.get(job).status()).isEqualTo(200);
            await(() -> issued(admin) == 31);
            assertThat(admin.get("/certificates/issue").html().select("form[action=/certificates/issue]"))
                    .as("nobody lacks one, nobody has two")
                    .isEmpty();
        }
    }

    private static long issued(Browser admin) {
        return admin.get("/certificates").html().select("main table tbody tr").size();
    }

    /** Starts work and waits for it only so long; whether it was done by then. */
    private static boolean endedWithin(long millis, Runnable work) throws InterruptedException {
        CompletableFuture<Void> running = CompletableFuture.runAsync(work);
        try {
            running.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come about");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
