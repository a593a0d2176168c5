package akashi;

import akashi.pki.Randoms;
import akashi.store.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What tests do behind a portal's back, or in place of its clock. */
public final class TestCare {

    private static final Duration SESSION = Duration.ofHours(2);

    private TestCare() {}

    /** A session that leaves no entry in the trail. */
    static String session(TestPortal portal, UUID accountId) {
        String token = Randoms.token();
        Instant now = portal.clock().instant();
        UUID site = portal.actor().siteId();
        new Sessions(portal.database().db()).open(token, accountId, site, "127.0.0.1", now, now.plus(SESSION));
        return token;
    }

    /** Seals what waits in the trail. */
    public static void seal(TestPortal portal) {
        portal.portal().care().trail().seal();
    }

    /** Takes a planned backup if one is due. */
    public static void lookForBackups(TestPortal portal) {
        portal.portal().care().lookForBackups();
    }

    /** An entry of the log as it stands in the file. */
    public static byte[] logLine(ch.qos.logback.classic.spi.ILoggingEvent event) {
        return new LogLine().encode(event);
    }

    /** What {@code check} says, in English. */
    public static String check(TestPortal portal) {
        return portal.portal().verbs().check(true, akashi.web.Lang.EN).text();
    }
}
