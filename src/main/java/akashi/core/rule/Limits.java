package akashi.core.rule;

import akashi.core.fault.Mend;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names of a computer for which its authority may not issue, because name constraints of the chain leave them out.
 *
 * @param issuer the authority that would sign
 * @param outside the names and addresses
 */
public record Limits(Authority issuer, List<String> outside) {

    /** Copies the list. */
    public Limits {
        outside = List.copyOf(outside);
    }

    /** What is outside for a computer, which the site need not have yet; empty where nothing is or nobody signs. */
    public static Optional<Limits> on(SiteSnapshot site, Computer computer, Instant now) {
        return Issuers.in(site, now)
                .of(computer)
                .issuer()
                .map(issuer -> of(site, issuer, computer, now))
                .filter(limits -> !limits.outside.isEmpty());
    }

    /** What is outside for any of many computers and the site's next certificates. */
    public static Optional<Limits> on(SiteSnapshot site, Collection<Computer> computers, Instant now) {
        return site.issuer()
                .filter(issuer -> chain(site, issuer).stream().anyMatch(it -> !it.isEmpty()))
                .map(issuer -> new Limits(
                        issuer,
                        computers.stream()
                                .flatMap(computer -> of(site, issuer, computer, now).outside().stream())
                                .distinct()
                                .toList()))
                .filter(limits -> !limits.outside.isEmpty());
    }

    /** A domain for whose computers the site's next certificates could not be issued. */
    public static Optional<Limits> on(SiteSnapshot site, HostName domain) {
        return site.issuer()
                .filter(issuer -> chain(site, issuer).stream().anyMatch(it -> !it.permits(domain.value())))
                .map(issuer -> new Limits(issuer, List.of(domain.value())));
    }

    /** What is outside for a computer and this authority, perhaps nothing. */
    static Limits of(SiteSnapshot site, Authority issuer, Computer computer, Instant now) {
        RequiredNames names = RequiredNames.of(computer, site.site(), now);
        Set<String> outside = new LinkedHashSet<>();
        for (NameConstraints constraints : chain(site, issuer)) {
            names.names().stream()
                    .map(HostName::value)
                    .filter(name -> !constraints.permits(name))
                    .forEach(outside::add);
            names.allAddresses().stream()
                    .filter(address -> !constraints.permits(address))
                    .map(IpAddress::value)
                    .forEach(outside::add);
        }
        return new Limits(issuer, List.copyOf(outside));
    }

    private static List<NameConstraints> chain(SiteSnapshot site, Authority issuer) {
        List<NameConstraints> chain = new ArrayList<>();
        Optional<Authority> current = Optional.of(issuer);
        while (current.isPresent() && chain.size() < 10) {
            chain.add(current.get().constraints());
            current = current.get().parentId().flatMap(site::authority);
        }
        return chain;
    }

    /** Where names are added: an issuing CA is signed anew; beside a root there has to be another. */
    public Mend mend() {
        return issuer.isRoot()
                ? new Mend(Message.of("mend.authority"), "/authorities")
                : new Mend(Message.of("mend.again"), "/authorities/" + issuer.id() + "/again");
    }
}
