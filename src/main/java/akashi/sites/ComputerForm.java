package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Ports;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.ServiceAccount;
import akashi.core.site.VmsVersion;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import akashi.web.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads the form of a computer with its servers; one row of fields for each server, numbered from 0. */
final class ComputerForm {

    /** The most servers that a form has room for. */
    static final int MOST = 12;

    private static final int LONGEST = 200;
    private static final int LONGEST_NOTES = 4000;

    private final Form form;
    private final Optional<Computer> before;

    ComputerForm(Form form, Optional<Computer> before) {
        this.form = form;
        this.before = before;
    }

    /** How many rows of servers the form has, one more where that is asked for. */
    static int rows(Form form, int present) {
        int rows = form.number("rows", 1, MOST, Math.max(1, present));
        return Math.min(MOST, rows + (form.flag("more") ? 1 : 0));
    }

    Computer read() {
        Optional<HostName> host = host();
        Optional<HostName> domain = before.filter(c -> !c.nameMissing())
                .map(Computer::domain)
                .orElseGet(() -> form.optional("domain", HostName::new));
        Optional<Naming> naming = host.map(name -> Naming.of(name, domain));
        Optional<HostName> registered = form.optional("registered_as", HostName::new);
        Optional<HostName> publicName = form.optional("public_name", HostName::new);
        List<Computer.Alias> aliases = aliases();
        List<IpAddress> addresses = words("addresses", IpAddress::new);
        WindowsGeneration windows = form.oneOf("windows", WindowsGeneration.class);
        String notes = notes();
        List<Server> servers = servers(host.map(HostName::value).orElse("?"));
        if (host.isEmpty() && addresses.isEmpty()) {
            form.error("computer", Message.of("sites.csv.computer-missing"));
        }
        form.done();
        return new Computer(
                before.map(Computer::id).orElseGet(UUID::randomUUID),
                naming.map(Naming::host),
                naming.flatMap(Naming::domain),
                registered,
                publicName,
                aliases,
                addresses,
                windows,
                1,
                Presence.inService(Instant.EPOCH, ""),
                notes,
                servers);
    }

    /** A name once given is changed by renaming, which tells what that brings about. */
    private Optional<HostName> host() {
        return before.filter(c -> !c.nameMissing())
                .map(Computer::host)
                .orElseGet(() -> form.optional("computer", HostName::new));
    }

    private List<Computer.Alias> aliases() {
        return words("aliases", HostName::new).stream()
                .map(name -> before.stream()
                        .flatMap(c -> c.aliases().stream())
                        .filter(alias -> alias.name().equals(name))
                        .findFirst()
                        .orElse(new Computer.Alias(name, Optional.empty())))
                .toList();
    }

    private <T> List<T> words(String field, Function<String, T> parser) {
        return form.<List<T>>optional(
                        field,
                        text -> Arrays.stream(text.split("[\\s\\u3000]+"))
                                .map(parser)
                                .distinct()
                                .toList())
                .orElse(List.of());
    }

    private String notes() {
        String notes = form.text("notes").orElse("").replace("\r\n", "\n");
        if (notes.length() > LONGEST_NOTES) {
            form.error("notes", Message.of("sites.csv.too-long", LONGEST_NOTES));
        }
        return notes;
    }

    private List<Server> servers(String host) {
        List<Server> servers = new ArrayList<>();
        Set<Role> roles = new HashSet<>();
        for (int i = 0; i < rows(form, 1); i++) {
            boolean skipped = form.text("role-" + i).isEmpty() || form.flag("gone-" + i);
            Role role = skipped ? null : form.oneOf("role-" + i, Role.class);
            if (role != null && !roles.add(role)) {
                form.error("role-" + i, Message.of("sites.form.role-twice", role));
            } else if (role != null) {
                servers.add(server(i, role, host));
            }
        }
        if (servers.isEmpty()) {
            form.error("role-0", Message.of("sites.form.no-server"));
        }
        return servers;
    }

    private Server server(int i, Role role, String host) {
        Optional<Server> known = before.stream()
                .flatMap(c -> c.servers().stream())
                .filter(server -> server.role() == role)
                .findFirst();
        return new Server(
                known.map(Server::id).orElseGet(UUID::randomUUID),
                role,
                form.optional("name-" + i, ComputerForm::line).orElse(host),
                form.optional("account-" + i, ServiceAccount::new),
                form.optional("version-" + i, text -> VmsVersion.parse(text).orElseThrow()),
                ports(i, role));
    }

    static String line(String text) {
        if (text.length() > LONGEST) {
            throw new Fault.BadInput("name", "sites.csv.too-long", LONGEST);
        }
        if (Unseen.in(text)) {
            throw new Fault.BadInput("name", "sites.csv.control");
        }
        return text;
    }

    private Ports ports(int i, Role role) {
        String field = "ports-" + i;
        return Words.ports(words(field, Words::port), role, reason -> form.error(field, reason));
    }
}
