package akashi.sites;

import akashi.core.access.Access;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import akashi.sites.SiteActs.AddComputer;
import akashi.sites.SiteActs.ChangeComputer;
import akashi.sites.SiteActs.RemoveComputer;
import akashi.web.Exchange;
import akashi.web.Option;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The form of a computer with its servers: to add one and to change one. */
final class ServerFormPages {

    private final Desk desk;

    ServerFormPages(Desk desk) {
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.get("/servers/new", Access.ADMIN, x -> show(x, Optional.empty()))
                .post("/servers/new", Access.ADMIN, this::add)
                .get("/servers/{id}/edit", Access.ADMIN, x -> show(x, Optional.of(known(x))))
                .post("/servers/{id}/edit", Access.ADMIN, this::change)
                .get("/servers/{id}/remove", Access.ADMIN, this::askRemove)
                .post("/servers/{id}/remove", Access.ADMIN, this::remove);
    }

    /** A row of a server as it is at present. */
    record Row(int number, Role role, String name, String account, String version, String ports) {
        static Row of(int number, Server server) {
            return new Row(
                    number,
                    server.role(),
                    server.name(),
                    Fields.account(server),
                    Fields.text(server.version()),
                    Fields.ports(server));
        }
    }

    private Computer known(Exchange x) {
        return Cases.present(desk.site(x), x.path("id", UUID::fromString));
    }

    private void show(Exchange x, Optional<Computer> computer) {
        show(x, computer, List.of());
    }

    private void show(Exchange x, Optional<Computer> computer, List<Consequence> then) {
        List<Server> servers = computer.map(Computer::servers).orElse(List.of());
        int count = ComputerForm.rows(x.form(), servers.size());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(i < servers.size() ? Row.of(i, servers.get(i)) : new Row(i, null, null, null, null, null));
        }
        Map<String, Object> model = desk.model(x);
        model.put("c", computer.orElse(null));
        model.put("then", then);
        model.put("now", computer.map(Fields::of).orElse(Map.of()));
        model.put(
                "domain",
                computer.map(c -> Fields.text(c.domain()))
                        .orElseGet(() -> Fields.text(desk.site(x).site().domain())));
        model.put("windows", computer.map(Computer::windows).orElse(WindowsGeneration.UNKNOWN));
        model.put("rows", rows);
        model.put("roles", roles());
        model.put("generations", Option.of(WindowsGeneration.values()));
        model.put("room", count < ComputerForm.MOST);
        x.page("sites/server-form", model);
    }

    private static List<Option> roles() {
        List<Option> roles = new ArrayList<>();
        roles.add(new Option("", Message.of("sites.form.no-role")));
        roles.addAll(Option.of(Role.values()));
        return roles;
    }

    private void add(Exchange x) {
        x.onFault(again -> show(again, Optional.empty()));
        if (x.form().flag("more")) {
            show(x, Optional.empty());
            return;
        }
        Computer computer = new ComputerForm(x.form(), Optional.empty()).read();
        if (asks(x, Optional.empty(), computer)) {
            return;
        }
        UUID id = desk.run(x, new AddComputer(computer));
        x.redirect("/servers/" + id, Message.of("sites.added", computer.label()));
    }

    private void change(Exchange x) {
        Computer before = known(x);
        x.onFault(again -> show(again, Optional.of(before)));
        if (x.form().flag("more")) {
            show(x, Optional.of(before));
            return;
        }
        Computer after = new ComputerForm(x.form(), Optional.of(before)).read();
        if (asks(x, Optional.of(before), after)) {
            return;
        }
        desk.run(x, new ChangeComputer(after));
        x.redirect("/servers/" + after.id(), Message.of("sites.changed", after.label()));
    }

    /** Names for which the site's CA may not issue are told first, and taken when that was read. */
    private boolean asks(Exchange x, Optional<Computer> before, Computer after) {
        SiteSnapshot site = desk.site(x);
        if (x.form().flag("sure") || !Cases.clashes(site, after).isEmpty()) {
            return false;
        }
        List<Consequence> then = Consequences.ofNames(site, before, after, x.now());
        if (then.isEmpty()) {
            return false;
        }
        show(x, before, then);
        return true;
    }

    private void askRemove(Exchange x) {
        Computer computer = removable(x);
        List<String> groups = desk.site(x).clientGroups().stream()
                .filter(group -> group.serves().equals(List.of(computer.id())))
                .map(group -> group.name())
                .toList();
        List<Consequence> then = new ArrayList<>();
        then.add(Consequence.of("sites.remove.then"));
        if (!groups.isEmpty()) {
            then.add(Consequence.of("sites.then.groups", groups));
        }
        Map<String, Object> model = desk.model(x);
        model.put("c", computer);
        model.put("step", "remove");
        model.put("then", then);
        model.put("danger", true);
        x.page("sites/step", model);
    }

    /** Nothing is promised for a computer that has to stay on record. */
    private Computer removable(Exchange x) {
        Computer computer = known(x);
        if (!desk.site(x).certificatesOf(computer).isEmpty()) {
            throw ComputerCases.traced(computer);
        }
        return computer;
    }

    private void remove(Exchange x) {
        Computer computer = removable(x);
        String label = computer.label();
        x.onFault(this::askRemove);
        desk.run(x, new RemoveComputer(computer.id()));
        x.redirect("/servers", Message.of("sites.removed", label));
    }
}
