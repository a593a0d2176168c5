package akashi.overview;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Mend;
import akashi.core.life.Lives;
import akashi.core.link.CertificateLink;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Expiry;
import akashi.core.trust.Status;
import akashi.core.trust.Todo;
import akashi.core.trust.Worklist;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.RenewalPlans;
import akashi.store.Snapshots;
import akashi.web.Bar;
import akashi.web.Exchange;
import akashi.web.Routes;
import akashi.web.StateLine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The overview: a sentence, the next things to do, what ends when, and how each link is. */
public final class Overview implements StateLine {

    private static final int SHOWN = 8;

    private final Snapshots snapshots;
    private final Database database;
    private final Clock clock;
    private final SiteView view = new SiteView();

    /** Reads sites from {@code snapshots} as of {@code clock}. */
    public Overview(Snapshots snapshots, Database database, Clock clock) {
        this.snapshots = snapshots;
        this.database = database;
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
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        List<Assessment> assessments = view.of(site, x.now());
        List<Todo> todos = Worklist.of(assessments);
        Expiry expiry = Expiry.of(site, x.now());
        boolean admin = x.actor().access().covers(Access.ADMIN);
        x.page(
                "overview",
                Map.of(
                        "headline", headline(site, todos, expiry, x.now()),
                        "lead", lead(site),
                        "steps", steps(x, site, admin),
                        "todos", todos.subList(0, Math.min(SHOWN, todos.size())),
                        "further", Math.max(0, todos.size() - SHOWN),
                        "admin", admin,
                        "strip", ExpiryStrip.of(expiry),
                        "links", cards(assessments)));
    }

    private List<Step> steps(Exchange x, SiteSnapshot site, boolean admin) {
        List<Step> steps = new ArrayList<>(FirstSteps.of(site, admin ? lastBackup() : Optional.of(x.now()), x.now()));
        steps.addAll(RenewalSteps.of(
                Lives.of(site, x.now()),
                new RenewalPlans(database.db(), x.actor().siteId()).current()));
        return steps;
    }

    private Optional<Instant> lastBackup() {
        return new Backups(database.db()).newest().map(Backups.Backup::takenAt);
    }

    @Override
    public Optional<State> of(Actor actor) {
        if (!actor.access().covers(Access.HELPDESK)) {
            return Optional.empty();
        }
        SiteSnapshot site = snapshots.of(actor.siteId());
        Instant now = clock.instant();
        List<Todo> todos = Worklist.of(view.of(site, now));
        Status worst = todos.stream().map(Todo::status).findFirst().orElse(Status.RECORDED);
        long urgent = todos.stream().filter(Overview::urgent).count();
        Message word = urgent > 0 ? Message.of("overview.state.todo", urgent) : Message.of(worst);
        Message sentence =
                Message.of("overview.state", site.site().name(), headline(site, todos, Expiry.of(site, now), now));
        return Optional.of(new State(worst, word, sentence));
    }

    private static boolean urgent(Todo todo) {
        return todo.status().compareTo(Status.CHANGING) < 0;
    }

    private static Message headline(SiteSnapshot site, List<Todo> todos, Expiry expiry, Instant now) {
        if (site.active().isEmpty()) {
            return Message.of("overview.headline.empty");
        }
        int broken = todos.stream()
                .filter(todo -> todo.status() == Status.BROKEN)
                .mapToInt(Todo::connections)
                .sum();
        Message ends = expiry.next()
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
                site.site().name(),
                site.active().size(),
                site.authorities().size(),
                site.clientGroups().size(),
                clients);
    }

    private static List<Card> cards(List<Assessment> assessments) {
        List<Card> cards = new ArrayList<>();
        Arrays.stream(CertificateLink.values()).forEach(link -> {
            List<Assessment> mine =
                    assessments.stream().filter(a -> a.link() == link).toList();
            Map<Status, Integer> counts = Worklist.counts(mine);
            List<Object> parts = new ArrayList<>();
            counts.forEach((status, count) -> parts.add(Message.of("diagram.count", Message.of(status), count)));
            Message summary = mine.isEmpty() ? Message.of("overview.link.nobody") : Message.of("overview.link", parts);
            cards.add(new Card(link.title(), "/topology/" + link.slug(), link.advisory(), Bar.of(counts), summary));
        });
        return cards;
    }

    /** How one link is, in small. */
    public record Card(Message title, String path, boolean beyond, List<Bar.Segment> bar, Message summary) {}

    /** A first step that is still to be taken. */
    public record Step(Status status, Message task, Message why, Mend mend) {}
}
