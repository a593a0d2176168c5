package akashi.sites;

import akashi.core.site.ClientGroup;
import java.util.List;

/**
 * A client group as a file has it.
 *
 * @param line where it stands
 * @param group the group, without the computers it uses
 * @param serves the names of these computers
 */
record FileGroup(long line, ClientGroup group, List<String> serves) {

    /** What two groups of one site must not share. */
    String key() {
        return key(group);
    }

    static String key(ClientGroup group) {
        return group.kind() + " " + group.name();
    }

    boolean same(FileGroup other) {
        ClientGroup one = group;
        ClientGroup two = other.group;
        return key().equals(other.key())
                && one.count() == two.count()
                && one.version().equals(two.version())
                && one.notes().equals(two.notes())
                && serves.equals(other.serves);
    }
}
