package akashi.guard.bad.trust;

import akashi.guard.bad.sites.SiteManager;
import java.security.PrivateKey;
import java.time.Clock;
import org.jsoup.Jsoup;

/** A private key outside pki, a clock of its own, a library nobody allowed, and the other half of a cycle. */
public final class HoldsAKey {

    private final PrivateKey key;

    HoldsAKey(PrivateKey key) {
        this.key = key;
    }

    String show(SiteManager manager) {
        return Jsoup.parse(manager.describe(this) + key.getAlgorithm()).text();
    }

    Clock clock() {
        return Clock.systemUTC();
    }
}
