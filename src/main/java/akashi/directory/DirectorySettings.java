package akashi.directory;

import akashi.core.access.Access;
import akashi.outward.ServerTrust;
import akashi.store.PlainJson;
import akashi.store.PortalSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * How the directory is asked, without any password.
 *
 * @param servers asked in this order
 * @param suffix what follows the name in the name of a sign-in, without the at sign
 * @param filter what an entry must be besides, as an LDAP filter
 * @param bindUser who searches; empty where everybody searches as himself
 * @param groups names or DNs by the role that they give
 * @param nested whether groups within groups count
 */
record DirectorySettings(
        boolean on,
        List<ServerAddress> servers,
        String base,
        NamedBy namedBy,
        Optional<String> suffix,
        Optional<String> filter,
        Optional<String> bindUser,
        Map<Access, List<String>> groups,
        boolean nested,
        ServerTrust trust) {

    private static final String NAME = "directory";

    /** By which attribute people sign in. */
    enum NamedBy {
        /** The short name of Windows. */
        SAM("sAMAccountName"),
        /** The name that looks like a mail address. */
        UPN("userPrincipalName");

        private final String attribute;

        NamedBy(String attribute) {
            this.attribute = attribute;
        }

        String attribute() {
            return attribute;
        }
    }

    /** Whether a password that was given for the other one may go to where this leads. */
    boolean sameWay(DirectorySettings other) {
        return servers.equals(other.servers) && bindUser.equals(other.bindUser) && trust.equals(other.trust);
    }

    /** What people type, as the directory keeps it: in lower case, with the suffix where names have one. */
    String fullName(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        String end = suffix.map(text -> "@" + text).orElse("");
        boolean ended = !end.isEmpty() && name.endsWith(end);
        return switch (namedBy) {
            case SAM -> ended ? name.substring(0, name.length() - end.length()) : name;
            case UPN -> name.contains("@") ? name : name + end;
        };
    }

    /** By what a person signs in to the directory before it was searched. */
    String ownBindName(String fullName) {
        return fullName.contains("@")
                ? fullName
                : fullName + suffix.map(text -> "@" + text).orElse("");
    }

    static Optional<DirectorySettings> of(DSLContext db) {
        return new PortalSettings(db).find(NAME).map(DirectorySettings::read);
    }

    void keep(DSLContext db) {
        Map<String, Object> all = plain();
        trust.keep(all);
        new PortalSettings(db).set(NAME, PlainJson.write(all));
    }

    /** What an entry of the trail tells of it. */
    Map<String, Object> told() {
        Map<String, Object> all = plain();
        trust.tell(all);
        return all;
    }

    private Map<String, Object> plain() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("on", on);
        all.put("servers", servers.stream().map(ServerAddress::toString).toList());
        all.put("base", base);
        all.put("namedBy", namedBy.name());
        all.put("suffix", suffix.orElse(""));
        all.put("filter", filter.orElse(""));
        all.put("bindUser", bindUser.orElse(""));
        Stream.of(Access.values())
                .forEach(access -> all.put("groups-" + access, groups.getOrDefault(access, List.of())));
        all.put("nested", nested);
        return all;
    }

    private static DirectorySettings read(String json) {
        Map<?, ?> all = (Map<?, ?>) PlainJson.read(json);
        Map<Access, List<String>> groups = new HashMap<>();
        Stream.of(Access.values()).forEach(access -> groups.put(access, texts(all, "groups-" + access)));
        return new DirectorySettings(
                (Boolean) all.get("on"),
                texts(all, "servers").stream()
                        .map(text -> ServerAddress.typed("servers", text))
                        .toList(),
                (String) all.get("base"),
                NamedBy.valueOf((String) all.get("namedBy")),
                text(all, "suffix"),
                text(all, "filter"),
                text(all, "bindUser"),
                groups,
                (Boolean) all.get("nested"),
                ServerTrust.of(all));
    }

    private static List<String> texts(Map<?, ?> all, String name) {
        return all.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Optional<String> text(Map<?, ?> all, String name) {
        return Optional.of((String) all.get(name)).filter(text -> !text.isEmpty());
    }
}
