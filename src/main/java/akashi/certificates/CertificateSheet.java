package akashi.certificates;

import akashi.core.life.Lives;
import akashi.core.site.Certificate;
import akashi.core.text.CsvLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Certificates as a file that spreadsheets open: UTF-8 with a mark at its start, CRLF, no cell that a spreadsheet would
 * calculate. Times are UTC.
 */
final class CertificateSheet {

    private static final List<String> TITLES = List.of(
            "computer",
            "slots",
            "state",
            "stage",
            "waiting_days",
            "subject",
            "names",
            "authority",
            "serial",
            "not_before",
            "not_after",
            "thumbprint",
            "sha256",
            "key",
            "id");

    private CertificateSheet() {}

    static byte[] of(Lives lives, List<Certificate> certificates) {
        StringBuilder sheet = new StringBuilder("\uFEFF").append(CsvLine.of(TITLES));
        certificates.forEach(c -> sheet.append(CsvLine.of(cells(lives, c))));
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Lives lives, Certificate certificate) {
        CertificateRow row = CertificateRow.of(lives, certificate);
        boolean come = certificate.state() != Certificate.State.REQUESTED;
        return List.of(
                row.computer() == null ? "" : row.computer().label(),
                words(row.slots().stream()),
                row.state().name(),
                row.stage() == null ? "" : row.stage().name(),
                row.waiting() ? String.valueOf(row.waitingDays()) : "",
                certificate.subject(),
                words(Stream.concat(certificate.dnsNames().stream(), certificate.addresses().stream())),
                row.authority() == null ? "" : row.authority(),
                come ? certificate.serial() : "",
                come ? certificate.validity().notBefore().toString() : "",
                come ? certificate.validity().notAfter().toString() : "",
                certificate.thumbprint().value(),
                certificate.sha256(),
                certificate.key().toString(),
                certificate.id().toString());
    }

    private static String words(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining(" "));
    }
}
