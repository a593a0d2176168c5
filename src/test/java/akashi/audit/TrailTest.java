package akashi.audit;

import static akashi.store.tables.Tables.AUDIT_CHAIN;
import static akashi.store.tables.Tables.AUDIT_CHECKPOINT;
import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestClock;
import akashi.core.audit.ChainBreak;
import akashi.core.audit.ChainBreak.Why;
import akashi.core.audit.Proof;
import akashi.store.AuditChain;
import akashi.store.AuditCheckpoints;
import akashi.store.Engine;
import akashi.store.TestPortal;
import akashi.vault.Protection;
import akashi.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sealer on both engines: nothing is skipped, nobody waits, checkpoints come when they are due. */
class TrailTest {

    private final TestClock clock = new TestClock(TestPortal.NOW);
    private final AtomicBoolean locked = new AtomicBoolean();

    @TempDir
    private Path home;

    private Trail trail(TestPortal portal) {
        Vault vault = Vault.open(portal.database(), Protection.by(home.resolve("akashi.key")), clock);
        return new Trail(portal.database(), vault.box(), locked::get, clock);
    }

    private static void write(DSLContext db, TestPortal portal, String subject) {
        db.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.SITE_ID, portal.siteId())
                .set(AUDIT_ENTRY.HAPPENED_AT, TestPortal.NOW)
                .set(AUDIT_ENTRY.ACTOR, "admin")
                .set(AUDIT_ENTRY.ACCESS, "ADMIN")
                .set(AUDIT_ENTRY.ORIGIN, "127.0.0.1")
                .set(AUDIT_ENTRY.ACT, "add-computer")
                .set(AUDIT_ENTRY.SUBJECT, subject)
                .set(AUDIT_ENTRY.ARGS, "[\"証\\u0001 1.50\"]")
                .execute();
    }

    private static void write(TestPortal portal, int count) {
        portal.database().transaction(db -> {
            IntStream.rangeClosed(1, count).forEach(i -> write(db, portal, "rec-" + i));
            return count;
        });
    }

    private static List<String> chain(TestPortal portal) {
        return portal.database()
                .db()
                .select(AUDIT_ENTRY.SUBJECT)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.CHAIN_NUMBER.isNotNull())
                .orderBy(AUDIT_ENTRY.CHAIN_NUMBER)
                .fetch(AUDIT_ENTRY.SUBJECT);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_entry_that_becomes_visible_late_is_sealed_late_and_not_skipped(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Trail trail = trail(portal);
            portal.database().transaction(slow -> {
                write(slow, portal, "began first");
                later(() -> write(portal.database().db(), portal, "ended first"));
                later(trail::seal);
                assertThat(chain(portal)).containsExactly("ended first");
                return slow;
            });
            trail.seal();
            assertThat(chain(portal)).containsExactly("ended first", "began first");
            assertThat(trail.prove(portal.siteId())).satisfies(proof -> {
                assertThat(proof.whole()).isTrue();
                assertThat(proof.proven()).isEqualTo(2);
                assertThat(proof.unsealed()).isZero();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void no_entry_waits_for_the_sealer(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Trail trail = trail(portal);
            write(portal, 1);
            trail.seal();
            portal.database().transaction(sealing -> {
                AuditChain chain = new AuditChain(sealing, portal.siteId());
                write(portal, 1);
                chain.seal(chain.lock().orElseThrow(), TestPortal.NOW);
                later(() -> write(portal, 1));
                return sealing;
            });
            assertThat(new AuditChain(portal.database().db(), portal.siteId())
                            .tail()
                            .entries())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void sealers_of_several_portals_take_turns(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Trail trail = trail(portal);
            write(portal, 2300);
            List<CompletableFuture<Void>> sealers = IntStream.range(0, 4)
                    .mapToObj(i -> CompletableFuture.runAsync(trail::seal))
                    .toList();
            sealers.forEach(CompletableFuture::join);
            Proof proof = trail.prove(portal.siteId());
            assertThat(proof.broken()).isEmpty();
            assertThat(proof.proven()).isEqualTo(2300);
            assertThat(proof.checkpoints()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void checkpoints_wait_while_secrets_are_locked_and_come_each_hour_or_thousand(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Trail trail = trail(portal);
            locked.set(true);
            write(portal, 1);
            trail.seal();
            assertThat(checkpoints(portal)).isEmpty();
            assertThat(chain(portal)).hasSize(1);
            locked.set(false);
            trail.seal();
            assertThat(checkpoints(portal)).containsExactly(1L);
            write(portal, 1);
            clock.advance(Duration.ofMinutes(59));
            trail.seal();
            assertThat(checkpoints(portal)).containsExactly(1L);
            clock.advance(Duration.ofMinutes(2));
            trail.seal();
            assertThat(checkpoints(portal)).containsExactly(1L, 2L);
            clock.advance(Duration.ofHours(9));
            trail.seal();
            assertThat(checkpoints(portal)).as("nothing new").hasSize(2);
            write(portal, 1);
            trail.seal();
            write(portal, 1000);
            trail.seal();
            assertThat(checkpoints(portal)).containsExactly(1L, 2L, 3L, 1003L);
            assertThat(trail.prove(portal.siteId()).broken()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_was_touched_in_the_database_is_named(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Trail trail = trail(portal);
            write(portal, 5);
            trail.seal();
            DSLContext db = portal.database().db();
            db.update(AUDIT_ENTRY)
                    .set(AUDIT_ENTRY.SUBJECT, "x")
                    .where(AUDIT_ENTRY.CHAIN_NUMBER.eq(4L))
                    .execute();
            assertThat(broken(trail, portal)).isEqualTo(Why.ALTERED + " 4");
            db.deleteFrom(AUDIT_ENTRY).where(AUDIT_ENTRY.CHAIN_NUMBER.eq(2L)).execute();
            assertThat(broken(trail, portal)).isEqualTo(Why.MISSING + " 2");
            assertThat(new AuditChain(db, portal.siteId())
                            .checked()
                            .orElseThrow()
                            .brokenAt())
                    .contains(2L);
        }
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Trail trail = trail(portal);
            write(portal, 5);
            trail.seal();
            DSLContext db = portal.database().db();
            db.update(AUDIT_CHECKPOINT)
                    .set(AUDIT_CHECKPOINT.SIGNATURE, new byte[] {1})
                    .execute();
            assertThat(broken(trail, portal)).isEqualTo(Why.FORGED + " 5");
            db.deleteFrom(AUDIT_CHECKPOINT).execute();
            db.deleteFrom(AUDIT_ENTRY).where(AUDIT_ENTRY.CHAIN_NUMBER.eq(5L)).execute();
            assertThat(broken(trail, portal)).isEqualTo(Why.CUT_OFF + " 5");
            db.update(AUDIT_CHAIN).set(AUDIT_CHAIN.SEALED_TO, 4L).execute();
            assertThat(broken(trail, portal)).isEqualTo(Why.UNLINKED + " 4");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_end_that_was_set_back_is_named_and_nothing_is_sealed_over_it(Engine engine) {
        for (long back : List.of(3L, 0L)) {
            try (TestPortal portal = TestPortal.on(engine.fresh())) {
                Trail trail = trail(portal);
                locked.set(true);
                write(portal, 5);
                trail.seal();
                DSLContext db = portal.database().db();
                if (back == 0) {
                    db.deleteFrom(AUDIT_CHAIN).execute();
                } else {
                    db.update(AUDIT_CHAIN).set(AUDIT_CHAIN.SEALED_TO, back).execute();
                }
                write(portal, 1);
                trail.seal();
                trail.seal();
                AuditChain chain = new AuditChain(db, portal.siteId());
                assertThat(chain.tail().entries()).isEqualTo(1);
                assertThat(chain.checked().flatMap(AuditChain.Checked::why)).contains(Why.SET_BACK.name());
                assertThat(broken(trail, portal)).isEqualTo(Why.SET_BACK + " " + (back + 1));
            }
        }
    }

    private static String broken(Trail trail, TestPortal portal) {
        ChainBreak broken = trail.prove(portal.siteId()).broken().orElseThrow();
        return broken.why() + " " + broken.number();
    }

    private static List<Long> checkpoints(TestPortal portal) {
        return new AuditCheckpoints(portal.database().db(), portal.siteId())
                .all().stream().map(checkpoint -> checkpoint.number()).toList();
    }

    /** On a connection of its own; what has to wait for somebody makes the test fail. */
    private static void later(Runnable work) {
        CompletableFuture.runAsync(work).orTimeout(8, TimeUnit.SECONDS).join();
    }
}
