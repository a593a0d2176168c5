package akashi.vms;

import akashi.core.site.Role;
import akashi.core.text.CellText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * What the VMS told as an inventory file that lists some roles only. It goes the way of every file: read, compared,
 * looked at, and taken in when somebody says so. A VMS without a single recording or failover server is one whose user
 * may not see them, so that their absence says nothing. LPR servers are in no collection of the gateway; mobile servers
 * are known by their names alone, so their absence says nothing either.
 */
final class InventoryList {

    private static final String[] HEADER = {
        "computer", "role", "name", "registered_as", "public_name", "service_account", "version", "ports", "in_service"
    };

    private static final Set<Role> RECORDERS = EnumSet.of(Role.RECORDING, Role.FAILOVER_RECORDING);

    private final List<FoundServer> servers;
    private final Set<Role> lists;

    private InventoryList(List<FoundServer> servers, Set<Role> lists) {
        this.servers = servers;
        this.lists = lists;
    }

    static InventoryList of(Answers answers) {
        List<FoundServer> found = Reading.of(answers);
        Set<Role> lists = EnumSet.of(Role.MANAGEMENT);
        if (found.stream().anyMatch(server -> RECORDERS.contains(server.role()))) {
            lists.addAll(RECORDERS);
        }
        if (answers.services().isPresent() || answers.servers().isPresent()) {
            lists.addAll(EnumSet.of(Role.EVENT, Role.LOG));
        }
        found.forEach(server -> lists.add(server.role()));
        return new InventoryList(named(found), lists);
    }

    /** Every server, each computer under one name. */
    List<FoundServer> servers() {
        return servers;
    }

    /**
     * One name for each computer: a bare host name becomes the full name that another item has for it, and what calls
     * itself localhost is where the management server is. The same server told twice is one; of two recorders on one
     * computer both are rows, so that the import says what is wrong with the second.
     */
    private static List<FoundServer> named(List<FoundServer> found) {
        Map<String, String> full = new HashMap<>();
        found.stream()
                .map(FoundServer::computer)
                .filter(name -> name.contains(".") && !name.matches("[0-9.]+"))
                .forEach(name -> full.putIfAbsent(first(name), name.toLowerCase(Locale.ROOT)));
        String management = found.stream()
                .filter(server -> server.role() == Role.MANAGEMENT)
                .map(FoundServer::computer)
                .findFirst()
                .orElse("");
        Set<Object> seen = new HashSet<>();
        return found.stream()
                .map(server -> server.computer().equalsIgnoreCase("localhost") ? server.on(management) : server)
                .map(server -> server.on(full.getOrDefault(
                        server.computer().toLowerCase(Locale.ROOT),
                        server.computer().toLowerCase(Locale.ROOT))))
                .filter(server -> server.computer().isEmpty() || seen.add(key(server)))
                .toList();
    }

    private static Object key(FoundServer server) {
        return server.streams() ? server : server.computer() + " " + server.role();
    }

    private static String first(String name) {
        return name.substring(0, name.indexOf('.')).toLowerCase(Locale.ROOT);
    }

    /** The file. */
    byte[] csv() {
        StringBuilder text = new StringBuilder("#ROLES ")
                .append(lists.stream().map(Role::name).collect(Collectors.joining(" ")))
                .append("\r\n");
        Set<String> enabled = servers.stream()
                .filter(FoundServer::enabled)
                .map(FoundServer::computer)
                .collect(Collectors.toSet());
        Set<String> begun = new HashSet<>();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord((Object[]) HEADER);
            for (FoundServer server : servers) {
                boolean first = begun.add(server.computer());
                printer.printRecord(
                        server.computer(),
                        server.role(),
                        line(server.name()),
                        first ? server.registeredAs() : "",
                        first ? server.publicName() : "",
                        CellText.written(server.account()),
                        server.version(),
                        ports(server),
                        enabled.contains(server.computer()));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String said) {
        String one = said.replaceAll("\\p{Cntrl}+", " ");
        return CellText.written(one.length() <= 200 ? one : one.substring(0, 200));
    }

    private static String ports(FoundServer server) {
        return server.ports().entrySet().stream()
                .map(port -> port.getKey().name() + "=" + port.getValue())
                .collect(Collectors.joining(" "));
    }
}
