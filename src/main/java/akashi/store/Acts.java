package akashi.store;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * The one funnel through which a site is changed: access, the site's turn, conditions, the use case, the audit entry and
 * the versions, all in one transaction. No act without its entry, and no entry without its act.
 *
 * <p>Fails with the faults of the use case, {@link Fault.NotAllowed} where the person's access does not suffice, and
 * {@link Fault.Refused} where a condition does not hold or another act stands in the way.
 */
public final class Acts {

    private final Database database;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Predicate<Act<?>> inTraining;
    private final Map<Class<?>, UseCase<?, ?>> useCases = new HashMap<>();

    /** Nothing may be done on the sites of learners. Refuses two use cases for one command. */
    public Acts(Database database, Snapshots snapshots, Clock clock, List<UseCase<?, ?>> useCases) {
        this(database, snapshots, clock, useCases, act -> false);
    }

    /** {@code inTraining} names what may be done on the sites of learners too; everything else is refused there. */
    public Acts(
            Database database,
            Snapshots snapshots,
            Clock clock,
            List<UseCase<?, ?>> useCases,
            Predicate<Act<?>> inTraining) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.inTraining = inTraining;
        for (UseCase<?, ?> useCase : useCases) {
            if (this.useCases.put(useCase.act(), useCase) != null) {
                throw new IllegalArgumentException(
                        "two use cases for " + useCase.act().getName());
            }
        }
    }

    /** Refuses to start while a command has no use case. */
    public Acts requiring(List<Class<? extends Act<?>>> commands) {
        commands.forEach(this::useCaseOf);
        return this;
    }

    /** Runs an act without conditions. */
    public <R> R run(Actor actor, Act<R> act) {
        return run(actor, act, Terms.NONE);
    }

    /** Runs an act under conditions. */
    public <R> R run(Actor actor, Act<R> act, Terms terms) {
        return run(actor, act, terms, null, db -> {});
    }

    /**
     * What came of the form whose token this is, if it was sent before: for what is looked at before an act and would
     * stumble over its effect. Refused where it cannot be told again, or where the token was another act's.
     */
    public <R> Optional<R> before(Actor actor, String code, Terms terms) {
        ActTokens tokens = new ActTokens(database.db(), actor);
        return terms.token().filter(tokens::used).map(token -> tokens.outcome(token, code));
    }

    /**
     * Writes down what changes nothing of a site and therefore needs no turn at it: who came and who left. The entry is
     * kept together with what {@code work} does, or neither is.
     */
    public void note(Actor actor, Act<?> act, Consumer<DSLContext> work) {
        database.transaction(db -> {
            work.accept(db);
            append(act, db, actor, now());
            return act;
        });
    }

    private static void append(Act<?> act, DSLContext db, Actor actor, Instant now) {
        new AuditEntries(db, actor.siteId()).append(act, new ActContext(db, actor, now, act, null), null);
    }

    /**
     * Runs an act as an item of a job; {@code claim} takes the item inside the transaction. The job settles what several
     * items did before it says that it is done.
     */
    <R> R run(Actor actor, Act<R> act, Terms terms, UUID jobId, Consumer<DSLContext> claim) {
        try {
            return done(actor, act, terms, jobId, claim);
        } catch (FourEyes.Missing missing) {
            throw FourEyes.offered(database, actor, missing.weight(), now());
        }
    }

    /**
     * Refuses an act that needs a second administrator and has none, before anything is made for it. Whether it has one is
     * looked at again when it is run.
     */
    public void ahead(Actor actor, Supplier<Optional<Weight>> weight) {
        try {
            FourEyes.ahead(database.db(), actor, now(), weight);
        } catch (FourEyes.Missing missing) {
            throw FourEyes.offered(database, actor, missing.weight(), now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private <R> R done(Actor actor, Act<R> act, Terms terms, UUID jobId, Consumer<DSLContext> claim) {
        UseCase<Act<R>, R> useCase = useCaseOf(act.getClass());
        if (!actor.access().covers(act.least())) {
            throw new Fault.NotAllowed(act.code() + " by " + actor.name());
        }
        AtomicReference<Snapshots.Following> afterwards = new AtomicReference<>(Snapshots.NOTHING);
        try {
            R done = transaction(jobId == null, db -> {
                SiteVersions versions = act.founding() ? null : SiteVersions.lock(db, actor.siteId());
                open(act, versions);
                ActTokens tokens = new ActTokens(db, actor);
                if (terms.token().isPresent() && tokens.used(terms.token().get())) {
                    return tokens.outcome(terms.token().get(), act.code());
                }
                require(terms, versions);
                claim.accept(db);
                Instant now = now();
                ActContext context = new ActContext(db, actor, now, act, snapshotOf(db, versions));
                useCase.mustBeAble(act, context);
                // What a job does was approved as a whole, when it was begun.
                Optional<Approval> approved =
                        versions == null || jobId != null ? Optional.empty() : FourEyes.use(context, act, versions);
                Runnable bounds = bounds(db, actor, versions);
                R outcome = useCase.perform(act, context);
                raise(context, versions);
                afterwards.set(snapshots.following(context, versions));
                new AuditEntries(db, actor.siteId()).append(act, context, jobId);
                approved.map(FourEyes.Used::new).ifPresent(used -> append(used, db, actor, now));
                bounds.run();
                terms.token().ifPresent(token -> tokens.use(token, act, outcome, now));
                return outcome;
            });
            afterwards.get().kept();
            return done;
        } finally {
            afterwards.get().over();
        }
    }

    private <R> R transaction(boolean settled, Function<DSLContext, R> work) {
        return settled ? database.transaction(work) : database.unsettled(work);
    }

    private Supplier<akashi.core.site.SiteSnapshot> snapshotOf(DSLContext db, SiteVersions versions) {
        return versions == null ? null : () -> snapshots.inside(db, versions);
    }

    private static Runnable bounds(DSLContext db, Actor actor, SiteVersions versions) {
        boolean training = versions != null && versions.training();
        return training ? SandboxBounds.before(db, actor.siteId())::keep : () -> {};
    }

    private void open(Act<?> act, SiteVersions versions) {
        if (versions != null && versions.training() && !act.personal() && !inTraining.test(act)) {
            throw new Fault.Refused(Refusal.of("TRAINING", Message.of("store.refused.training")));
        }
    }

    private static void require(Terms terms, SiteVersions versions) {
        boolean changed = terms.planVersion()
                .filter(expected -> versions == null || expected != versions.plan())
                .isPresent();
        if (changed) {
            throw new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("store.refused.site-changed")));
        }
    }

    private static void raise(ActContext context, SiteVersions versions) {
        if (versions != null) {
            versions.raise(context.db(), context.isPlanChanged(), context.isEvidenceChanged());
        }
    }

    @SuppressWarnings("unchecked")
    private <R> UseCase<Act<R>, R> useCaseOf(Class<?> command) {
        UseCase<?, ?> useCase = useCases.get(command);
        if (useCase == null) {
            throw new IllegalStateException("no use case for " + command.getName());
        }
        return (UseCase<Act<R>, R>) useCase;
    }
}
