package akashi.vms;

import akashi.core.fault.Fault;
import akashi.pki.Password;

/**
 * Who reads the inventory. The password lives for one reading.
 *
 * @param kind which of the VMS's two kinds of users it is
 * @param user for a Windows user with the domain, {@code DOM\name}
 */
record Login(Kind kind, String user, Password password) {

    /** The kinds of users that a VMS has. */
    enum Kind {
        BASIC,
        WINDOWS
    }

    Login {
        if (user.isBlank() || user.length() > 200 || user.chars().anyMatch(Character::isISOControl)) {
            throw new Fault.BadInput("user", "vms.user.wrong");
        }
    }
}
