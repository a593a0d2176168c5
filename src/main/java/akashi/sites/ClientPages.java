package akashi.sites;

import akashi.core.access.Access;
import akashi.core.site.AddressRange;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import akashi.sites.SiteActs.AddClients;
import akashi.sites.SiteActs.ChangeClients;
import akashi.sites.SiteActs.RemoveClients;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Client groups: the list, and the form to add, change and remove one. */
final class ClientPages {

    private final Desk desk;

    ClientPages(Desk desk) {
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.get("/clients", Access.HELPDESK, this::list)
                .get("/clients/new", Access.ADMIN, x -> show(x, Optional.empty()))
                .post("/clients/new", Access.ADMIN, this::add)
                .get("/clients/{id}", Access.ADMIN, x -> show(x, Optional.of(known(x))))
                .post("/clients/{id}", Access.ADMIN, this::change)
                .post("/clients/{id}/remove", Access.ADMIN, this::remove);
    }

    /** A group as a row of the list. */
    record Line(ClientGroup group, List<String> serves, boolean tooOld) {

        /** Where their addresses lie. For templates. */
        public List<String> networks() {
            return group.networks().stream().map(AddressRange::toString).toList();
        }
    }

    private ClientGroup known(Exchange x) {
        return ClientCases.group(desk.site(x), x.path("id", UUID::fromString));
    }

    private void list(Exchange x) {
        SiteSnapshot site = desk.site(x);
        Map<String, Object> model = desk.model(x);
        List<Line> lines =
                site.clientGroups().stream().map(group -> line(site, group)).toList();
        model.put("lines", lines);
        model.put(
                "total",
                site.clientGroups().stream().mapToInt(ClientGroup::count).sum());
        model.put("old", lines.stream().filter(Line::tooOld).count());
        x.page("sites/clients", model);
    }

    /** Too old where it takes streams and is older than the first version that can take encrypted ones (E2). */
    private static Line line(SiteSnapshot site, ClientGroup group) {
        boolean tooOld = group.kind().takesStreams()
                && group.version()
                        .filter(version -> version.compareTo(VmsVersion.FIRST_ENCRYPTED_STREAMS) < 0)
                        .isPresent();
        List<String> serves = group.serves().stream()
                .flatMap(id -> site.computer(id).stream())
                .map(Computer::shortLabel)
                .toList();
        return new Line(group, serves, tooOld);
    }

    private void show(Exchange x, Optional<ClientGroup> group) {
        Map<String, Object> model = desk.model(x);
        model.put("g", group.orElse(null));
        model.put("kinds", Option.of(ClientKind.values()));
        model.put("version", group.map(g -> Fields.text(g.version())).orElse(null));
        model.put(
                "networks",
                group.map(g -> Fields.words(g.networks(), Object::toString)).orElse(null));
        model.put(
                "serves",
                group.map(g -> Fields.serves(g, desk.site(x)::computer)).orElse(null));
        x.page("sites/client-form", model);
    }

    private ClientGroup read(Exchange x, UUID id) {
        Form form = x.form();
        SiteSnapshot site = desk.site(x);
        ClientKind kind = form.oneOf("kind", ClientKind.class);
        Optional<String> name = form.optional("name", ComputerForm::line);
        Integer count = form.required("count", Words::count);
        Optional<VmsVersion> version =
                form.optional("version", text -> VmsVersion.parse(text).orElseThrow());
        List<UUID> serves = form.<List<UUID>>optional("serves", text -> computers(site, text))
                .orElse(List.of());
        List<AddressRange> networks = form.<List<AddressRange>>optional("networks", ClientPages::ranges)
                .orElse(List.of());
        String notes = form.text("notes").orElse("");
        form.done();
        String called = name.orElseGet(() -> GroupRow.plainName(kind));
        return new ClientGroup(id, kind, called, count, version, serves, networks, notes);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split("[\\s,、\\u3000]+")).filter(word -> !word.isEmpty());
    }

    private static List<AddressRange> ranges(String text) {
        return words(text).map(AddressRange::parse).distinct().toList();
    }

    private static List<UUID> computers(SiteSnapshot site, String text) {
        return words(text)
                .map(name -> site.computerCalled(name)
                        .filter(c -> c.presence().state() != Presence.State.RETIRED)
                        .map(Computer::id)
                        .orElseThrow(
                                () -> new akashi.core.fault.Fault.BadInput("serves", "sites.clients.unknown", name)))
                .distinct()
                .toList();
    }

    private void add(Exchange x) {
        x.onFault(again -> show(again, Optional.empty()));
        ClientGroup group = read(x, UUID.randomUUID());
        desk.run(x, new AddClients(group));
        x.redirect("/clients", Message.of("sites.added", group.name()));
    }

    private void change(Exchange x) {
        ClientGroup before = known(x);
        x.onFault(again -> show(again, Optional.of(before)));
        ClientGroup group = read(x, before.id());
        desk.run(x, new ChangeClients(group));
        x.redirect("/clients", Message.of("sites.changed", group.name()));
    }

    private void remove(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        String name = desk.site(x).clientGroups().stream()
                .filter(group -> group.id().equals(id))
                .map(ClientGroup::name)
                .findFirst()
                .orElse("");
        desk.run(x, new RemoveClients(id));
        x.redirect("/clients", Message.of("sites.removed", name));
    }
}
