package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import akashi.TestPortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch of 200 certificates whose portal is killed again and again, between two instructions or inside its start:
 * nothing is signed that has no row, and the batch comes to its end. A witness outside the portal knows what was signed.
 */
class KilledBatchTest {

    private static final int COMPUTERS = 200;
    private static final int KILLS = 30;
    private static final int KILLS_INSIDE_START = 4;
    private static final int MOST_SIGNED_BETWEEN = 8;

    @TempDir
    Path folder;

    private Path home;
    private Path witnessed;
    private PortalProcess.Start start;
    private String job;

    @BeforeEach
    void arrange() throws IOException {
        home = folder.resolve("home");
        witnessed = folder.resolve("signed");
        List<String> options =
                new java.util.ArrayList<>(SignatureWitness.options(witnessed, folder.resolve("providers")));
        options.add("-XX:TieredStopAtLevel=1");
        // Some of the keys lie ready when their turn comes, others are made then.
        start = PortalProcess.Start.on(home).with(options).with("AKASHI_KEY_POOL", "20");
    }

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES) // 34 starts of a portal on a busy machine
    void a_batch_whose_portal_is_killed_thirty_times_signs_nothing_without_a_row_and_ends_whole(TestReporter told)
            throws IOException {
        long seed = Long.getLong("akashi.seed", System.nanoTime());
        told.publishEntry("-Dakashi.seed", String.valueOf(seed));
        Random moments = new Random(seed);
        begin(moments);
        for (int kill = 1; kill < KILLS; kill++) {
            if (kill % (KILLS / KILLS_INSIDE_START) == 0) {
                killInsideStart(moments);
            }
            try (PortalProcess portal = start.run()) {
                killAtSomeMoment(portal, moments);
            }
        }
        int before = SignatureWitness.seen(witnessed).size();
        finish();
        assertThat(SignatureWitness.seen(witnessed))
                .as("the batch was under way at each kill; seed %d", seed)
                .hasSizeGreaterThan(before);
        try (TestPortal again = TestPortal.in(home, Instant.now(), false)) {
            SignedThere there = new SignedThere(again, SignatureWitness.seen(witnessed));
            told.publishEntry("signed and given up", String.valueOf(there.givenUp()));
            there.judge(COMPUTERS, "seed " + seed);
        }
    }

    /** The site, its authority, and the batch, which is then killed for the first time. */
    private void begin(Random moments) throws IOException {
        try (PortalProcess portal = start.run()) {
            Browser admin = portal.admin();
            byte[] inventory = Inventories.recorders(COMPUTERS - 1).getBytes(StandardCharsets.UTF_8);
            assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
            Inventories.turn(admin, true);
            admin.submit("/authorities/new", "/authorities/new", "name", "Big CA", "key", "RSA_3072", "years", "15");
            job = Inventories.issueAll(admin);
            killAtSomeMoment(portal, moments);
            assertThat(lines()).as("signatures that the witness saw").isPositive();
        }
    }

    /** After some signatures, and then at once or a little later: the way from signature to commit is short. */
    private void killAtSomeMoment(PortalProcess portal, Random moments) throws IOException {
        long enough = lines() + moments.nextInt(MOST_SIGNED_BETWEEN);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (lines() <= enough && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        int latest = moments.nextBoolean() ? 15_000 : 250_000;
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(moments.nextInt(latest)));
        portal.kill();
    }

    private long lines() throws IOException {
        if (!Files.exists(witnessed)) {
            return 0;
        }
        try (var all = Files.lines(witnessed, StandardCharsets.US_ASCII)) {
            return all.count();
        }
    }

    private void killInsideStart(Random moments) {
        String seconds = "%.3f".formatted(0.3 + 3 * moments.nextDouble());
        try (PortalProcess portal =
                start.under("timeout", "-s", "KILL", seconds).launch()) {
            assertThat(portal.exitCode()).isNotZero();
        }
    }

    /** Lets the batch come to its end: on a busy machine it may go slowly, but it goes on. */
    private void finish() {
        try (PortalProcess portal = start.run()) {
            Browser admin = portal.admin();
            String seen = "";
            long end = 0;
            for (Element now = progress(admin); now != null; now = progress(admin)) {
                if (!now.text().equals(seen)) {
                    seen = now.text();
                    end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
                }
                assertThat(System.nanoTime())
                        .as("the batch goes on after: %s", seen)
                        .isLessThan(end);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
            }
        }
    }

    /** The progress of the batch while it runs; {@code null} once it has ended. */
    private Element progress(Browser admin) {
        return admin.get(job).html().selectFirst("#progress[hx-get]");
    }
}
