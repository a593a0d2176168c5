package akashi.sites;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Database;
import akashi.store.Uploads;
import akashi.web.Exchange;
import akashi.web.Routes;
import akashi.web.Upload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The import of an inventory file: upload, look at what it would change, then take it in. */
final class ImportPages {

    /** Somewhat more than the largest file, so that a file that is too large is told in its own words. */
    private static final long BODY = CsvText.LARGEST + (8L << 20);

    private static final int SHOWN = 200;

    /** From how many rows on a person waits long enough to be told. */
    private static final int LONG = 2000;

    private final Desk desk;
    private final Database database;
    private final SiteImport importer;

    ImportPages(Desk desk, Database database, SiteImport importer) {
        this.desk = desk;
        this.database = database;
        this.importer = importer;
    }

    void routes(Routes routes) {
        routes.get("/sites/import", Access.ADMIN, this::ask)
                .upload("/sites/import", Access.ADMIN, BODY, this::upload)
                .get("/sites/import/{id}", Access.ADMIN, this::preview)
                .post("/sites/import/{id}", Access.ADMIN, this::take);
    }

    private void ask(Exchange x) {
        Map<String, Object> model = desk.model(x);
        model.put("columns", Stream.of(Column.values()).map(Column::title).collect(Collectors.joining(", ")));
        model.put("empty", desk.site(x).computers().isEmpty());
        x.page("sites/import", model);
    }

    private void upload(Exchange x) {
        x.onFault(this::ask);
        boolean sample = x.form().flag("sample");
        Upload file = sample
                ? new Upload("sample-site.csv", SampleSite.csv())
                : x.upload("file").orElseThrow(() -> new Fault.BadInput("file", "sites.import.no-file"));
        importer.read(x.actor(), file.bytes());
        UUID id = database.transaction(db -> new Uploads(db, x.actor().siteId())
                .keep(person(x), ComputerForm.line(fileName(file)), file.bytes(), x.now()));
        x.redirect("/sites/import/" + id);
    }

    private static String fileName(Upload file) {
        String name = file.fileName().replaceAll("\\p{Cntrl}", "").replaceAll("^.*[/\\\\]", "");
        return name.length() <= 100 ? name : name.substring(name.offsetByCodePoints(name.length(), -80));
    }

    private static String person(Exchange x) {
        return String.valueOf(x.actor().userId());
    }

    private Uploads.Upload kept(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        return new Uploads(database.db(), x.actor().siteId())
                .find(id, person(x))
                .orElseThrow(() -> over(x, id));
    }

    /** One file is kept for each person: the preview of an earlier one leads to the newer one. */
    private Fault over(Exchange x, UUID id) {
        return new Uploads(database.db(), x.actor().siteId())
                .of(person(x))
                .<Fault>map(newer -> new Fault.Refused(new Refusal(
                        "UPLOAD",
                        List.of(),
                        Message.of("sites.preview.over"),
                        List.of(),
                        new Mend(Message.of("sites.preview.newer"), "/sites/import/" + newer))))
                .orElseGet(() -> new Fault.NotFound("upload " + id));
    }

    private void preview(Exchange x) {
        Uploads.Upload kept = kept(x);
        boolean removing = x.form().flag("remove") || x.query().flag("remove");
        long plan = desk.site(x).site().planVersion();
        Inventory file = importer.read(x.actor(), kept.content());
        Difference difference = importer.compare(x.actor(), file, removing);
        Map<String, Object> model = desk.model(x);
        model.put("id", kept.id());
        model.put("fileName", kept.fileName());
        model.put("file", file);
        model.put("d", difference);
        model.put("plan", plan);
        model.put("removing", removing);
        model.put("vms", CsvText.ofServers(kept.content()));
        model.put("problems", both(file.problems(), difference.problems()));
        model.put("warnings", both(file.warnings(), difference.warnings()));
        model.put("bad", !file.clean() || !difference.problems().isEmpty());
        model.put("nothing", difference.empty(removing));
        model.put("long", file.rows() > LONG);
        model.put("then", Consequences.ofNames(desk.site(x), brought(difference), x.now()));
        model.put("beyond", beyond(desk.site(x)));
        model.put("shown", SHOWN);
        model.put("freed", removing ? freed(desk.site(x), difference) : List.of());
        model.put(
                "groups",
                difference.groupsAdded().size() + difference.groupsChanged().size());
        x.page("sites/preview", model);
    }

    /** Computers as the file would leave them, those that it does not touch left out. */
    private static List<Computer> brought(Difference difference) {
        return Stream.concat(
                        difference.added().stream(),
                        difference.changed().stream().map(Difference.ComputerChange::after))
                .filter(Computer::active)
                .toList();
    }

    /** Whether the site has what no file can hold: retired computers, and days until which old names are kept. */
    private static boolean beyond(SiteSnapshot site) {
        return site.computers().stream()
                .anyMatch(it -> it.presence().state() == Presence.State.RETIRED
                        || it.aliases().stream().anyMatch(alias -> alias.until().isPresent()));
    }

    /** Client groups that lose every computer they use, and from then on count as using all. */
    private static List<String> freed(SiteSnapshot site, Difference difference) {
        Set<UUID> gone = difference.missing().stream().map(Computer::id).collect(Collectors.toSet());
        Map<UUID, ClientGroup> changed = difference.groupsChanged().stream()
                .collect(Collectors.toMap(change -> change.before().id(), Difference.GroupChange::after));
        return site.clientGroups().stream()
                .filter(group -> !difference.groupsMissing().contains(group))
                .map(group -> changed.getOrDefault(group.id(), group))
                .filter(group -> !group.serves().isEmpty() && gone.containsAll(group.serves()))
                .map(ClientGroup::name)
                .toList();
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).limit(SHOWN).toList();
    }

    private void take(Exchange x) {
        x.onFault(this::preview);
        Uploads.Upload kept = kept(x);
        Inventory file = importer.read(x.actor(), kept.content());
        boolean leaveOut = x.form().flag("leave_out");
        Long plan = x.form().required("plan", Long::valueOf);
        x.form().done();
        ImportInventory act =
                new ImportInventory(file, kept.fileName(), leaveOut, x.form().flag("remove"));
        Message done = importer.run(x.actor(), act, Desk.terms(x).whilePlanIs(plan));
        x.redirect("/servers", done);
    }
}
