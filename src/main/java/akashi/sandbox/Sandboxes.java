package akashi.sandbox;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.access.Allowance;
import akashi.core.fault.Fault;
import akashi.core.lesson.LearnerSite;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.store.Acts;
import akashi.store.AuditEntries;
import akashi.store.Database;
import akashi.store.Routine;
import akashi.store.SandboxRemoval;
import akashi.store.Sessions;
import akashi.store.Sites;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The sites of learners: one each, made when first entered, thrown away at will and after a time. */
public final class Sandboxes implements LearnerSite {

    /** A site to which nobody came for so long is removed. */
    static final Duration UNUSED = Duration.ofDays(30);

    /** So many may one learner have made within an hour. */
    static final int MADE_PER_HOUR = 12;

    /** What stands in the trail of a learner's site and changes nothing on it. */
    private static final Set<String> BESIDE_THE_SITE = Set.of(MakeSandbox.CODE, "choose-language", "issue-completion");

    private static final Duration LOOKED_AFTER = Duration.ofHours(1);

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Clock clock;
    private final Allowance making = Allowance.perHour(MADE_PER_HOUR, "to", "sandbox.refused.often");

    /** Over these kits. */
    public Sandboxes(Database database, Acts acts, Snapshots snapshots, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** What can be done about them. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new MakeSandbox.Making());
    }

    /** The site of a learner as it is now; empty where there is none yet. */
    @Override
    public Optional<SiteSnapshot> of(UUID account) {
        try {
            return sites().sandboxOf(account).map(site -> snapshots.of(site.id()));
        } catch (Fault.NotFound goneMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public int acts(UUID account) {
        return sites().sandboxOf(account)
                .map(site -> new AuditEntries(database.db(), site.id()).begun(BESIDE_THE_SITE))
                .orElse(0);
    }

    /**
     * Brings a session to the learner's site, which is made if need be; what its name is, the caller knows in the
     * reader's language.
     */
    void enter(Actor learner, String token, String name) {
        UUID id = sites().sandboxOf(learner.userId()).map(Site::id).orElseGet(() -> made(learner, name));
        if (!come(token, id)) {
            bring(token, made(learner, name));
        }
    }

    private void bring(String token, UUID site) {
        if (!come(token, site)) {
            throw new Fault.NotFound("training site " + site);
        }
    }

    /** Whether the site was still there; then it counts as used, so that it stays. */
    private boolean come(String token, UUID site) {
        return database.transaction(db -> {
            boolean there = new Sites(db).used(site, now());
            if (there) {
                new Sessions(db).moveTo(token, site);
            }
            return there;
        });
    }

    /** Brings a session to the real site. */
    void leave(String token) {
        new Sessions(database.db()).moveTo(token, real());
    }

    private UUID made(Actor learner, String name) {
        making.take(learner.userId(), now());
        return make(learner, name);
    }

    private UUID make(Actor learner, String name) {
        Site site = Prepared.site(UUID.randomUUID(), name);
        Actor there = new Actor(learner.userId(), learner.name(), Access.ADMIN, site.id(), learner.origin());
        try {
            return acts.run(there, new MakeSandbox(site, learner.userId()));
        } catch (Fault.Refused meanwhile) {
            return sites().sandboxOf(learner.userId()).map(Site::id).orElseThrow(() -> meanwhile);
        }
    }

    /**
     * The learner's site thrown away and made anew, and this session brought there; what cannot be made yet is not
     * thrown away either. Other sessions on the old one end.
     */
    void anew(Actor learner, String token, String name) {
        making.take(learner.userId(), now());
        UUID real = real();
        sites().sandboxOf(learner.userId())
                .map(Site::id)
                .ifPresent(old -> database.transaction(db -> {
                    new Sessions(db).moveTo(token, real);
                    return new SandboxRemoval(db).remove(old);
                }));
        bring(token, make(learner, name));
    }

    private UUID real() {
        return sites().real().map(Site::id).orElseThrow(() -> new Fault.NotFound("the real site"));
    }

    /** Removes what nobody came back to. */
    public Routine routine() {
        return new Routine("sandboxes", LOOKED_AFTER, this::lookAfter);
    }

    void lookAfter() {
        SandboxRemoval.removeUnused(database, now().minus(UNUSED));
    }

    private Sites sites() {
        return new Sites(database.db());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
