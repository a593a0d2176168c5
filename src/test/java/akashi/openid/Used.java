package akashi.openid;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.outward.ServerTrust;
import akashi.pki.Password;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a portal uses a provider, and how people come in by it. */
final class Used {

    static final ServerTrust SYSTEM = new ServerTrust(ServerTrust.By.SYSTEM, Optional.empty(), Optional.empty());

    private static final Map<Access, List<String>> VALUES = Map.of(
            Access.ADMIN, List.of("vms-admins"),
            Access.HELPDESK, List.of("vms-desk", "night-desk"),
            Access.TRAINEE, List.of("vms-learners"));

    private Used() {}

    static OpenIdSettings settings(String issuer, String rolesClaim, ServerTrust trust) {
        return new OpenIdSettings(
                true,
                false,
                "Harbour",
                issuer,
                TinyIssuer.CLIENT,
                List.of("openid", "profile"),
                rolesClaim,
                "preferred_username",
                VALUES,
                trust);
    }

    static OpenIdSettings settings(TinyIssuer issuer) {
        return settings(issuer.issuer(), "groups", SYSTEM);
    }

    static OpenIdSettings off(OpenIdSettings was) {
        return new OpenIdSettings(
                false,
                was.tried(),
                was.label(),
                was.issuer(),
                was.clientId(),
                was.scopes(),
                was.rolesClaim(),
                was.nameClaim(),
                was.values(),
                was.trust());
    }

    /** Saved, tried and turned on, as on the page. */
    static void by(TestPortal portal, OpenIdSettings settings, String secret) {
        portal.run(new SetOpenId(off(settings), Optional.of(Password.of(secret))));
        portal.run(new TryOpenId(OpenIdSettings.of(portal.database().db()).orElseThrow(), true));
        portal.run(new SetOpenId(settings, Optional.empty()));
    }

    /** Where the browser is sent. */
    static String begin(Browser browser) {
        return browser.get(DoorPages.BEGIN).location();
    }

    /** Back from the provider: where the browser is sent, or the page that tells why it is not let in. */
    static Browser.Page arrive(Browser browser, String back) {
        Browser.Page page = browser.get(back);
        return page.location().startsWith(DoorPages.REFUSED) ? browser.get(page.location()) : page;
    }

    /** There and back. */
    static Browser.Page signIn(Browser browser, TinyIssuer issuer) {
        return arrive(browser, issuer.answers(begin(browser)));
    }

    /** What somebody reads who was not let in. */
    static String why(Browser.Page page) {
        return page.html().select("#why").text();
    }
}
