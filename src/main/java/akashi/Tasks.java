package akashi;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.web.Navigation;
import java.util.List;

/** The navigation of the portal. */
final class Tasks {

    private Tasks() {}

    /** The tasks in the header, in the order in which they are done. */
    static Navigation navigation() {
        return new Navigation(
                List.of(
                        new Navigation.Item("/", Message.of("portal.nav.overview"), Access.HELPDESK),
                        new Navigation.Item(
                                "/diagnose",
                                Message.of("portal.nav.diagnose"),
                                Access.HELPDESK,
                                List.of("/search", "/check")),
                        new Navigation.Item("/topology", Message.of("portal.nav.topology"), Access.HELPDESK),
                        new Navigation.Item("/servers", Message.of("portal.nav.servers"), Access.HELPDESK),
                        new Navigation.Item("/clients", Message.of("portal.nav.clients"), Access.HELPDESK),
                        new Navigation.Item(
                                "/encryption",
                                Message.of("portal.nav.encryption"),
                                Access.HELPDESK,
                                List.of("/runbook")),
                        new Navigation.Item(
                                "/certificates",
                                Message.of("portal.nav.certificates"),
                                Access.HELPDESK,
                                List.of("/enrolment", "/expiry", "/report")),
                        new Navigation.Item("/authorities", Message.of("portal.nav.authorities"), Access.HELPDESK),
                        new Navigation.Item(
                                "/trust",
                                Message.of("portal.nav.trust"),
                                Access.HELPDESK,
                                List.of("/facts", "/probes", "/check-kit")),
                        new Navigation.Item("/learn", Message.of("portal.nav.learn"), Access.TRAINEE),
                        new Navigation.Item(
                                "/settings",
                                Message.of("portal.nav.settings"),
                                Access.ADMIN,
                                List.of("/warnings", "/approvals", "/users", "/audit", "/backup", "/unlock"))),
                null);
    }
}
