package akashi.sites;

import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A computer or a client group as the texts of its columns: what a file says of it, and what differs. */
final class Fields {

    private Fields() {}

    /** The texts by column; columns of servers carry the role. */
    static Map<String, String> of(Computer computer) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("computer", text(computer.host()));
        fields.put("domain", text(computer.domain()));
        fields.put("registered_as", text(computer.registeredAs()));
        fields.put("public_name", text(computer.publicName()));
        fields.put("aliases", words(computer.aliases(), alias -> alias.name().value()));
        fields.put("addresses", words(computer.addresses(), Object::toString));
        fields.put("windows", computer.windows().name());
        fields.put("in_service", String.valueOf(computer.active()));
        fields.put("notes", computer.notes());
        for (Server server : computer.servers()) {
            String role = server.role().name();
            fields.put("role " + role, role);
            fields.put("name " + role, server.name());
            fields.put("service_account " + role, account(server));
            fields.put("version " + role, text(server.version()));
            fields.put("ports " + role, ports(server));
        }
        return fields;
    }

    /** The texts of a group by column. */
    static Map<String, String> of(ClientGroup group, Function<UUID, Optional<Computer>> computers) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("role", group.kind().name());
        fields.put("name", group.name());
        fields.put("count", String.valueOf(group.count()));
        fields.put("version", text(group.version()));
        fields.put("addresses", words(group.networks(), Object::toString));
        fields.put("serves", serves(group, computers));
        fields.put("notes", group.notes());
        return fields;
    }

    /** What differs, in the order of the columns. */
    static List<FieldChange> changes(Map<String, String> before, Map<String, String> after) {
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String field : all) {
            String was = before.getOrDefault(field, "");
            String is = after.getOrDefault(field, "");
            if (!was.equals(is)) {
                changes.add(new FieldChange(field, was, is));
            }
        }
        return changes;
    }

    static String serves(ClientGroup group, Function<UUID, Optional<Computer>> computers) {
        return group.serves().stream()
                .flatMap(id -> computers.apply(id).stream())
                .map(Computer::label)
                .collect(Collectors.joining(" "));
    }

    static String account(Server server) {
        return server.account().map(account -> account.value()).orElse("");
    }

    static String ports(Server server) {
        return server.ports().named().entrySet().stream()
                .flatMap(named -> named.getValue().stream().map(port -> named.getKey() + "=" + port))
                .collect(Collectors.joining(" "));
    }

    static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    static <T> String words(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(" "));
    }
}
