package akashi.proof;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.BACKUP_RECORD;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalProcess;
import akashi.TestPortal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A portal runs while the clock of its computer goes a day ahead, as a wrong time server has it, and is set right again:
 * people work on, what comes round by itself comes round, and the trail is whole.
 */
class ClockChangedTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String PASSPHRASE = "kept passphrase of backups";

    @TempDir
    Path folder;

    private Wristwatch watch;
    private PortalProcess portal;
    private DSLContext db;
    private Browser script;
    private int issued;

    @Test
    void a_day_ahead_and_set_back_nobody_is_kept_from_work_and_nothing_stops() throws IOException {
        Path kept = Files.createDirectory(folder.resolve("kept"));
        watch = Wristwatch.in(folder);
        try (Postgres postgres = Postgres.in(folder.resolve("postgres"))) {
            postgres.create("clock");
            db = postgres.look("clock");
            PortalProcess.Start start = watch.worn(postgres.portal(folder.resolve("home"), "clock"));
            try (PortalProcess running = start.run()) {
                portal = running;
                Browser early = furnished(start, kept);
                works(early, Duration.ZERO, 0);
                watch.set(DAY);
                Browser ahead = signedInAfter(early, DAY);
                works(ahead, DAY, 1);
                watch.set(Duration.ZERO);
                Browser back = signedInAfter(ahead, Duration.ZERO);
                works(back, Duration.ZERO, 2);
                await(() -> log(start.home()).contains("the clock of this computer was set back"));
            }
            assertThat(log(start.home())).doesNotContain(" ERROR ");
            new Afterwards(db, "after the clock was set back").judge(new Ledger());
            Program check = new CommandLine(start.home(), start.environment()).run("check");
            assertThat(check.output()).contains("The chain is whole");
        }
    }

    private Browser furnished(PortalProcess.Start start, Path kept) {
        Browser admin = portal.admin();
        byte[] inventory = Inventories.recorders(9).getBytes(StandardCharsets.UTF_8);
        assertThat(Inventories.bringIn(admin, inventory).status()).isEqualTo(303);
        assertThat(Inventories.turn(admin, true).status()).isEqualTo(303);
        admin.submit("/authorities/new", "/authorities/new", "name", "Clock CA", "key", "RSA_3072", "years", "15");
        // It comes in 23 hours; after the next one in 47, which is more than a plan ever waits.
        String at = LocalTime.now().minusHours(1).format(DateTimeFormatter.ofPattern("HH:mm"));
        String[] plan = {"at", at, "folder", kept.toString(), "days", "9", "weeks", "0", "months", "0"};
        String[] said = {"planPassphrase", PASSPHRASE, "planAgain", PASSPHRASE};
        String[] form = Stream.of(plan, said).flatMap(Stream::of).toArray(String[]::new);
        assertThat(admin.submit("/backup", "/backup/plan", form).location()).isEqualTo("/backup");
        String token = new CommandLine(start.home(), start.environment())
                .run("token", "--user", "admin")
                .output()
                .strip();
        script = new Browser(portal.address()).with("Authorization", "Bearer " + token);
        return admin;
    }

    /** Once the portal knows the new time; whoever is signed in stays so, or is asked to sign in anew and can. */
    private Browser signedInAfter(Browser before, Duration ahead) {
        Instant wanted = Instant.now().plus(ahead);
        await(() -> Duration.between(wanted, shown()).abs().compareTo(Duration.ofMinutes(10)) < 0);
        Browser.Page page = before.get("/servers");
        assertThat(page.status()).isIn(200, 303);
        if (page.status() == 200) {
            return before;
        }
        assertThat(page.location()).startsWith("/sign-in");
        Browser.Page in = before.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
        assertThat(in.status()).as(in.text()).isEqualTo(303);
        return before;
    }

    private Instant shown() {
        String date = new Browser(portal.address()).get("/healthz").header("Date");
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** Pages, a script and an act; the act is in the trail at the portal's time and sealed; so many backups came. */
    private void works(Browser admin, Duration ahead, int backups) {
        assertThat(admin.get("/servers").status()).isEqualTo(200);
        assertThat(script.get("/api/v1/site").status()).isEqualTo(200);
        Instant before = Instant.now().plus(ahead).minus(Duration.ofMinutes(1));
        Browser.Page made = script.json("/api/v1/certificates", """
                {"computer": "rec-%05d", "key": "EC_P256"}""".formatted(++issued));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        List<Instant> acts = db.select(AUDIT_ENTRY.HAPPENED_AT)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACT.eq("issue-certificate"))
                .fetch(AUDIT_ENTRY.HAPPENED_AT);
        assertThat(acts)
                .hasSize(issued)
                .anySatisfy(at -> assertThat(at).isBetween(before, before.plus(Duration.ofMinutes(10))));
        await(() -> !db.fetchExists(AUDIT_ENTRY, AUDIT_ENTRY.CHAIN_NUMBER.isNull()));
        await(() -> db.fetchCount(BACKUP_RECORD) >= backups);
    }

    private static String log(Path home) {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            for (Path file : files.toList()) {
                lines.append(Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        return lines.toString();
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it comes about").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
