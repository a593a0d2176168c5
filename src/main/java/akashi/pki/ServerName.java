package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;

/** The name or address by which a client reaches a server, which the certificate has to cover. */
public sealed interface ServerName {

    /** A DNS name. */
    record Dns(HostName name) implements ServerName {}

    /** An address, which only an address among the alternative names covers. */
    record Address(IpAddress address) implements ServerName {}

    /** A DNS name. */
    static ServerName of(HostName name) {
        return new Dns(name);
    }

    /** An address. */
    static ServerName of(IpAddress address) {
        return new Address(address);
    }

    /** Whether the certificate covers it. */
    default boolean coveredBy(ParsedCertificate certificate) {
        return this instanceof Dns dns
                ? certificate.covers(dns.name())
                : certificate.covers(((Address) this).address());
    }

    /** As a person writes it. */
    default String text() {
        return this instanceof Dns dns
                ? dns.name().value()
                : ((Address) this).address().value();
    }
}
