package akashi.core.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** What a certificate of a learner's site may say, so that nobody takes it for a real one, nor can use it as one. */
public final class Training {

    /** The domain of learners' sites, which no network has. */
    public static final HostName DOMAIN = new HostName("lab.example");

    /** The organisation in the subject of everything that is signed there. */
    public static final String ORGANISATION = "Training 演習";

    /** How long an authority or a certificate lasts there at most. */
    public static final int MOST_DAYS = 120;

    /** How long a server's certificate lasts there if nobody says otherwise. */
    public static final int USUAL_DAYS = 100;

    /** Addresses that are set aside for examples (RFC 5737, RFC 3849). */
    private static final List<AddressRange> EXAMPLES = List.of(
            AddressRange.parse("192.0.2.0/24"),
            AddressRange.parse("198.51.100.0/24"),
            AddressRange.parse("203.0.113.0/24"),
            AddressRange.parse("2001:db8::/32"));

    private Training() {}

    /** Whether a site is a learner's. */
    public static boolean is(Site site) {
        return site.kind() == Site.Kind.SANDBOX;
    }

    /** An authority's life there. */
    public static Validity life(Validity wished) {
        Instant latest = wished.notBefore().plus(Duration.ofDays(MOST_DAYS));
        return wished.notAfter().isAfter(latest) ? new Validity(wished.notBefore(), latest) : wished;
    }

    /**
     * The names and addresses that a certificate must not carry there: those outside the training domain, and short names
     * that are not those of a computer of it.
     */
    public static List<String> outside(Collection<HostName> names, Collection<IpAddress> addresses) {
        List<HostName> own = names.stream().filter(Training::within).toList();
        return Stream.concat(
                        names.stream()
                                .filter(name -> !within(name) && own.stream().noneMatch(full -> isShortOf(name, full)))
                                .map(HostName::value),
                        addresses.stream()
                                .filter(address -> EXAMPLES.stream().noneMatch(range -> range.contains(address)))
                                .map(IpAddress::value))
                .toList();
    }

    private static boolean within(HostName name) {
        return name.value().endsWith("." + DOMAIN.value());
    }

    private static boolean isShortOf(HostName name, HostName full) {
        return name.isShort() && full.shortName().equals(name.value());
    }
}
