package akashi.topology;

import akashi.core.link.CertificateLink;
import akashi.core.site.Role;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The ways from one diagram to the next: by connection, and by server role. */
record Tabs(List<Tab> links, List<Tab> roles) {

    /** One diagram. */
    record Tab(String path, Message name, boolean current) {}

    static Tabs at(String path) {
        List<Tab> links = new ArrayList<>();
        links.add(tab("/topology/site", Message.of("topology.tab.site"), path));
        for (CertificateLink link : CertificateLink.values()) {
            links.add(tab(path(link), Message.of("topology.tab." + link), path));
        }
        List<Tab> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            roles.add(tab(path(role), Message.of(role), path));
        }
        return new Tabs(links, roles);
    }

    static String path(CertificateLink link) {
        return "/topology/" + link.slug();
    }

    static String path(Role role) {
        return "/topology/role/" + slug(role);
    }

    static String slug(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Tab tab(String path, Message name, String current) {
        return new Tab(path, name, path.equals(current));
    }
}
