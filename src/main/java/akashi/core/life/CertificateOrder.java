package akashi.core.life;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * By what a list of certificates is sorted.
 *
 * @param falling whether the greatest comes first
 */
public record CertificateOrder(By by, boolean falling) {

    /** A column. */
    public enum By {
        /** Those in force before those that are not, and the one that ends first on top. */
        URGENCY,
        COMPUTER,
        AUTHORITY,
        ENDS,
        ISSUED
    }

    /** What needs somebody first comes first. */
    public static final CertificateOrder USUAL = new CertificateOrder(By.URGENCY, false);

    /** As it stands in an address: {@code ends}, or {@code -ends} for falling; the usual one for anything else. */
    public static CertificateOrder parse(Optional<String> text) {
        return text.flatMap(CertificateOrder::read).orElse(USUAL);
    }

    /** The same; empty where no such order is known. */
    public static Optional<CertificateOrder> read(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        String name = wanted.startsWith("-") ? wanted.substring(1) : wanted;
        for (By by : By.values()) {
            if (by.name().equals(name)) {
                return Optional.of(new CertificateOrder(by, wanted.startsWith("-")));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return (falling ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
    }

    Comparator<Certificate> comparator(Lives lives) {
        Comparator<Certificate> ends =
                Comparator.comparing(certificate -> certificate.validity().notAfter());
        Comparator<Certificate> order = switch (by) {
            case URGENCY ->
                Comparator.<Certificate, Boolean>comparing(c -> c.state() != Certificate.State.ISSUED)
                        .thenComparing(ends);
            case COMPUTER -> Comparator.comparing(named(lives));
            case AUTHORITY ->
                Comparator.comparing(c -> c.authorityId()
                        .flatMap(lives.site()::authority)
                        .map(Authority::name)
                        .orElse(""));
            case ENDS -> ends;
            case ISSUED -> Comparator.comparing(Certificate::issuedAt);
        };
        return (falling ? order.reversed() : order).thenComparing(ends).thenComparing(Certificate::id);
    }

    private static Function<Certificate, String> named(Lives lives) {
        return c -> c.computerId()
                .flatMap(lives.site()::computer)
                .map(Computer::label)
                .orElse(c.subject());
    }
}
