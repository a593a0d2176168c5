package akashi.core.diagnosis;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.site.Presence;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text is about, whether it is a name, an address, a thumbprint or a page full of errors.
 *
 * @param errors the error messages in it
 * @param ports the ports that showed the certificate in it, whether the portal knows that one or not
 */
public record Search(
        List<KnownErrors.Recognised> errors,
        List<Computer> computers,
        List<ClientGroup> groups,
        List<Certificate> certificates,
        List<Authority> authorities,
        List<Port> ports,
        List<Place> places) {

    /** A port of a computer and what it showed. */
    public record Port(Computer computer, Sighting seen) {}

    /** The most things of a kind that are found. */
    public static final int MOST = 20;

    private static final int SHORT = 100;
    private static final int MOST_WORDS = 20_000;
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.:-]{0,252}[A-Za-z0-9_])?");
    private static final Pattern HEX =
            Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{2}(?:[ :\\u200e-]?[0-9A-Fa-f]{2}){3,31}(?![0-9A-Fa-f])");

    /** Copies the lists. */
    public Search {
        errors = List.copyOf(errors);
        computers = List.copyOf(computers);
        groups = List.copyOf(groups);
        certificates = List.copyOf(certificates);
        authorities = List.copyOf(authorities);
        ports = List.copyOf(ports);
        places = List.copyOf(places);
    }

    /** Looks a text up. Of a text longer than {@link KnownErrors#MOST} characters, the beginning. */
    public static Search of(SiteSnapshot site, String typed) {
        String text = typed.length() > KnownErrors.MOST ? typed.substring(0, KnownErrors.MOST) : typed;
        String whole = Names.folded(text);
        boolean few = whole.length() <= SHORT && !whole.isEmpty();
        Set<String> words = words(text);
        Set<String> numbers = numbers(text);
        List<KnownErrors.Recognised> errors = KnownErrors.in(text);
        return new Search(
                errors,
                some(site.computers().stream().filter(Search::present), c -> computer(c, words, few ? whole : null)),
                some(site.clientGroups().stream(), g -> named(g.name(), whole, few) || lives(g, words)),
                some(site.certificates().stream(), c -> certificate(c, numbers, few ? whole : null)),
                some(site.authorities().stream(), a -> authority(a, numbers, whole, few)),
                some(ports(site), port -> shown(port.seen(), numbers, few ? whole : null)),
                few && errors.isEmpty() ? some(Stream.of(Place.values()), place -> place.asked(whole)) : List.of());
    }

    /** Whether nothing at all was found. */
    public boolean nothing() {
        return errors.isEmpty()
                && computers.isEmpty()
                && groups.isEmpty()
                && certificates.isEmpty()
                && authorities.isEmpty()
                && ports.isEmpty()
                && places.isEmpty();
    }

    private static <T> List<T> some(Stream<T> all, Predicate<T> wanted) {
        return all.filter(wanted).limit(MOST).toList();
    }

    private static boolean present(Computer computer) {
        return computer.presence().state() != Presence.State.RETIRED;
    }

    private static boolean computer(Computer computer, Set<String> words, String whole) {
        Set<String> names = Names.of(computer);
        return names.stream().anyMatch(name -> words.contains(name) || whole != null && name.contains(whole))
                || computer.addresses().stream()
                        .map(IpAddress::value)
                        .anyMatch(address -> words.contains(address) || address.equals(whole));
    }

    /** Whether an address in the text lies where these clients have theirs. */
    private static boolean lives(ClientGroup group, Set<String> words) {
        return !group.networks().isEmpty()
                && words.stream()
                        .flatMap(word -> IpAddress.parse(word).stream())
                        .anyMatch(address -> group.around(address).isPresent());
    }

    private static boolean named(String name, String whole, boolean few) {
        String folded = Names.folded(name);
        return few ? folded.contains(whole) : whole.contains(folded);
    }

    private static boolean certificate(Certificate certificate, Set<String> numbers, String whole) {
        return numbers.contains(lower(certificate.thumbprint().value()))
                || numbers.contains(lower(certificate.sha256()))
                || numbers.contains(serial(certificate.serial()))
                || whole != null
                        && certificate.subject().toLowerCase(Locale.ROOT).equals(whole);
    }

    private static Stream<Port> ports(SiteSnapshot site) {
        return site.computers().stream()
                .filter(Search::present)
                .flatMap(computer ->
                        site.sightings().telling(computer.id()).stream().map(seen -> new Port(computer, seen)));
    }

    private static boolean shown(Sighting seen, Set<String> numbers, String whole) {
        return seen.shown()
                .filter(shown -> numbers.contains(lower(shown.thumbprint().value()))
                        || shown.chain().stream().anyMatch(numbers::contains)
                        || numbers.contains(shown.sha256())
                        || whole != null
                                && shown.subject().toLowerCase(Locale.ROOT).equals(whole))
                .isPresent();
    }

    private static boolean authority(Authority authority, Set<String> numbers, String whole, boolean few) {
        return authority
                        .thumbprint()
                        .filter(print -> numbers.contains(lower(print.value())))
                        .isPresent()
                || numbers.contains(lower(authority.sha256()))
                || named(authority.name(), whole, few);
    }

    /** Host names and addresses in the text, in lower case; an address also without its port. */
    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(text);
        for (int i = 0; i < MOST_WORDS && matcher.find(); i++) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            words.add(word);
            words.add(word.replaceFirst(":\\d{1,5}$", ""));
            IpAddress.parse(word).ifPresent(address -> words.add(address.value()));
        }
        return words;
    }

    /** Everything in the text that may be a thumbprint or a serial number, as bare lower-case hex. */
    private static Set<String> numbers(String text) {
        Set<String> numbers = new HashSet<>();
        Matcher matcher = HEX.matcher(text);
        for (int i = 0; i < MOST_WORDS && matcher.find(); i++) {
            add(numbers, matcher.group());
        }
        String whole = text.strip();
        if (whole.length() <= 2 * SHORT && whole.matches("[0-9A-Fa-f\\s:\\u200e-]{2,}")) {
            add(numbers, whole);
        }
        if (whole.length() <= SHORT && whole.matches("\\d{2,50}")) {
            numbers.add(new BigInteger(whole).toString(16));
        }
        return numbers;
    }

    private static void add(Set<String> numbers, String hex) {
        String bare = lower(hex.replaceAll("[^0-9A-Fa-f]", ""));
        if (!bare.isEmpty()) {
            numbers.add(bare);
            numbers.add(serial(bare));
        }
    }

    private static String serial(String hex) {
        return lower(hex).replaceFirst("^0+(?=.)", "");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
