package akashi.expiry;

import akashi.core.expiry.Stop;
import akashi.core.finding.Finding;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.Thumbprint;
import akashi.core.text.CsvLine;
import akashi.core.text.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The state report as a file that spreadsheets open; times are UTC, titles and findings in the reader's language. */
final class ReportSheet {

    private static final List<String> TITLES = List.of(
            "as_of",
            "kind",
            "computer",
            "roles",
            "slots",
            "in_effect",
            "state",
            "stage",
            "subject",
            "names",
            "authority",
            "serial",
            "not_before",
            "not_after",
            "days_left",
            "thumbprint",
            "sha256",
            "key",
            "evidence",
            "findings");

    private final Instant at;
    private final Function<Message, String> text;

    ReportSheet(Instant at, Function<Message, String> text) {
        this.at = at;
        this.text = text;
    }

    byte[] of(StateReport report) {
        StringBuilder sheet = new StringBuilder("\uFEFF").append(CsvLine.of(titles()));
        report.authorities().forEach(stop -> sheet.append(CsvLine.of(cells(stop))));
        report.rows().forEach(row -> sheet.append(CsvLine.of(cells(row))));
        report.seen().forEach(finding -> sheet.append(CsvLine.of(cells(finding))));
        return sheet.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> titles() {
        return TITLES.stream()
                .map(title -> text.apply(Message.of("report.csv." + title)))
                .toList();
    }

    private List<String> cells(Stop stop) {
        var ca = stop.authority();
        return List.of(
                at.toString(),
                "CA",
                "",
                "",
                "",
                "",
                ca.stage().name(),
                "",
                ca.subject(),
                ca.name(),
                "",
                "",
                stop.validity().notBefore().toString(),
                stop.validity().notAfter().toString(),
                left(stop.when()),
                ca.thumbprint().map(Thumbprint::value).orElse(""),
                ca.sha256(),
                ca.key().toString(),
                "",
                "");
    }

    private List<String> cells(ReportRow row) {
        Certificate c = row.certificate();
        boolean signed = row.signed();
        return List.of(
                at.toString(),
                "SERVER",
                row.computer() == null ? "" : row.computer().label(),
                row.computer() == null
                        ? ""
                        : words(row.computer().servers().stream().map(server -> server.role())),
                words(row.slots().stream()),
                words(row.inEffect().stream()),
                row.state().name(),
                row.stage() == null ? "" : row.stage().name(),
                c.subject(),
                words(Stream.concat(c.dnsNames().stream(), c.addresses().stream())),
                row.authority() == null ? "" : row.authority(),
                signed ? c.serial() : "",
                signed ? c.validity().notBefore().toString() : "",
                signed ? c.validity().notAfter().toString() : "",
                signed ? left(c.validity().notAfter()) : "",
                signed ? c.thumbprint().value() : "",
                signed ? c.sha256() : "",
                c.key().toString(),
                row.evidence().stream().map(ReportSheet::evidence).collect(Collectors.joining("; ")),
                row.findings().stream().map(text).collect(Collectors.joining(" ")));
    }

    /** What was seen is of computers, not of one certificate: its cells are those of a certificate left empty. */
    private List<String> cells(Finding finding) {
        List<String> cells = new ArrayList<>(Collections.nCopies(TITLES.size(), ""));
        cells.set(TITLES.indexOf("as_of"), at.toString());
        cells.set(TITLES.indexOf("kind"), "FINDING");
        cells.set(TITLES.indexOf("computer"), words(finding.computers().stream().map(Computer::label)));
        cells.set(TITLES.indexOf("state"), finding.code().name());
        cells.set(TITLES.indexOf("evidence"), "SEEN " + finding.at());
        cells.set(TITLES.indexOf("findings"), text.apply(finding.message()));
        return cells;
    }

    private String left(Instant end) {
        return String.valueOf(Duration.between(at, end).toDays());
    }

    private static String evidence(Observation o) {
        return o.slot().map(Enum::name).orElse("") + " " + o.value() + " " + o.source() + " " + o.by() + " " + o.at();
    }

    private static String words(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining(" "));
    }
}
