package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.site.ClientKind;
import akashi.core.site.HostName;
import akashi.core.site.Role;
import akashi.core.text.Message;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads an inventory file row by row; a file that is no table, or too large, is bad input. */
final class InventoryReader {

    /** The most rows that are read. */
    static final int MOST_ROWS = 60_000;

    private final Optional<HostName> siteDomain;
    private final Findings findings = new Findings();
    private final Map<String, Draft> computers = new LinkedHashMap<>();
    private final Map<String, FileGroup> groups = new LinkedHashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private long managementLine;
    private Header header;
    private int rows;

    InventoryReader(Optional<HostName> siteDomain) {
        this.siteDomain = siteDomain;
    }

    Inventory read(byte[] bytes) {
        CsvText text = CsvText.of(bytes);
        CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(text.separator()).get();
        long[] line = {1};
        try (CSVParser parser = CSVParser.parse(new StringReader(text.text()), format)) {
            Iterator<CSVRecord> records = parser.iterator();
            header = Header.of(records.next());
            line[0] = parser.getCurrentLineNumber() + 1;
            while (records.hasNext()) {
                take(new CsvRow(line[0] + text.skipped(), records.next(), header, findings));
                line[0] = parser.getCurrentLineNumber() + 1;
            }
        } catch (UncheckedIOException | IllegalStateException broken) {
            throw new Fault.BadInput("file", "sites.csv.quotes", line[0] + text.skipped());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return inventory(text);
    }

    private Inventory inventory(CsvText text) {
        if (!header.unknown().isEmpty()) {
            findings.warn(0, Message.of("sites.csv.unknown-columns", header.unknown()));
        }
        return new Inventory(
                text.encoding(),
                rows,
                findings.badRows(),
                header.columns(),
                lists(text),
                computers.values().stream().map(Draft::computer).toList(),
                groups.values().stream().toList(),
                findings.problems(),
                findings.warnings(),
                findings.leftOut());
    }

    private Set<Role> lists(CsvText text) {
        if (header.ofRecorders()) {
            return Set.of(Role.RECORDING);
        }
        return text.roles().isEmpty() ? EnumSet.allOf(Role.class) : text.roles();
    }

    private void take(CsvRow row) {
        if (row.blank()) {
            return;
        }
        if (++rows > MOST_ROWS) {
            throw new Fault.BadInput("file", "sites.csv.too-many-rows", MOST_ROWS);
        }
        row.checkWidth();
        if (header.ofRecorders()) {
            add(row, new RecorderRow(row, siteDomain).read());
            return;
        }
        String text = row.raw(Column.ROLE);
        Optional<Role> role = Words.constant(Role.class, text);
        Optional<ClientKind> kind = Words.constant(ClientKind.class, text);
        if (role.isPresent()) {
            add(row, new ServerRow(row, role.get(), header.has(Column.DOMAIN), siteDomain).read());
        } else if (kind.isPresent()) {
            add(row, new GroupRow(row, kind.get()).read());
        } else {
            row.problem(Column.ROLE, Message.of(text.isEmpty() ? "sites.csv.role-missing" : "sites.csv.role"));
            findings.leaveOut(row.raw(Column.COMPUTER));
        }
    }

    private void add(CsvRow row, Draft draft) {
        String label = draft.label().orElse("");
        if (!row.bad() && draft.servers().get(0).role() == Role.MANAGEMENT) {
            oneManagement(row, label);
        }
        if (row.bad()) {
            leaveOut(row);
            return;
        }
        Draft before = computers.get(label);
        Draft merged = before == null ? draft : before.with(draft, row);
        computers.put(label, merged);
        if (row.bad()) {
            leaveOut(row);
        } else {
            draft.addresses().forEach(address -> sharedAddress(row, address.value(), label));
        }
    }

    private void leaveOut(CsvRow row) {
        findings.leaveOut(row.raw(Column.COMPUTER));
        findings.leaveOut(row.raw("HostName"));
        findings.leaveOut(row.raw(Column.NAME));
    }

    private void oneManagement(CsvRow row, String label) {
        String first = known.putIfAbsent("management", label);
        if (first == null) {
            managementLine = row.line();
        } else if (!first.equals(label)) {
            row.problem(Column.ROLE, Message.of("sites.csv.one-management", first, managementLine));
        }
    }

    private void sharedAddress(CsvRow row, String address, String label) {
        String first = known.putIfAbsent("address " + address, label);
        if (first != null && !first.equals(label)) {
            row.warn(Message.of("sites.csv.shared-address", address, first));
        }
    }

    private void add(CsvRow row, FileGroup group) {
        FileGroup before = groups.get(group.key());
        if (before != null && before.same(group)) {
            row.warn(Message.of("sites.csv.repeated", group.group().name(), before.line()));
        } else if (before != null) {
            row.problem(
                    Column.NAME,
                    Message.of("sites.csv.contradicts", group.group().name(), before.line()));
        }
        if (row.bad()) {
            leaveOut(row);
        } else {
            groups.putIfAbsent(group.key(), group);
        }
    }
}
