package akashi.overview;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Mend;
import akashi.core.finding.FoundKind;
import akashi.core.judged.JudgedSite;
import akashi.core.life.Lives;
import akashi.core.link.CertificateLink;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Training;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.core.trust.Todo;
import akashi.expiry.ExpiryStrip;
import akashi.store.BackupPlans;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Mutes;
import akashi.store.RenewalPlans;
import akashi.store.RevocationLists;
import akashi.store.Sites;
import akashi.store.Uploads;
import akashi.store.Warnings;
import akashi.web.Bar;
import akashi.web.Exchange;
import akashi.web.Kept;
import akashi.web.Routes;
import akashi.web.StateLine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The overview: a sentence, the next things to do, what ends when, and how each link is. */
public final class Overview implements StateLine {

    private static final int SHOWN = 8;
    private static final int SHOWN_TO_HELPDESK = 40;

    private final Judgements judgements;
    private final Database database;
    private final BooleanSupplier locked;
    private final boolean listening;
    private final Clock clock;

    /**
     * Shows sites as {@code judgements} has them at {@code clock}, whether the private keys are locked, and whether
     * machines are answered.
     */
    public Overview(Judgements judgements, Database database, BooleanSupplier locked, boolean listening, Clock clock) {
        this.judgements = judgements;
        this.database = database;
        this.locked = locked;
        this.listening = listening;
        this.clock = clock;
    }

    /** The page. */
    public void routes(Routes routes) {
        routes.get("/", Access.TRAINEE, this::show);
    }

