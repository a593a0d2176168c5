package akashi.vms;

import akashi.core.site.IpAddress;
import akashi.core.site.Role;
import akashi.core.site.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the items of the gateway as servers. What has the wrong type counts as not told; the import then says so. */
final class Reading {

    private static final String UNAVAILABLE = "[Not Available]";
    private static final Map<String, Role> KNOWN_TYPES = Map.of(
            "3d6f1153-92ad-43f1-b467-9482ffd291b2", Role.LOG,
            "002b1b2f-0817-4592-8c62-2fe5107c160c", Role.LOG,
            "08ab8f23-9aef-4298-9caa-f39259fe7cda", Role.EVENT);
    /** The mobile server has no type that is documented; it registers under these names. */
    private static final List<String> MOBILE_NAMES = List.of("mobile", "smartconnect", "mips");

    private static final int STREAMING_PORT = 7563;
    private static final int EVENT_PORT = 22331;
    private static final int MOBILE_PORT = 8082;

    private Reading() {}

    static List<FoundServer> of(Answers answers) {
        List<FoundServer> all = new ArrayList<>();
        answers.sites().stream().limit(1).map(Reading::management).forEach(all::add);
        answers.recorders().forEach(item -> all.add(recorder(item, Role.RECORDING)));
        answers.failovers().forEach(item -> all.add(recorder(item, Role.FAILOVER_RECORDING)));
        answers.services()
                .ifPresent(items -> items.forEach(item -> service(item).ifPresent(all::add)));
        answers.servers().ifPresent(items -> items.forEach(item -> hosting(item).ifPresent(all::add)));
        return all;
    }

    private static FoundServer management(JsonNode site) {
        String host = text(site, "computerName");
        String domain = text(site, "domainName");
        String computer = domain.contains(".") && !host.contains(".") ? host + "." + domain : host;
        return new FoundServer(
                computer,
                Role.MANAGEMENT,
                text(site, "displayName"),
                "",
                "",
                text(site, "serviceAccount"),
                text(site, "version"),
                Map.of(),
                true,
                Optional.empty());
    }

    private static FoundServer recorder(JsonNode item, Role role) {
        Optional<URI> uri = uri(text(item, "webServerUri"));
        String host = text(item, "hostName");
        String registered = uri.map(URI::getHost).orElse("");
        String computer = computer(host, registered);
        boolean open = item.path("publicAccessEnabled").asBoolean(false);
        return new FoundServer(
                computer,
                role,
                text(item, "displayName"),
                computer.equalsIgnoreCase(registered) || isAddress(registered) ? "" : registered,
                open ? text(item, "publicWebserverHostName") : "",
                "",
                text(item, "version"),
                port(uri, Slot.STREAMING, STREAMING_PORT),
                item.path("enabled").asBoolean(true),
                uri.map(found -> "https".equalsIgnoreCase(found.getScheme())));
    }

    /** The computer's own name: in full where its web address has it so. */
    private static String computer(String host, String registered) {
        boolean fuller = registered.toLowerCase(Locale.ROOT).startsWith(host.toLowerCase(Locale.ROOT) + ".");
        return host.isEmpty() || fuller && !host.contains(".") ? registered : host;
    }

    private static boolean isAddress(String host) {
        return IpAddress.parse(host.replaceAll("^\\[|]$", "")).isPresent();
    }

    private static Optional<FoundServer> service(JsonNode item) {
        Stream<String> own = texts(item.path("uris"));
        Stream<String> ends = StreamSupport.stream(item.path("endpoints").spliterator(), false)
                .map(end -> text(end, "uri"));
        List<URI> uris =
                Stream.concat(own, ends).flatMap(text -> uri(text).stream()).toList();
        return role(item, "serviceType")
                .map(role -> located(item, role, uris, item.path("enabled").asBoolean(true)));
    }

    private static Optional<FoundServer> hosting(JsonNode item) {
        List<URI> uris = texts(item.path("addresses"))
                .flatMap(text -> uri(text.contains("://") ? text : "http://" + text).stream())
                .toList();
        return role(item, "type").map(role -> located(item, role, uris, true));
    }

    private static FoundServer located(JsonNode item, Role role, List<URI> uris, boolean enabled) {
        Optional<URI> first = uris.stream()
                .filter(uri -> role != Role.MOBILE || "https".equalsIgnoreCase(uri.getScheme()))
                .findFirst()
                .or(() -> uris.stream().findFirst());
        Map<Slot, Integer> ports = switch (role) {
            case EVENT -> port(first, Slot.EVENT, EVENT_PORT);
            case MOBILE ->
                port(first.filter(uri -> "https".equalsIgnoreCase(uri.getScheme())), Slot.MOBILE, MOBILE_PORT);
            default -> Map.of();
        };
        String name = text(item, "displayName");
        return new FoundServer(
                first.map(URI::getHost).orElse(""),
                role,
                name.isEmpty() ? text(item, "name") : name,
                "",
                "",
                "",
                "",
                ports,
                enabled,
                Optional.empty());
    }

    private static Optional<Role> role(JsonNode item, String typeField) {
        Optional<Role> known =
                Optional.ofNullable(KNOWN_TYPES.get(text(item, typeField).toLowerCase(Locale.ROOT)));
        String name = text(item, "name").toLowerCase(Locale.ROOT);
        boolean mobile = MOBILE_NAMES.stream().anyMatch(name::contains);
        return known.or(() -> mobile ? Optional.of(Role.MOBILE) : Optional.empty());
    }

    /** Also one that cannot be: the import then says so. */
    private static Map<Slot, Integer> port(Optional<URI> uri, Slot slot, int usual) {
        return uri.map(URI::getPort)
                .filter(port -> port >= 0 && port != usual)
                .map(port -> Map.of(slot, port))
                .orElse(Map.of());
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    private static String text(JsonNode item, String field) {
        JsonNode value = item.path(field);
        String text = value.isTextual() ? value.textValue().strip() : "";
        return text.equals(UNAVAILABLE) ? "" : text;
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
