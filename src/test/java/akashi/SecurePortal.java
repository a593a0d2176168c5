package akashi;

import akashi.core.site.AddressRange;
import akashi.store.DatabaseAddress;
import akashi.vault.Protection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;

/** Portals that are reached over HTTPS, on homes that the test owns. */
public final class SecurePortal {

    private SecurePortal() {}

    /** One that speaks HTTPS on this address of this computer. */
    public static TestPortal on(Path home, String host, Instant now) {
        return TestPortal.in(Configuration.in(home).at(host, true), now, false);
    }

    /** One that is called by this name. */
    public static TestPortal called(Path home, URI url, Instant now) {
        return TestPortal.in(Configuration.in(home).at("127.0.0.1", true).reachedAt(url), now, false);
    }

    /** One whose private keys are protected like this. */
    public static TestPortal under(Path home, Protection protection, Instant now) {
        return TestPortal.in(Configuration.in(home).at("127.0.0.1", true).protectedBy(protection), now, false);
    }

    /** One of several on a database, whose private keys all of them open by the same file. */
    public static TestPortal sharing(Path home, DatabaseAddress database, Path keyFile, Instant now) {
        Configuration plain = Configuration.in(home);
        return TestPortal.in(
                new Configuration(
                        plain.host(),
                        plain.port(),
                        plain.statusPort(),
                        home,
                        plain.url(),
                        plain.trustedProxies(),
                        database,
                        Protection.by(keyFile),
                        plain.keyPool(),
                        plain.adminPassword(),
                        plain.sample(),
                        true,
                        plain.token()),
                now,
                false);
    }

    /** One behind a proxy on this computer that speaks HTTPS for it. */
    public static TestPortal behindProxy(Path home) {
        Configuration plain = Configuration.in(home);
        return TestPortal.in(
                new Configuration(
                        plain.host(),
                        plain.port(),
                        plain.statusPort(),
                        home,
                        plain.url(),
                        Set.of(AddressRange.parse("127.0.0.1")),
                        plain.database(),
                        plain.protection(),
                        plain.keyPool(),
                        plain.adminPassword(),
                        plain.sample(),
                        plain.https(),
                        plain.token()),
                TestPortal.NOW,
                false);
    }

    /** Does at once what comes round every hour: renews the portal's own certificate, and shows it. */
    public static void look(TestPortal portal) {
        portal.portal().certificates().https().routine().work().run();
    }
}
