package akashi;

import akashi.store.DatabaseAddress;
import java.nio.file.Path;

/** A whole portal whose database is not a file of its own. */
public final class PortalElsewhere {

    private PortalElsewhere() {}

    /** On a home that the test owns, with this database. */
    public static TestPortal on(Path home, DatabaseAddress database) {
        return TestPortal.in(configuration(home, database), TestPortal.NOW, false);
    }

    static Configuration configuration(Path home, DatabaseAddress database) {
        Configuration plain = Configuration.in(home);
        return new Configuration(
                plain.host(),
                plain.port(),
                plain.statusPort(),
                home,
                plain.url(),
                plain.trustedProxies(),
                database,
                plain.protection(),
                plain.keyPool(),
                plain.adminPassword(),
                plain.sample(),
                plain.https(),
                plain.token());
    }
}
