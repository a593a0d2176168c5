package akashi.directory;

import akashi.access.OneRole;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.directory.DirectorySettings.NamedBy;
import akashi.outward.ServerTrust;
import akashi.outward.ServerTrust.By;
import akashi.outward.TrustForm;
import akashi.web.Exchange;
import akashi.web.Form;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the form of the settings; what cannot be is an error beside its field. */
final class DirectoryForm {

    static final TrustForm TRUST = new TrustForm(By.SITE, By.UPLOADED, By.PINNED);

    private static final int MOST_LINES = 20;
    private static final int MOST_SERVERS = 6;
    private static final int LONGEST = 500;
    private static final Pattern SUFFIX = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern SHORT_NAME = Pattern.compile("[^\\p{Cntrl}\"/\\\\\\[\\]:;|=,+*?<>]{1,256}");

    /** A name or an OID, with options (RFC 4512 2.5). */
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?:[A-Za-z][A-Za-z0-9-]*|\\d+(?:\\.\\d+)+)(?:;[A-Za-z0-9-]+)*");

    private DirectoryForm() {}

    /** The settings; everything that is wrong is thrown together. */
    static DirectorySettings read(Exchange x, Optional<DirectorySettings> before) {
        Form form = x.form();
        List<ServerAddress> servers = form.required("servers", DirectoryForm::servers);
        String base = form.required("base", DirectoryForm::dn);
        NamedBy namedBy = form.oneOf("namedBy", NamedBy.class);
        Optional<String> suffix = form.optional("suffix", DirectoryForm::suffix);
        Optional<String> filter = form.optional("filter", DirectoryForm::filter);
        Optional<String> bindUser = form.optional("bindUser", DirectoryForm::within);
        Map<Access, List<String>> groups = groups(form);
        ServerTrust trust = TRUST.read(x, before.map(DirectorySettings::trust));
        if (bindUser.isEmpty() && suffix.isEmpty()) {
            form.error("suffix", Message.of("directory.suffix.needed"));
        }
        form.done();
        return new DirectorySettings(
                form.flag("on"), servers, base, namedBy, suffix, filter, bindUser, groups, form.flag("nested"), trust);
    }

    static String groupsField(Access access) {
        return "groups-" + access;
    }

    private static Map<Access, List<String>> groups(Form form) {
        Map<Access, List<String>> groups = new HashMap<>();
        for (Access access : Access.values()) {
            groups.put(
                    access,
                    form.optional(groupsField(access), DirectoryForm::groups).orElse(List.of()));
        }
        if (form.flag("on") && groups.values().stream().allMatch(List::isEmpty)) {
            form.error(groupsField(Access.ADMIN), Message.of("directory.groups.needed"));
        }
        OneRole.mustBeGiven(form, groups, DirectoryForm::groupsField, Groups::same);
        return groups;
    }

    private static List<ServerAddress> servers(String text) {
        List<ServerAddress> servers = text.lines()
                .flatMap(line -> Arrays.stream(line.split("[\\s,]+")))
                .filter(word -> !word.isBlank())
                .map(word -> ServerAddress.typed("servers", word))
                .distinct()
                .toList();
        if (servers.size() > MOST_SERVERS) {
            throw new Fault.BadInput("servers", "directory.servers.many", MOST_SERVERS);
        }
        return servers;
    }

    private static List<String> groups(String text) {
        List<String> groups = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (groups.size() > MOST_LINES) {
            throw new Fault.BadInput("groups", "directory.groups.many", MOST_LINES);
        }
        for (String group : groups) {
            boolean readable = Groups.isDn(group)
                    ? DN.isValidDN(group) && group.length() <= LONGEST
                    : SHORT_NAME.matcher(group).matches();
            if (!readable) {
                throw new Fault.BadInput("groups", "directory.groups.wrong", group);
            }
        }
        return groups;
    }

    private static String dn(String text) {
        if (text.length() > LONGEST || !text.contains("=") || !DN.isValidDN(text)) {
            throw new Fault.BadInput("base", "directory.base.wrong");
        }
        return text;
    }

    private static String suffix(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        if (!SUFFIX.matcher(plain).matches()) {
            throw new Fault.BadInput("suffix", "directory.suffix.wrong");
        }
        return plain;
    }

    private static String filter(String text) {
        try {
            Filter filter = Filter.create(within(text));
            attributes(filter)
                    .filter(name -> !ATTRIBUTE.matcher(name).matches())
                    .findFirst()
                    .ifPresent(name -> {
                        throw new Fault.BadInput("filter", "directory.filter.attribute", name);
                    });
            return filter.toString();
        } catch (LDAPException unreadable) {
            throw new Fault.BadInput("filter", "directory.filter.wrong");
        }
    }

    /** The names of all attributes: where a name may be anything, so may be what a parenthesis was forgotten in. */
    private static Stream<String> attributes(Filter filter) {
        Stream<Filter> within =
                Stream.concat(Arrays.stream(filter.getComponents()), Stream.ofNullable(filter.getNOTComponent()));
        return Stream.concat(Stream.ofNullable(filter.getAttributeName()), within.flatMap(DirectoryForm::attributes));
    }

    private static String within(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new Fault.BadInput("text", "directory.text.long", LONGEST);
        }
        return text;
    }
}
