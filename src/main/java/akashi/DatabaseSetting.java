package akashi;

import akashi.core.fault.Fault;
import akashi.store.DatabaseAddress;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How the address of the database is read. It may hold a password where none belongs, so it is never told back. */
final class DatabaseSetting {

    private static final String NAME = "AKASHI_DB_URL";
    private static final Pattern WITH_USER = Pattern.compile("[^?]*//[^?]*@.*|.*[?&](?:user|password)=.*");

    private DatabaseSetting() {}

    static DatabaseAddress of(SettingSources sources, Path home) {
        return sources.find("db.url")
                .map(url -> new DatabaseAddress(
                        checked(url),
                        sources.find("db.user").orElse("akashi"),
                        sources.secret("db.password").orElse("")))
                .orElseGet(() -> DatabaseAddress.fileIn(home));
    }

    private static String checked(String url) {
        if (!url.startsWith("jdbc:h2:") && WITH_USER.matcher(url).matches()) {
            throw new Fault.BadInput(NAME, "portal.setting.db-user", NAME);
        }
        if (!DatabaseAddress.reads(url)) {
            throw new Fault.BadInput(NAME, "portal.setting.db-url", NAME);
        }
        return url;
    }
}
