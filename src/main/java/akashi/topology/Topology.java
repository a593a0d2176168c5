package akashi.topology;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.link.CertificateLink;
import akashi.core.site.Role;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.util.Arrays;
import java.util.Optional;

/** The pages of the distribution diagrams, and the same pictures as files. */
public final class Topology {

    private static final String FILE = ".svg";

    private final LinkPages links;
    private final OverviewPages overviews;

    /** Shows sites as they are judged there. */
    public Topology(Judgements judgements) {
        this.links = new LinkPages(judgements);
        this.overviews = new OverviewPages(judgements);
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/topology", Access.HELPDESK, x -> x.redirect("/topology/site"));
        routes.get("/topology/role/{role}", Access.HELPDESK, this::role);
        routes.get("/topology/{link}", Access.HELPDESK, this::link);
    }

    private void role(Exchange x) {
        String name = x.path("role");
        Optional<Role> role = Optional.of(role(withoutEnding(name)));
        if (name.endsWith(FILE)) {
            overviews.file(x, role);
        } else {
            overviews.page(x, role);
        }
    }

    private void link(Exchange x) {
        String name = x.path("link");
        boolean file = name.endsWith(FILE);
        if (withoutEnding(name).equals("site")) {
            if (file) {
                overviews.file(x, Optional.empty());
            } else {
                overviews.page(x, Optional.empty());
            }
            return;
        }
        CertificateLink link =
                CertificateLink.bySlug(withoutEnding(name)).orElseThrow(() -> new Fault.NotFound("diagram " + name));
        if (file) {
            links.file(x, link);
        } else {
            links.page(x, link);
        }
    }

    private static String withoutEnding(String name) {
        return name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
    }

    private static Role role(String slug) {
        return Arrays.stream(Role.values())
                .filter(role -> Tabs.slug(role).equals(slug))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("role " + slug));
    }
}
