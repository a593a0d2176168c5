package akashi.trust;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which facts are told, one by one or for many at once, and receipts are uploaded. */
final class FactPages {

    private static final int SHOWN = 200;
    private static final int NAMED = 5;

    private final Snapshots snapshots;
    private final Acts acts;
    private final UploadedReceipt uploaded;

    FactPages(Snapshots snapshots, Acts acts) {
        this.snapshots = snapshots;
        this.acts = acts;
        this.uploaded = new UploadedReceipt(acts);
    }

    void routes(Routes routes) {
        routes.get("/facts", Access.HELPDESK, this::show);
        routes.post("/facts", Access.HELPDESK, this::tell);
        routes.upload("/facts/receipts", Access.HELPDESK, UploadedReceipt.LARGEST, this::receipt);
    }

    private void show(Exchange x) {
        Form query = x.query();
        Fact fact = fact(query.text("fact").or(() -> x.form().text("fact")));
        boolean admin = x.actor().access().covers(Access.ADMIN);
        if (!admin && fact != Fact.CA_TRUSTED) {
            throw new Fault.NotAllowed("facts of servers");
        }
        Optional<UUID> on = query.optional("on", UUID::fromString);
        Optional<UUID> authority = named(query).or(() -> named(x.form()));
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        List<FactRow> rows = rows(x, site, fact, on, authority);
        Optional<UUID> root = FactRows.root(site, authority).map(Authority::id);
        x.page(
                "facts",
                Map.of(
                        "fact", fact,
                        "facts", admin ? List.of(Fact.values()) : List.of(Fact.CA_TRUSTED),
                        "rows", rows.subList(0, Math.min(SHOWN, rows.size())),
                        "total", rows.size(),
                        "open", rows.stream().filter(row -> !row.settled()).count(),
                        "authority", root.isPresent(),
                        "root", root.map(UUID::toString).orElse(""),
                        "roots", FactRows.roots(site),
                        "act", UUID.randomUUID().toString()));
    }

    /** What the person may say something of: the helpdesk of clients only. */
    private static List<FactRow> rows(
            Exchange x, SiteSnapshot site, Fact fact, Optional<UUID> on, Optional<UUID> authority) {
        boolean admin = x.actor().access().covers(Access.ADMIN);
        return FactRows.of(site, fact, on, authority).stream()
                .filter(row -> admin || row.group())
                .toList();
    }

    /** The authority in which trust is recorded, where a form or an address names one. */
    private static Optional<UUID> named(Form form) {
        return form.optional("authority", UUID::fromString);
    }

    private static Fact fact(Optional<String> name) {
        try {
            return name.map(Fact::valueOf).orElse(Fact.CA_TRUSTED);
        } catch (IllegalArgumentException unknown) {
            throw new Fault.NotFound("fact");
        }
    }

    private void tell(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        Fact fact = form.oneOf("fact", Fact.class);
        boolean value = !form.text("value").filter("false"::equals).isPresent();
        String act = form.required("act");
        String note = form.text("note").filter(text -> text.length() <= 500).orElse("");
        form.done();
        List<String> items = form.flag("everyone") ? open(x, fact) : form.list("item", text -> text);
        List<Telling> tellings = new ArrayList<>();
        items.forEach(item -> tellings.add(telling(form, fact, item, value)));
        if (tellings.isEmpty()) {
            form.error("item", Message.of("trust.fact.none"));
        }
        form.done();
        int told = acts.run(x.actor(), new TellFacts(tellings, note), Terms.NONE.onceFor(act));
        String root = named(form).map(id -> "&authority=" + id).orElse("");
        List<String> early = early(snapshots.of(x.actor().siteId()), tellings);
        x.redirect(
                "/facts?fact=" + fact + root,
                early.isEmpty()
                        ? Message.of("trust.fact.told", told)
                        : Message.of(
                                "trust.fact.told-early",
                                told,
                                early.size(),
                                early.stream().limit(NAMED).toList()));
    }

    /** Of whom something was told that comes after a certificate which is not recorded as installed. */
    private static List<String> early(SiteSnapshot site, List<Telling> tellings) {
        return tellings.stream()
                .filter(Telling::value)
                .flatMap(telling -> site.computer(telling.subjectId()).stream()
                        .filter(computer -> telling.slot()
                                .filter(slot -> FactRows.early(site, telling.fact(), computer, slot))
                                .isPresent())
                        .map(Computer::shortLabel))
                .distinct()
                .toList();
    }

    private List<String> open(Exchange x, Fact fact) {
        return rows(x, snapshots.of(x.actor().siteId()), fact, Optional.empty(), named(x.form())).stream()
                .filter(row -> !row.settled())
                .map(FactRow::item)
                .toList();
    }

    private static Telling telling(Form form, Fact fact, String item, boolean value) {
        String[] parts = item.split(" ", 2);
        try {
            UUID subject = UUID.fromString(parts[0]);
            if (fact != Fact.CA_TRUSTED) {
                return Telling.of(fact, subject, Slot.valueOf(parts.length > 1 ? parts[1] : ""), value);
            }
            int count = form.number("count-" + subject, 0, Integer.MAX_VALUE, 1);
            return Telling.trust(subject, named(form), value && (count > 0), value ? count : 0);
        } catch (IllegalArgumentException unknown) {
            throw new Fault.BadInput("item", "trust.fact.unknown-item");
        }
    }

    private void receipt(Exchange x) {
        x.onFault(this::show);
        Message done = uploaded.record(x);
        x.redirect("/facts", done);
    }
}
