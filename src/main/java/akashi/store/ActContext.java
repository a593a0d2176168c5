package akashi.store;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** What a use case works with: the transaction, the site as it is under the lock, the moment, the person. */
public final class ActContext {

    private final DSLContext db;
    private final Actor actor;
    private final Instant now;
    private final Supplier<SiteSnapshot> snapshot;
    private SiteSnapshot site;
    private boolean planChanged;
    private boolean evidenceChanged;
    private boolean wholly;
    private final Map<UUID, Certificate> certificates = new LinkedHashMap<>();
    private String subject;
    private List<Object> args;
    private Map<String, Object> before;
    private Map<String, Object> after;

    ActContext(DSLContext db, Actor actor, Instant now, Act<?> act, Supplier<SiteSnapshot> snapshot) {
        this.db = db;
        this.actor = actor;
        this.now = now;
        this.snapshot = snapshot;
        this.subject = act.subject();
        this.args = act.args();
    }

    /** The transaction: everything done through it is kept together with the audit entry, or not at all. */
    public DSLContext db() {
        return db;
    }

    /**
     * The site as it was when the act got its turn; ask before changing anything. No other act can change it
     * meanwhile.
     */
    public SiteSnapshot site() {
        if (snapshot == null) {
            throw new Fault.NotFound("site " + siteId());
        }
        if (site == null) {
            site = snapshot.get();
        }
        return site;
    }

    public UUID siteId() {
        return actor.siteId();
    }

    /** The moment of the act, cut to milliseconds. */
    public Instant now() {
        return now;
    }

    public Actor actor() {
        return actor;
    }

    /** Says that inventory, plan or authorities change: every form that was opened before is asked to look again. */
    public void planChanged() {
        planChanged = true;
        wholly = true;
    }

    /** Says that certificates or observations change. */
    public void evidenceChanged() {
        evidenceChanged = true;
        wholly = true;
    }

    /** Says that of the evidence only these certificates change, and how they are now: nothing is read again. */
    public void certificatesChanged(Collection<Certificate> changed) {
        evidenceChanged = true;
        changed.forEach(each -> certificates.put(each.id(), each));
    }

    /** The site as it is after the act, where that follows from what was read before; {@code null} elsewhere. */
    SiteSnapshot following() {
        return site == null || wholly || certificates.isEmpty()
                ? null
                : SiteReader.after(db, site, List.copyOf(certificates.values()));
    }

    /** Names what the act turned out to be about, where the command did not know yet. */
    public void about(String found) {
        subject = found;
    }

    /** Replaces the values for the sentence of the audit entry, where the command did not know them yet. */
    public void tell(Object... values) {
        args = List.of(values);
    }

    /** Keeps what was and what is with the audit entry, as plain values; never a secret. */
    public void changed(Map<String, Object> was, Map<String, Object> is) {
        before = was;
        after = is;
    }

    boolean isPlanChanged() {
        return planChanged;
    }

    boolean isEvidenceChanged() {
        return evidenceChanged;
    }

    String subject() {
        return subject;
    }

    List<Object> args() {
        return args;
    }

    Map<String, Object> before() {
        return before;
    }

    Map<String, Object> after() {
        return after;
    }
}
