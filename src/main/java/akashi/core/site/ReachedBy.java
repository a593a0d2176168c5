package akashi.core.site;

import java.util.Optional;

/**
 * What a verifier calls a server when it connects: a certificate has to carry that for it.
 *
 * @param name empty where it connects by address, or the server has no name
 * @param address empty where it connects by name, or the server has neither
 */
public record ReachedBy(Optional<HostName> name, Optional<IpAddress> address) {

    /** How the server is called, by a client of the site or by another server. */
    public static ReachedBy of(Site site, Computer server, Slot slot, boolean client) {
        Optional<IpAddress> address = server.addresses().stream().findFirst();
        if (site.byAddress() && client && address.isPresent()) {
            return new ReachedBy(Optional.empty(), address);
        }
        // Phones and browsers come from outside; the VMS tells the others how to call it.
        Optional<HostName> outside = slot == Slot.MOBILE ? server.publicName() : Optional.empty();
        Optional<HostName> name = outside.or(server::registeredAs).or(server::fqdn);
        return new ReachedBy(name, name.isPresent() ? Optional.empty() : address);
    }

    /** The name or the address. */
    public Optional<String> text() {
        return name.map(HostName::value).or(() -> address.map(IpAddress::value));
    }
}
