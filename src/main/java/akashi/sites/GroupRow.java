package akashi.sites;

import akashi.core.site.AddressRange;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A row about a group of clients. */
final class GroupRow {

    private final CsvRow row;
    private final ClientKind kind;

    GroupRow(CsvRow row, ClientKind kind) {
        this.row = row;
        this.kind = kind;
    }

    FileGroup read() {
        if (!row.raw(Column.COMPUTER).isEmpty()) {
            row.problem(Column.COMPUTER, Message.of("sites.csv.group-on-computer", kind));
        }
        String name = row.text(Column.NAME);
        ClientGroup group = new ClientGroup(
                UUID.randomUUID(),
                kind,
                name.isEmpty() ? plainName(kind) : name,
                row.read(Column.COUNT, Words::count).orElse(1),
                row.read(Column.VERSION, text -> VmsVersion.parse(text).orElseThrow()),
                List.of(),
                row.list(Column.ADDRESSES, AddressRange::parse),
                row.notes());
        List<String> serves = row.list(Column.SERVES, text -> text.toLowerCase(Locale.ROOT));
        return new FileGroup(row.line(), group, serves);
    }

    /** The name of a group to which nobody gave one: the product's, which no language translates. */
    static String plainName(ClientKind kind) {
        return switch (kind) {
            case SMART_CLIENT -> "XProtect Smart Client";
            case MANAGEMENT_CLIENT -> "XProtect Management Client";
            case OPEN_NETWORK_BRIDGE -> "Milestone Open Network Bridge";
            case DLNA -> "XProtect DLNA Server";
            case INTERCONNECT -> "Milestone Interconnect";
            case MIP_INTEGRATION -> "MIP SDK";
            case MOBILE_CLIENT -> "XProtect Mobile";
            case WEB_CLIENT -> "XProtect Web Client";
        };
    }
}
