package akashi.audit;

import akashi.core.audit.ChainBreak;
import akashi.core.audit.ChainWalk;
import akashi.core.audit.Checkpoint;
import akashi.core.audit.Proof;
import akashi.pki.SecretBox;
import akashi.store.AuditChain;
import akashi.store.AuditChain.Head;
import akashi.store.AuditCheckpoints;
import akashi.store.Database;
import akashi.store.Routine;
import akashi.store.Sites;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trail of the real site as a chain: seals entries shortly after the acts that wrote them, signs checkpoints, proves
 * the whole. While secrets are locked, sealing goes on and checkpoints wait. The sites of learners are not sealed: their
 * trails go with them.
 */
public final class Trail {

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration CHECKPOINTS = Duration.ofHours(1);
    private static final long ENTRIES = 1000;

    private final Database database;
    private final CheckpointKeys keys;
    private final BooleanSupplier locked;
    private final Clock clock;

    public Trail(Database database, SecretBox box, BooleanSupplier locked, Clock clock) {
        this.database = database;
        this.keys = new CheckpointKeys(box);
        this.locked = locked;
        this.clock = clock;
    }

    /** Seals every few seconds and proves the chain once a day, in one portal at a time. */
    public List<Routine> routines() {
        return List.of(new Routine("seal-audit", EVERY, this::seal), new Routine("prove-audit", DAILY, this::prove));
    }

    /** Proves the chain of the real site; what is broken is warned of until it is proven whole. */
    private void prove() {
        new Sites(database.db())
                .real()
                .map(site -> prove(site.id()))
                .flatMap(Proof::broken)
                .ifPresent(broken ->
                        LOG.error("the audit trail does not hold at entry {}: {}", broken.number(), broken.why()));
    }

    /** Seals everything that waits, and signs a checkpoint where one is due. */
    public void seal() {
        new Sites(database.db()).real().ifPresent(site -> seal(site.id()));
    }

    private void seal(UUID siteId) {
        AuditChain outside = new AuditChain(database.db(), siteId);
        // Asked first, so that a portal at rest neither takes the turn nor writes anything.
        while (outside.waiting()) {
            outside.begin();
            if (!database.transaction(db -> seal(new AuditChain(db, siteId)))) {
                return;
            }
            database.rememberReached();
        }
        if (!locked.getAsBoolean() && due(new AuditCheckpoints(database.db(), siteId), outside.head())) {
            database.transaction(db -> vouch(new AuditChain(db, siteId), new AuditCheckpoints(db, siteId), db, siteId));
        }
    }

    /** Seals some; not where the end of the chain was set back, which is said once and then stands. */
    private boolean seal(AuditChain chain) {
        Head head = chain.lock().orElseThrow();
        if (!chain.beyond(head)) {
            chain.seal(head, now());
            return true;
        }
        if (chain.checked().flatMap(AuditChain.Checked::broken).isEmpty()) {
            long next = head.number() + 1;
            LOG.error("nothing is sealed: the audit trail ends before entry {}, which is sealed", next);
            String why = ChainBreak.Why.SET_BACK.name();
            chain.checked(new AuditChain.Checked(now(), head.number(), Optional.of(next), Optional.of(why)));
        }
        return false;
    }

    private Optional<Checkpoint> vouch(AuditChain chain, AuditCheckpoints checkpoints, DSLContext db, UUID siteId) {
        Optional<Head> head = chain.lock().filter(end -> due(checkpoints, end));
        Optional<Checkpoint> made = head.map(end -> keys.sign(db, siteId, end.number(), end.hash(), now()));
        made.ifPresent(checkpoints::insert);
        return made;
    }

    /** Signs a checkpoint at once for what none vouches for yet, while secrets are open; answers whether it did. */
    boolean vouchNow(UUID siteId) {
        boolean real = new Sites(database.db())
                .real()
                .filter(site -> site.id().equals(siteId))
                .isPresent();
        return real
                && !locked.getAsBoolean()
                && database.transaction(db -> {
                    AuditCheckpoints checkpoints = new AuditCheckpoints(db, siteId);
                    long last = checkpoints.last().map(Checkpoint::number).orElse(0L);
                    Optional<Head> fresh = new AuditChain(db, siteId).lock().filter(end -> end.number() > last);
                    fresh.ifPresent(end -> checkpoints.insert(keys.sign(db, siteId, end.number(), end.hash(), now())));
                    return fresh.isPresent();
                });
    }

    private boolean due(AuditCheckpoints checkpoints, Head head) {
        Optional<Checkpoint> last = checkpoints.last();
        long since = head.number() - last.map(Checkpoint::number).orElse(0L);
        return since >= ENTRIES
                || since > 0
                        && last.filter(c -> c.at().plus(CHECKPOINTS).isAfter(now()))
                                // One by a clock that was ahead holds up no other.
                                .filter(c -> !c.at().isAfter(now()))
                                .isEmpty();
    }

    /** Proves the chain of a site from its first entry on, and remembers what came of it. */
    public Proof prove(UUID siteId) {
        AuditChain chain = new AuditChain(database.db(), siteId);
        AuditCheckpoints checkpoints = new AuditCheckpoints(database.db(), siteId);
        chain.begin();
        List<Checkpoint> signed = checkpoints.all();
        Head head = chain.head();
        ChainWalk walk = new ChainWalk(signed, CheckpointKeys.genuine(checkpoints.keys()));
        chain.walk(walk::take);
        Optional<ChainBreak> broken =
                walk.end(head.number(), head.hash(), chain.head().number());
        AuditChain.Tail tail = chain.tail();
        Proof proof = new Proof(now(), walk.proven(), broken, signed.size(), tail.entries(), tail.oldest());
        chain.checked(new AuditChain.Checked(
                proof.at(),
                proof.proven(),
                broken.map(ChainBreak::number),
                broken.map(b -> b.why().name())));
        return proof;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
