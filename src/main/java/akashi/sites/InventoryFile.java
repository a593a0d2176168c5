package akashi.sites;

import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Server;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.CellText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The inventory of a site as a file that imports again to the same site. */
public final class InventoryFile {

    private final SiteSnapshot site;

    public InventoryFile(SiteSnapshot site) {
        this.site = site;
    }

    /** UTF-8 with a BOM, without which spreadsheets guess; retired computers are history and left out. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder("\ufeff");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(Arrays.stream(Column.values()).map(Column::title));
            for (Computer computer : site.computers()) {
                if (computer.presence().state() != Presence.State.RETIRED) {
                    print(printer, computer);
                }
            }
            for (ClientGroup group : site.clientGroups()) {
                print(printer, row(group));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A name that says which site and when. */
    public String fileName(LocalDate today) {
        String name = site.site().name().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return (name.isEmpty() ? "site" : name) + "_" + today + ".csv";
    }

    private static void print(CSVPrinter printer, Computer computer) throws IOException {
        boolean first = true;
        for (Server server : computer.servers()) {
            Map<Column, String> cells = row(computer, server);
            if (first) {
                cells.put(Column.NOTES, computer.notes());
            }
            print(printer, cells);
            first = false;
        }
    }

    private static void print(CSVPrinter printer, Map<Column, String> cells) throws IOException {
        List<String> row = Arrays.stream(Column.values())
                .map(column -> CellText.written(cells.getOrDefault(column, "")))
                .toList();
        printer.printRecord(row);
    }

    private static Map<Column, String> row(Computer computer, Server server) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        String windows = computer.windows() == WindowsGeneration.UNKNOWN
                ? ""
                : computer.windows().name();
        cells.put(Column.COMPUTER, computer.host().map(Object::toString).orElseGet(computer::label));
        cells.put(Column.ROLE, server.role().name());
        cells.put(Column.NAME, server.name());
        cells.put(Column.REGISTERED_AS, Fields.text(computer.registeredAs()));
        cells.put(Column.PUBLIC_NAME, Fields.text(computer.publicName()));
        cells.put(
                Column.ALIASES,
                Fields.words(computer.aliases(), alias -> alias.name().value()));
        cells.put(Column.ADDRESSES, Fields.words(computer.addresses(), Object::toString));
        cells.put(Column.DOMAIN, Fields.text(computer.domain()));
        cells.put(Column.SERVICE_ACCOUNT, Fields.account(server));
        cells.put(Column.WINDOWS, windows);
        cells.put(Column.VERSION, Fields.text(server.version()));
        cells.put(Column.PORTS, Fields.ports(server));
        cells.put(Column.IN_SERVICE, String.valueOf(computer.active()));
        return cells;
    }

    private Map<Column, String> row(ClientGroup group) {
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.ROLE, group.kind().name());
        cells.put(Column.NAME, group.name());
        cells.put(Column.ADDRESSES, Fields.words(group.networks(), Object::toString));
        cells.put(Column.VERSION, Fields.text(group.version()));
        cells.put(Column.COUNT, String.valueOf(group.count()));
        cells.put(Column.SERVES, Fields.serves(group, site::computer));
        cells.put(Column.NOTES, group.notes());
        return cells;
    }
}
