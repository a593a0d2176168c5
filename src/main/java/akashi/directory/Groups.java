package akashi.directory;

import akashi.core.access.Access;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Groups that give roles, named as somebody typed them: by DN, or by the short name that is unique in a domain. Never by
 * a common name, of which everybody who may make groups somewhere can make another one.
 */
final class Groups {

    static final String SHORT_NAME = "sAMAccountName";

    private static final String MEMBER = "member";
    /** Follows groups within groups; a rule of Active Directory. */
    private static final String IN_CHAIN = "1.2.840.113556.1.4.1941";

    private Groups() {}

    /** A group and what it gives. */
    record Group(String name, Access gives) {

        boolean is(Entry entry) {
            String shortName = entry.getAttributeValue(SHORT_NAME);
            return isDn(name) ? sameDn(entry) : name.equalsIgnoreCase(shortName);
        }

        private boolean sameDn(Entry entry) {
            try {
                return new DN(name).equals(entry.getParsedDN());
            } catch (LDAPException unreadable) {
                return false;
            }
        }
    }

    /** Whether a name is meant as a DN. */
    static boolean isDn(String name) {
        return name.contains("=");
    }

    /** Whether two names, of which each can be read, name the same group as far as names show it. */
    static boolean same(String one, String other) {
        if (!isDn(one) || !isDn(other)) {
            return one.equalsIgnoreCase(other);
        }
        try {
            return DN.equals(one, other);
        } catch (LDAPException unreadable) {
            return false;
        }
    }

    static List<Group> of(Map<Access, List<String>> groups) {
        return Stream.of(Access.values())
                .flatMap(access ->
                        groups.getOrDefault(access, List.of()).stream().map(name -> new Group(name, access)))
                .toList();
    }

    /** Those of the wanted groups that have this member. */
    static Filter having(String dn, List<Group> wanted, boolean nested) {
        List<Filter> each = wanted.stream()
                .map(group -> isDn(group.name())
                        ? Filter.createEqualityFilter("distinguishedName", group.name())
                        : Filter.createEqualityFilter(SHORT_NAME, group.name()))
                .toList();
        Filter member = nested
                ? Filter.createExtensibleMatchFilter(MEMBER, IN_CHAIN, false, dn)
                : Filter.createEqualityFilter(MEMBER, dn);
        return Filter.createANDFilter(member, Filter.createORFilter(each));
    }
}
