package akashi.core.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that the certificate of a computer carries.
 *
 * @param must names by which verifiers reach the computer: one that is missing breaks connections
 * @param should names that people and tools use as well: short name and aliases, old names until their date
 * @param mustAddresses addresses, where clients of the site connect by address
 * @param shouldAddresses addresses otherwise
 */
public record RequiredNames(
        Set<HostName> must, Set<HostName> should, Set<IpAddress> mustAddresses, Set<IpAddress> shouldAddresses) {

    private static final int LONGEST_COMMON_NAME = 64;

    /** What the certificate of the computer must and should carry on this site; old names that are over it need not. */
    public static RequiredNames of(Computer computer, Site site, Instant now) {
        Set<HostName> must = new LinkedHashSet<>();
        computer.fqdn().ifPresent(must::add);
        computer.registeredAs().ifPresent(must::add);
        computer.publicName().ifPresent(must::add);
        Set<HostName> should = new LinkedHashSet<>();
        computer.host().map(host -> new HostName(host.shortName())).ifPresent(should::add);
        computer.aliases().stream().filter(alias -> alias.keptAt(now)).forEach(alias -> should.add(alias.name()));
        should.removeAll(must);
        Set<IpAddress> addresses = new LinkedHashSet<>(computer.addresses());
        return new RequiredNames(
                must, should, site.byAddress() ? addresses : Set.of(), site.byAddress() ? Set.of() : addresses);
    }

    /** The common name: the full name, or the short one where the full one passes 64 characters. */
    public static Optional<String> commonName(Computer computer) {
        return computer.fqdn()
                .map(HostName::value)
                .map(name -> name.length() <= LONGEST_COMMON_NAME ? name : computer.shortLabel());
    }

    /**
     * The names in a certificate for these slots from an authority of this kind. Phones and browsers reach the mobile
     * server by its public name, and a public authority takes no other: that name alone is compulsory there.
     */
    public RequiredNames in(Set<Slot> slots, Authority.Kind kind) {
        boolean mobile = kind == Authority.Kind.PUBLIC && slots.equals(Set.of(Slot.MOBILE));
        Set<HostName> open = new LinkedHashSet<>();
        must.stream().filter(name -> PublicNames.against(name).isEmpty()).forEach(open::add);
        if (!mobile || open.isEmpty()) {
            return this;
        }
        Set<HostName> rest = new LinkedHashSet<>(must);
        rest.removeAll(open);
        rest.addAll(should);
        Set<IpAddress> addresses = new LinkedHashSet<>(mustAddresses);
        addresses.addAll(shouldAddresses);
        return new RequiredNames(open, rest, Set.of(), addresses);
    }

    /** All names, the compulsory ones first. */
    public List<HostName> names() {
        List<HostName> all = new ArrayList<>(must);
        all.addAll(should);
        return all;
    }

    /** All addresses. */
    public List<IpAddress> allAddresses() {
        List<IpAddress> all = new ArrayList<>(mustAddresses);
        all.addAll(shouldAddresses);
        return all;
    }

    /** The compulsory names and addresses that a certificate lacks, as text. */
    public List<String> missingFrom(Certificate certificate) {
        return missing(must, mustAddresses, certificate);
    }

    /** The further names and addresses that a certificate lacks, as text. */
    public List<String> furtherMissingFrom(Certificate certificate) {
        return missing(should, shouldAddresses, certificate);
    }

    private static List<String> missing(Set<HostName> names, Set<IpAddress> addresses, Certificate certificate) {
        List<String> missing = new ArrayList<>();
        names.stream().filter(name -> !certificate.covers(name)).forEach(name -> missing.add(name.value()));
        addresses.stream().filter(a -> !certificate.covers(a)).forEach(a -> missing.add(a.value()));
        return missing;
    }
}
