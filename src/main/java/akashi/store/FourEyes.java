package akashi.store;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/**
 * The rule that weighty acts need a second administrator. It is a setting of the site and off at first. What the portal
 * does by itself, what computers do by a permit that was given before, and the sites of learners are exempt.
 */
public final class FourEyes {

    /** The name of the rule in refusals. */
    public static final String RULE = "FOUR_EYES";

    /** Where requests are looked at. */
    public static final String PATH = "/approvals";

    private static final String SETTING = "four-eyes";

    private FourEyes() {}

    /** Whether the site asks for a second administrator. */
    public static boolean on(DSLContext db, UUID siteId) {
        return new Sites(db).setting(siteId, SETTING).filter("true"::equals).isPresent();
    }

    /** Keeps what the site asks for. */
    public static void turn(DSLContext db, UUID siteId, boolean on) {
        new Sites(db).set(siteId, SETTING, String.valueOf(on));
    }

    /** An act that nobody approved; what was begun is undone, and the weight is kept outside. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Weight weight;

        Missing(Weight weight) {
            super(weight.act(), null, false, false);
            this.weight = weight;
        }

        Weight weight() {
            return weight;
        }
    }

    /** Whether acts of this person are weighed. */
    private static boolean weighs(DSLContext db, Actor actor, SiteVersions site) {
        return actor.userId() != null && !site.training() && on(db, actor.siteId());
    }

    /** Uses the approval of an act up, in the act's transaction; empty where none is needed. */
    static Optional<Approval> use(ActContext context, Act<?> act, SiteVersions versions) {
        if (!(act instanceof Weighty<?> weighty) || !weighs(context.db(), context.actor(), versions)) {
            return Optional.empty();
        }
        Optional<Weight> weight = weighty.weight(new Scales(context.actor(), context.db(), context::site));
        return weight.map(it -> new Approvals(context.db(), context.siteId())
                .use(context.actor().userId(), it, context.now())
                .orElseThrow(() -> new Missing(it)));
    }

    /** Looks before anything is made whether an act is approved; uses nothing up. */
    static void ahead(DSLContext db, Actor actor, Instant now, Supplier<Optional<Weight>> weighing) {
        if (!on(db, actor.siteId()) || !weighs(db, actor, SiteVersions.read(db, actor.siteId()))) {
            return;
        }
        weighing.get()
                .filter(it -> new Approvals(db, actor.siteId())
                        .usable(actor.userId(), it, now)
                        .isEmpty())
                .ifPresent(it -> {
                    throw new Missing(it);
                });
    }

    /** Keeps what would be asked for, and says where to ask. */
    static Fault.Refused offered(Database database, Actor actor, Weight weight, Instant now) {
        Approval offer = database.transaction(db -> new Approvals(db, actor.siteId()).offer(actor, weight, now));
        boolean asked = offer.state(now) == Approval.State.ASKED;
        String path = PATH + "/" + offer.number();
        Message reason = asked
                ? Message.of("approval.refused.waiting", offer.number())
                : Message.of("approval.refused.needed", offer.number());
        Message what = asked ? Message.of("approval.mend.look") : Message.of("approval.mend.ask");
        return new Fault.Refused(new Refusal(RULE, List.of(), reason, List.of(), new Mend(what, path)));
    }

    /** The entry that an approval was used up, beside that of the act. */
    record Used(Approval approval) implements Act<Void> {

        @Override
        public String code() {
            return "use-approval";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public String subject() {
            return approval.subject();
        }

        @Override
        public List<Object> args() {
            return List.of(
                    approval.number(),
                    Message.of("audit.kind." + approval.act()),
                    approval.answerer().orElseThrow(),
                    approval.answeredAt().orElseThrow());
        }
    }
}
