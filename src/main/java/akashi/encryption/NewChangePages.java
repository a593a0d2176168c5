package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.plan.Pairing;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Choosing several switches at once, looking at the checks, and saving them as one change set. */
final class NewChangePages {

    private final Encryption encryption;
    private final Snapshots snapshots;
    private final Acts acts;

    NewChangePages(Encryption encryption, Snapshots snapshots, Acts acts) {
        this.encryption = encryption;
        this.snapshots = snapshots;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.get("/encryption/new", Access.ADMIN, x -> show(x, x.query()));
        routes.post("/encryption/new", Access.ADMIN, this::save);
    }

    /** All switches of one slot together; {@code name} is the field whose value is {@code on} or {@code off}. */
    record Choice(Slot slot, String name, int computers, int wanted) {}

    /** One switch that can be turned by itself. */
    record Single(String value, String host, Slot slot, boolean wanted) {}

    /** A field that the form of the preview carries on. */
    record Field(String name, String value) {}

    private void show(Exchange x, Form chosen) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        List<Turn> turns = turns(site, chosen);
        Map<String, Object> model = new HashMap<>();
        model.put("chosen", chosen);
        model.put("choices", choices(site));
        model.put("ways", ways());
        model.put("singles", singles(site));
        model.put("view", null);
        model.put("torn", List.of());
        if (!turns.isEmpty()) {
            ChangeView asked = encryption.preview(x.actor().siteId(), turns, false);
            boolean torn = !asked.refusals().isEmpty();
            ChangeView view = torn ? encryption.preview(x.actor().siteId(), turns, true) : asked;
            model.putAll(ChangePages.common(view, site, x));
            model.put("torn", asked.refusals());
            model.put("fields", fields(chosen, torn));
            model.put("summary", Summary.of(view.turns()));
        }
        model.put("tokens", new Tokens());
        x.page("encryption/new", model);
    }

    private static List<Field> fields(Form chosen, boolean complete) {
        List<Field> fields = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            chosen.text(slot.name()).ifPresent(way -> fields.add(new Field(slot.name(), way)));
        }
        chosen.list("flip", text -> text).forEach(text -> fields.add(new Field("flip", text)));
        if (complete) {
            fields.add(new Field("complete", "true"));
        }
        return fields;
    }

    private void save(Exchange x) {
        Form form = x.form();
        x.onFault(again -> show(again, again.form()));
        List<Turn> turns = turns(snapshots.of(x.actor().siteId()), form);
        SaveChange act = new SaveChange(turns, form.flag("complete"), form.text("seen"));
        UUID id = acts.run(x.actor(), act, Tokens.terms(form));
        ChangeSet change = encryption.view(x.actor().siteId(), id).change().orElseThrow();
        x.redirect(
                "/encryption/" + id,
                Message.of("encryption.said.planned", change.number(), Summary.of(change.turns())));
    }

    private static List<Turn> turns(SiteSnapshot site, Form form) {
        List<Turn> turns = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            form.text(slot.name())
                    .filter(way -> way.matches("on|off"))
                    .ifPresent(way -> active(site, slot)
                            .forEach(computer -> turns.add(new Turn(computer.id(), slot, way.equals("on")))));
        }
        turns.addAll(form.list("flip", text -> flipped(site, text)));
        form.done();
        return turns;
    }

    private static Turn flipped(SiteSnapshot site, String text) {
        String[] parts = text.split("\\.", 2);
        SwitchId id = new SwitchId(UUID.fromString(parts[0]), Slot.valueOf(parts[1]));
        return new Turn(id.computerId(), id.slot(), !site.wanted(id));
    }

    private static List<Computer> active(SiteSnapshot site, Slot slot) {
        return slot == Slot.SERVER
                ? Pairing.members(site)
                : site.active().stream().filter(c -> c.slots().contains(slot)).toList();
    }

    private static List<Choice> choices(SiteSnapshot site) {
        List<Choice> choices = new ArrayList<>();
        for (Slot slot : Slot.values()) {
            List<Computer> all = active(site, slot);
            int wanted = (int) all.stream()
                    .filter(c -> site.wanted(new SwitchId(c.id(), slot)))
                    .count();
            if (!all.isEmpty()) {
                choices.add(new Choice(slot, slot.name(), all.size(), wanted));
            }
        }
        return choices;
    }

    private static List<Option> ways() {
        return List.of(
                new Option("", Message.of("encryption.way.leave")),
                new Option("on", Message.of("encryption.way.on")),
                new Option("off", Message.of("encryption.way.off")));
    }

    private static List<Single> singles(SiteSnapshot site) {
        List<Single> singles = new ArrayList<>();
        for (Computer computer : site.active()) {
            for (Slot slot : computer.slots()) {
                SwitchId id = new SwitchId(computer.id(), slot);
                singles.add(new Single(computer.id() + "." + slot, computer.shortLabel(), slot, site.wanted(id)));
            }
        }
        return singles;
    }
}
