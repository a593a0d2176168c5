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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal's process ends in the middle of work, as by a power cut: afterwards all of it is there, or none. */
class SuddenEndTest {

    private static final int MANY = 4_000;

    @TempDir
    Path home;

    private PortalProcess.Start start() {
        return PortalProcess.Start.on(home);
    }

    @ParameterizedTest(name = "an import is whole or absent when the process ends after {0} ms of it")
    @ValueSource(ints = {40, 400, 1500})
    void an_import_is_all_or_none(int millis) throws Exception {
        byte[] file = Inventories.recorders(MANY).getBytes(StandardCharsets.UTF_8);
        boolean answered;
        try (PortalProcess portal = start().run()) {
            Browser admin = portal.admin();
            String preview =
                    admin.upload("/sites/import", "file", "inventory.csv", file).location();
            answered = endedWithin(millis, () -> admin.submit(preview, preview));
            portal.kill();
        }
        try (PortalProcess again = start().run()) {
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
    }

    @Test
    void change_sets_are_all_or_none() throws Exception {
        try (PortalProcess portal = start().run()) {
            Browser admin = portal.admin();
            Inventories.bringIn(admin, Inventories.recorders(300).getBytes(StandardCharsets.UTF_8));
            endedWithin(700, () -> {
                for (int round = 0; round < 200; round++) {
                    turn(admin, round % 2 == 0);
                }
            });
            portal.kill();
        }
        try (PortalProcess again = start().run()) {
            Browser admin = again.admin();
            String wanted = admin.get("/encryption").html().text();
            assertThat(wanted).as("the pair is whole").doesNotContainIgnoringCase("mixed");
            assertThat(turn(admin, true).status()).isIn(303, 409, 422);
        }
    }

    private static Browser.Page turn(Browser admin, boolean on) {
        Document page = admin.get("/encryption").html();
        String computer = page.select("form[action=/encryption/turn] input[name=computer]")
                .attr("value");
        return admin.post(
                "/encryption/turn", "computer", computer, "slot", "SERVER", "on", String.valueOf(on), "pair", "true");
    }

    @Test
    void a_batch_goes_on_where_it_was() throws Exception {
        String job;
        try (PortalProcess portal = start().run()) {
            Browser admin = portal.admin();
            Inventories.bringIn(admin, Inventories.recorders(30).getBytes(StandardCharsets.UTF_8));
            turn(admin, true);
            admin.submit("/authorities/new", "/authorities/new", "name", "Big CA", "key", "RSA_3072", "years", "15");
            job = issueAll(admin);
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

    private static String issueAll(Browser admin) {
        Document page = admin.get("/certificates/issue").html();
        java.util.List<String> fields = new java.util.ArrayList<>();
        page.select("form[action=/certificates/issue] input[type=hidden]")
                .forEach(input -> fields.addAll(List.of(input.attr("name"), input.attr("value"))));
        fields.addAll(List.of("key", "RSA_2048", "days", "397"));
        return admin.post("/certificates/issue", fields.toArray(String[]::new)).location();
    }

    private static long issued(Browser admin) {
        return admin.get("/certificates").html().select("main table tbody tr").size();
    }

    /** Starts work and waits for it only so long; whether it was done by then. */
    private static boolean endedWithin(int millis, Runnable work) throws InterruptedException {
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
