package akashi.access;

import akashi.Browser;
import akashi.TestPortal;
import akashi.pki.TimedCodes;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.util.encoders.Base32;

/** A phone with an authenticator app that read the key of a page, and the recovery codes on paper beside it. */
final class Phone {

    private final TestPortal portal;
    private final TimedCodes app;
    private List<String> recovery = List.of();

    private Phone(TestPortal portal, TimedCodes app) {
        this.portal = portal;
        this.app = app;
    }

    /** Reads the key that a page shows. */
    static Phone reading(TestPortal portal, Browser.Page page) {
        String key = page.html().select("#factor-key").text().replace(" ", "");
        return new Phone(portal, new TimedCodes(Base32.decode(key)));
    }

    /** Sets up the second factor of whoever is signed in here. */
    static Phone setUp(TestPortal portal, Browser browser) {
        Browser.Page page = browser.get("/account/second-factor");
        Phone phone = reading(portal, page);
        Browser.Page done = browser.post(
                "/account/second-factor",
                "sealed",
                page.hidden("/account/second-factor").get("sealed"),
                "code",
                phone.code(),
                "present",
                TestPortal.PASSWORD);
        if (done.status() != 200) {
            throw new AssertionError(done.text());
        }
        return phone.with(done);
    }

    Phone with(Browser.Page shown) {
        recovery = shown.html().select(".recovery-code").eachText();
        return this;
    }

    /** The code that it shows now. */
    String code() {
        return app.of(TimedCodes.stepAt(portal.clock().instant()));
    }

    /** The next code, which nobody has used yet. */
    String next() {
        portal.clock().advance(Duration.ofSeconds(30));
        return code();
    }

    List<String> recovery() {
        return recovery;
    }
}