    private void show(Exchange x) {
        if (!x.actor().access().covers(Access.HELPDESK)) {
            x.redirect("/learn");
            return;
        }
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        SiteSnapshot site = judged.site();
        List<Todo> todos = judged.todos();
        boolean admin = x.actor().access().covers(Access.ADMIN);
        if (!admin) {
            helpdesk(x, judged);
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("site", site.site().name());
        model.put("lead", lead(site));
        model.put("steps", steps(x, judged, admin));
        model.put("todos", todos.isEmpty() && judged.findings().isEmpty() ? null : todos(x, judged, admin));
        model.put("further", Math.max(0, todos.size() - SHOWN));
        model.put("admin", admin);
        model.put("warnings", warnings(x));
        model.put(
                "ends",
                x.kept(judged.memo(), "", "overview-ends", () -> Map.of("strip", ExpiryStrip.of(judged.expiry()))));
        model.put("links", x.kept(judged.memo(), "", "overview-links", () -> Map.of("links", cards(judged))));
        x.page("overview", model);
    }

    /** One search, and one list of what is wrong now. */
    private void helpdesk(Exchange x, JudgedSite judged) {
        Map<String, Object> model = new HashMap<>();
        model.put("site", judged.site().site().name());
        model.put("headline", headline(judged, judged.instant()));
        model.put("empty", judged.site().active().isEmpty());
        List<Step> steps = new ArrayList<>(EmergencySteps.of(judged.site(), x.now()));
        steps.addAll(revocation(x, judged.site()));
        model.put("steps", steps);
        model.put("underWay", RunbookSteps.of(judged, database.db()));
        model.put("warnings", warnings(x));
        model.put("further", Math.max(0, judged.todos().size() - SHOWN_TO_HELPDESK));
        model.put("todos", judged.todos().isEmpty() && judged.findings().isEmpty() ? null : todos(x, judged, false));
        x.page("overview-helpdesk", model);
    }

    /** How many warnings stand of which somebody is to be told. */
    private long warnings(Exchange x) {
        Map<Mutes.Thing, Mutes.Mute> mutes = new Mutes(database.db(), x.actor().siteId()).at(x.now());
        return new Warnings(database.db(), x.actor().siteId())
                .open().stream()
                        .filter(each -> !each.dueAt().isAfter(x.now()))
                        .filter(each -> Mutes.of(each, mutes).isEmpty())
                        .count();
    }

    private static Kept todos(Exchange x, JudgedSite judged, boolean admin) {
        return x.kept(
                judged.memo(),
                admin,
                "overview-todos",
                () -> Map.of(
                        "troubles",
                        Why.of(judged, admin ? SHOWN : SHOWN_TO_HELPDESK),
                        "findings",
                        FoundKind.of(judged.findings()),
                        "admin",
                        admin));
    }

    /** What the steps take from the site alone, worked out once. */
    private record FromSite(List<Step> first, Lives lives, int apply) {

        static FromSite of(JudgedSite judged, boolean backedUp) {
            Lives lives = Lives.of(judged.site(), judged.instant());
            return new FromSite(FirstSteps.of(judged.site(), backedUp, lives), lives, RenewalSteps.toApply(lives));
        }
    }

    private List<Step> steps(Exchange x, JudgedSite judged, boolean admin) {
        boolean training = Training.is(judged.site().site());
        boolean backedUp = !admin || training || new Backups(database.db()).any();
        FromSite site = judged.memo().of(List.of(FromSite.class, backedUp), () -> FromSite.of(judged, backedUp));
        List<Step> steps = new ArrayList<>(site.first());
        steps.addAll(RenewalSteps.of(
                site.lives(), new RenewalPlans(database.db(), x.actor().siteId()).current(), site.apply()));
        RolloverSteps.of(judged.site(), x.now()).ifPresent(steps::add);
        steps.addAll(RunbookSteps.of(judged, database.db()));
        steps.addAll(0, revocation(x, judged.site()));
        steps.addAll(0, EmergencySteps.of(judged.site(), x.now()));
        if (admin && !training) {
            steps.addAll(0, ApprovalSteps.of(database.db(), x.actor(), x.now()));
            new BackupPlans(database.db(), x.actor().siteId())
                    .find()
                    .flatMap(BackupPlans.Plan::failing)
                    .ifPresent(failing -> steps.add(0, FirstSteps.backupFails(failing.why())));
        }
        if (admin && !judged.site().active().isEmpty()) {
            new Uploads(database.db(), x.actor().siteId())
                    .of(Uploads.adopting(x.actor().userId()))
                    .ifPresent(id -> steps.add(0, FirstSteps.adopt(id)));
        }
        if (admin && !training && locked.getAsBoolean()) {
            steps.removeIf(FirstSteps::wantsKeys);
            steps.add(0, FirstSteps.unlock());
        }
        return steps;
    }

    private List<Step> revocation(Exchange x, SiteSnapshot site) {
        Map<UUID, RevocationLists.Head> lists =
                new RevocationLists(database.db(), x.actor().siteId()).heads();
        if (lists.isEmpty() || Training.is(site.site())) {
            return List.of();
        }
        boolean named = new Sites(database.db())
                .setting(x.actor().siteId(), Sites.REVOCATION_HOST)
                .filter(host -> !host.isEmpty())
                .isPresent();
        return RevocationSteps.of(site, lists, named, listening, x.now());
    }

    @Override
    public Optional<State> of(Actor actor) {
        if (!actor.access().covers(Access.HELPDESK)) {
            return Optional.empty();
        }
        JudgedSite judged = judgements.of(actor.siteId(), clock.instant());
        return Optional.of(
                locked.getAsBoolean()
                        ? lockedState(judged, actor)
                        : judged.memo().of(State.class, () -> state(judged)));
    }

    private static State lockedState(JudgedSite judged, Actor actor) {
        Site site = judged.site().site();
        boolean may = actor.access().covers(Access.ADMIN) && !Training.is(site);
        return new State(
                Status.CHANGING,
                Message.of("vault.state"),
                Message.of("vault.state.sentence", site.name()),
                may ? new Mend(Message.of("vault.unlock"), "/unlock") : Mend.NONE);
    }

    private static State state(JudgedSite judged) {
        List<Todo> todos = judged.todos();
        if (judged.site().active().isEmpty()) {
            return new State(Status.UNKNOWN, Message.of("overview.state.empty"), sentence(judged));
        }
        Status worst = todos.stream().map(Todo::status).findFirst().orElse(Status.RECORDED);
        long urgent = todos.stream().filter(Overview::urgent).count();
        Message word = urgent > 0 ? Message.of("overview.state.todo", urgent) : Message.of(worst);
        return new State(worst, word, sentence(judged));
    }

    private static Message sentence(JudgedSite judged) {
        return Message.of("overview.state", judged.site().site().name(), headline(judged, judged.instant()));
    }

    private static boolean urgent(Todo todo) {
        return todo.status().compareTo(Status.CHANGING) < 0;
    }

    private static Message headline(JudgedSite judged, Instant now) {
        List<Todo> todos = judged.todos();
        if (judged.site().active().isEmpty()) {
            return Message.of("overview.headline.empty");
        }
        int broken = todos.stream()
                .filter(todo -> todo.status() == Status.BROKEN)
                .mapToInt(Todo::connections)
                .sum();
        Message ends = judged.expiry()
                .next()
                .map(next -> next.validity().notAfter().isBefore(now)
                        ? Message.of(
                                "overview.ended", next.who(), next.validity().notAfter())
                        : Message.of(
                                "overview.ends",
                                java.time.Duration.between(now, next.validity().notAfter())
                                        .toDays(),
                                next.who()))
                .orElseGet(() -> Message.of("overview.ends.nothing"));
        if (broken > 0) {
            return Message.of("overview.headline.broken", broken, ends);
        }
        boolean plain = todos.stream().anyMatch(todo -> todo.status() == Status.PLAIN);
        boolean open = todos.stream().anyMatch(todo -> todo.status() == Status.UNKNOWN);
        String key = plain ? "plain" : open ? "open" : "fine";
        return Message.of("overview.headline." + key, ends);
    }

    private static Message lead(SiteSnapshot site) {
        int clients =
                site.clientGroups().stream().mapToInt(group -> group.count()).sum();
        return Message.of(
                "overview.lead",
                site.active().size(),
                site.authorities().size(),
                site.clientGroups().size(),
                clients);
    }

    private static List<Card> cards(JudgedSite judged) {
        List<Card> cards = new ArrayList<>();
        Arrays.stream(CertificateLink.values()).forEach(link -> {
            Map<Status, Integer> counts = judged.counts(link);
            List<Object> parts = new ArrayList<>();
            counts.forEach((status, count) -> parts.add(Message.of("diagram.count", Message.of(status), count)));
            Message summary =
                    counts.isEmpty() ? Message.of("overview.link.nobody") : Message.of("overview.link", parts);
            cards.add(new Card(link.title(), "/topology/" + link.slug(), link.advisory(), Bar.of(counts), summary));
        });
        return cards;
    }

    /** How one link is, in small. */
    public record Card(Message title, String path, boolean beyond, List<Bar.Segment> bar, Message summary) {}

    /**
     * A first step that is still to be taken.
     *
     * @param least who may go the way that mends it; others are told
     */
    public record Step(Status status, Message task, Message why, Mend mend, Access least) {

        Step(Status status, Message task, Message why, Mend mend) {
            this(status, task, why, mend, Access.ADMIN);
        }
    }
}
