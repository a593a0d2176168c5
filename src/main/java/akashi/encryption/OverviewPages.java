package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.judged.JudgedSite;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.encryption.SwitchTable.Filter;
import akashi.store.Acts;
import akashi.store.ChangeSets;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Kept;
import akashi.web.Option;
import akashi.web.Routes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** All switches of the site with the state of the pair, and the press of a single switch. */
final class OverviewPages {

    private static final int CHANGES = 8;

    private final Encryption encryption;
    private final Database database;
    private final Snapshots snapshots;
    private final Judgements judgements;
    private final Acts acts;

    OverviewPages(Encryption encryption, Database database, Snapshots snapshots, Judgements judgements, Acts acts) {
        this.encryption = encryption;
        this.database = database;
        this.snapshots = snapshots;
        this.judgements = judgements;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.get("/encryption", Access.HELPDESK, x -> show(x, Optional.empty()));
        routes.post("/encryption/turn", Access.ADMIN, this::turn);
    }

    /** A change set in the list. */
    record Listed(ChangeSet change, Message summary) {}

    private void show(Exchange x, Optional<Offer> offer) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        SiteSnapshot site = judged.site();
        Filter filter = filter(x, offer);
        SwitchTable table = filter.text().isEmpty()
                ? judged.memo().of(filter, () -> SwitchTable.of(site, filter))
                : SwitchTable.of(site, filter);
        Map<String, Object> model = new HashMap<>();
        model.put("pair", PairState.of(site));
        model.put("table", table);
        model.put("groups", offer.isEmpty() && filter.text().isEmpty() ? groups(x, judged, table, filter) : null);
        model.put("filter", filter);
        model.put("parts", parts());
        model.put("changing", Status.CHANGING);
        model.put("changes", changes(x.actor().siteId()));
        model.put("offer", offer.orElse(null));
        model.put("admin", admin(x));
        model.put("tokens", new Tokens());
        x.page("encryption/overview", model);
    }

    private static boolean admin(Exchange x) {
        return x.actor().access() == Access.ADMIN;
    }

    /** The switches as they are shown to all administrators, or to all others, who look for no name. */
    private static Kept groups(Exchange x, JudgedSite judged, SwitchTable table, Filter filter) {
        boolean admin = admin(x);
        Map<String, Object> model = new HashMap<>();
        model.put("table", table);
        model.put("filter", filter);
        model.put("admin", admin);
        model.put("offer", null);
        model.put("tokens", Tokens.later());
        return table.groups().isEmpty()
                ? null
                : x.kept(judged.memo(), List.of(filter, admin), "encryption/groups", () -> model);
    }

    /** After a refused press the list stays where it was: its path came with the form. */
    private static Filter filter(Exchange x, Optional<Offer> offer) {
        Form query = offer.isPresent() ? x.form() : x.query();
        Optional<Part> part = query.text("part")
                .flatMap(name -> Arrays.stream(Part.values())
                        .filter(p -> p.name().equals(name))
                        .findFirst());
        return new Filter(query.text("q").orElse(""), part, query.number("page", 1, 10_000, 1));
    }

    private static List<Option> parts() {
        Stream<Option> all = Stream.of(new Option("", Message.of("encryption.part.all")));
        return Stream.concat(all, Arrays.stream(Part.values()).map(part -> new Option(part.name(), part.title())))
                .toList();
    }

    private List<Listed> changes(UUID siteId) {
        return new ChangeSets(database.db(), siteId)
                .newest(Integer.MAX_VALUE, CHANGES).stream()
                        .map(change -> new Listed(change, Summary.of(change.turns())))
                        .toList();
    }

    private void turn(Exchange x) {
        Form form = x.form();
        UUID computer = form.required("computer", UUID::fromString);
        Slot slot = form.oneOf("slot", Slot.class);
        boolean on = form.flag("on");
        form.done();
        Turn turn = new Turn(computer, slot, on);
        boolean pair = form.flag("pair");
        x.onFault(again -> refused(again, turn));
        Optional<String> seen = form.text("seen");
        SaveChange act = pair ? new SaveChange(List.of(turn), true, seen) : SaveChange.press(turn, seen);
        UUID id = acts.run(x.actor(), act, Tokens.terms(form));
        ChangeView view = encryption.view(x.actor().siteId(), id);
        int number = view.change().orElseThrow().number();
        Message summary = Summary.of(view.change().orElseThrow().turns());
        String to = pair ? "/encryption/" + id : back(form).orElse("/encryption/" + id);
        x.redirect(to, Message.of(pair ? "encryption.said.paired" : "encryption.said.planned", number, summary));
    }

    static Optional<String> back(Form form) {
        return form.text("back").filter(path -> path.matches("/([A-Za-z0-9_?=&%#+.-][A-Za-z0-9/_?=&%#+.-]*)?"));
    }

    private void refused(Exchange x, Turn turn) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Optional<Computer> computer = site.computer(turn.computerId());
        boolean lone = computer.filter(Computer::active).isPresent()
                && computer.get().slots().contains(turn.slot())
                && !Draft.of(site, List.of(turn), false).refusals().isEmpty();
        Optional<ChangeView> whole =
                lone ? Optional.of(encryption.preview(x.actor().siteId(), List.of(turn), true)) : Optional.empty();
        Offer offer = new Offer(turn, computer.map(Computer::shortLabel).orElse("?"), whole.orElse(null));
        if (x.isPart() && x.header("HX-Target").filter("switches"::equals).isPresent()) {
            // The answer stands beside the switch, wherever the reader has scrolled to.
            x.header("HX-Reswap", "outerHTML show:.answer:top");
            show(x, Optional.of(offer));
            return;
        }
        Map<String, Object> model = new HashMap<>();
        model.put("offer", offer);
        model.put("back", back(x.form()).orElse("/encryption"));
        model.put(
                "differences",
                whole.map(view -> Difference.of(site, view.turns(), false)).orElse(List.of()));
        model.put("tokens", new Tokens());
        x.page("encryption/refused", model);
    }

    /** What is offered instead of a press that was refused: the whole pair, or {@code null} where that is not the point. */
    record Offer(Turn turn, String host, ChangeView whole) {

        /** Whether it is about this switch. */
        public boolean about(SwitchTable.Cell cell) {
            return cell.id().equals(Turns.id(turn));
        }
    }
}
