package akashi.certificates;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/** Hands out, once, the passwords of the bundles that a job has packed, and forgets them. */
record FetchPasswords(UUID jobId) implements Act<List<FetchPasswords.Line>> {

    /** A line of the sheet. */
    record Line(String host, String file, String password, String profile) {

        @Override
        public String toString() {
            return "Line[" + file + ", •••]";
        }
    }

    @Override
    public String code() {
        return "fetch-passwords";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
