package akashi.sites;

import akashi.core.site.HostName;
import java.util.Optional;

/** A host name and the domain it is in, written in one way: the short name and the domain apart where they fit. */
record Naming(HostName host, Optional<HostName> domain) {

    /** The full name is taken apart where it lies directly in the domain. */
    static Naming of(HostName host, Optional<HostName> domain) {
        boolean inside = domain.isPresent()
                && host.value().equals(host.shortName() + "." + domain.get().value());
        return new Naming(inside ? new HostName(host.shortName()) : host, domain);
    }

    /** Where nothing is said about a domain: that of the full name, else the site's. */
    static Naming assumed(HostName host, Optional<HostName> siteDomain) {
        if (host.isShort()) {
            return new Naming(host, siteDomain);
        }
        String rest = host.value().substring(host.value().indexOf('.') + 1);
        return of(host, HostName.parse(rest));
    }
}
