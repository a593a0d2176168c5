package akashi.certificates;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedRequest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names that a request asks for, held against those of its computer: one rule for all ways in which requests come.
 * A common name counts where it names a host; what else stands there ("whatever", somebody's name) is told and left out.
 */
final class RequestNames {

    private final ParsedRequest request;
    private final SiteSnapshot site;
    private final Computer computer;
    private final Set<String> own;
    private final Collection<IpAddress> addresses;

    RequestNames(
            ParsedRequest request,
            SiteSnapshot site,
            Computer computer,
            Collection<HostName> names,
            Collection<IpAddress> addresses) {
        this.request = request;
        this.site = site;
        this.computer = computer;
        this.own = names.stream().map(HostName::value).map(RequestNames::lower).collect(Collectors.toSet());
        this.addresses = List.copyOf(addresses);
    }

    /** The refusal of names and addresses that are not the computer's; empty where there are none. */
    Optional<Refusal> refusal() {
        List<String> foreign = foreign();
        if (foreign.isEmpty()) {
            return Optional.empty();
        }
        Message why = Message.of(
                "certificates.refused.foreign-names",
                computer.shortLabel(),
                foreign.size(),
                String.join(", ", foreign));
        Mend names = new Mend(Message.of("certificates.mend.names"), "/servers/" + computer.id() + "/edit");
        return Optional.of(new Refusal("FOREIGN_NAMES", List.of(), why, foreign, names));
    }

    private List<String> foreign() {
        Stream<String> common =
                request.commonNames().stream().filter(this::namesHost).filter(name -> !meansOwn(name));
        Stream<String> alternative = request.dnsNames().stream().filter(name -> !isOwn(name));
        Stream<String> names = Stream.concat(common, alternative).filter(name -> !isOwnAddress(name));
        Stream<String> others = request.addresses().stream()
                .filter(address -> !addresses.contains(address))
                .map(IpAddress::value);
        return Stream.concat(names, others).distinct().toList();
    }

    /** A name, a wildcard or an address, by its looks or because a computer of the site is called so. */
    private boolean namesHost(String text) {
        boolean looks = text.strip().chars().noneMatch(Character::isWhitespace)
                && text.chars().anyMatch(c -> c == '.' || c == '*' || c == ':');
        return looks || site.computerCalled(text).isPresent();
    }

    /** One of the names that the certificate may have from this authority now. */
    private boolean isOwn(String name) {
        return own.contains(lower(name));
    }

    /** Nobody verifies by the common name: there it is enough that it means the computer, by any of its names. */
    private boolean meansOwn(String commonName) {
        return isOwn(commonName)
                || site.computerCalled(commonName).filter(computer::equals).isPresent();
    }

    private boolean isOwnAddress(String name) {
        return IpAddress.parse(name).filter(addresses::contains).isPresent();
    }

    /** The sentence on common names that are none of the computer's; empty where there are none. */
    Optional<Message> otherCommonName(String commonName) {
        List<String> others =
                request.commonNames().stream().filter(name -> !meansOwn(name)).toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("certificates.sign.other-name", String.join(", ", others), commonName));
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
