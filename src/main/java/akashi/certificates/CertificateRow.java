package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A certificate as lists show it.
 *
 * @param computer {@code null} while it is not matched to one
 * @param alarm EXPIRING or BROKEN where its date asks for something, otherwise {@code null}
 */
record CertificateRow(
        Certificate certificate, Computer computer, Certificate.State state, List<Slot> slots, Status alarm) {

    static CertificateRow of(SiteSnapshot site, Certificate certificate, Instant now) {
        return new CertificateRow(
                certificate,
                certificate.computerId().flatMap(site::computer).orElse(null),
                certificate.stateAt(now),
                certificate.slots().stream().sorted().toList(),
                alarm(certificate, now));
    }

    private static Status alarm(Certificate certificate, Instant now) {
        if (certificate.state() != Certificate.State.ISSUED) {
            return null;
        }
        if (now.isAfter(certificate.validity().notAfter())) {
            return Status.BROKEN;
        }
        return now.isBefore(certificate.validity().warnFrom()) ? null : Status.EXPIRING;
    }

    /** Whether a search word is part of what people know it by. */
    boolean matches(String word) {
        String wanted = word.toLowerCase(Locale.ROOT).replaceAll("[\\s:]", "");
        String host = computer == null ? "" : computer.label();
        return host.contains(wanted)
                || certificate.subject().toLowerCase(Locale.ROOT).contains(wanted)
                || certificate.serial().contains(wanted)
                || certificate.sha256().contains(wanted)
                || certificate.thumbprint().value().toLowerCase(Locale.ROOT).contains(wanted)
                || certificate.dnsNames().stream().anyMatch(name -> name.contains(wanted));
    }

    /** The serial number in groups of two, as Windows shows it. For templates. */
    public String serial() {
        String hex = certificate.serial();
        return spaced(hex.length() % 2 == 0 ? hex : "0" + hex, 2);
    }

    /** The thumbprint in groups of two, as Windows shows it. For templates. */
    public String thumbprint() {
        return spaced(certificate.thumbprint().value().toLowerCase(Locale.ROOT), 2);
    }

    /** SHA-256 in groups of four. For templates. */
    public String sha256() {
        return spaced(certificate.sha256(), 4);
    }

    private static String spaced(String hex, int size) {
        return hex.replaceAll("(.{" + size + "})(?=.)", "$1 ");
    }
}
