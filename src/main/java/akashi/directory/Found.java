package akashi.directory;

import akashi.core.access.Access;
import java.util.List;
import java.util.Optional;

/**
 * A person as the directory knows one.
 *
 * @param userName in lower case
 * @param memberOf groups by DN that the entry itself names
 * @param access the highest role that a group gives
 * @param by the groups of the settings that the person is in
 * @param proved whether the password was asked for and is right
 */
record Found(
        String userName, String dn, List<String> memberOf, Optional<Access> access, List<String> by, boolean proved) {}
