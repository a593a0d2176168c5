package akashi.sites;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Ports;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.Slot;
import akashi.core.site.VmsVersion;
import akashi.core.text.CellText;
import akashi.core.text.Message;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A row of the VMS's own list of recording servers ({@code Get-VmsRecordingServer | Export-Csv}). */
final class RecorderRow {

    /** The columns that are understood, in lower case. */
    static final Set<String> TITLES = Set.of(
            "name", "hostname", "webserveruri", "enabled", "version", "publicaccessenabled", "publicwebserverhostname");

    /** The port of the recording server's web server unless changed. */
    private static final int USUAL_PORT = 7563;

    private final CsvRow row;
    private final Optional<HostName> siteDomain;

    RecorderRow(CsvRow row, Optional<HostName> siteDomain) {
        this.row = row;
        this.siteDomain = siteDomain;
    }

    Draft read() {
        Optional<URI> uri = uri();
        String uriHost = uri.map(URI::getHost).orElse("").replaceAll("^\\[|]$", "");
        String own = row.raw("HostName").isEmpty() ? uriHost : row.raw("HostName");
        Optional<IpAddress> address = IpAddress.parse(own);
        Optional<Naming> naming = address.isPresent() || own.isEmpty() ? Optional.empty() : naming(own);
        if (own.isEmpty()) {
            row.problem("HostName", "", Message.of("sites.csv.computer-missing"));
        }
        address.ifPresent(found -> row.warn(Message.of("sites.csv.name-missing", found.value())));
        return new Draft(
                row.line(),
                naming.map(Naming::host),
                naming.flatMap(Naming::domain),
                naming.flatMap(known -> registered(uriHost, known)),
                publicName(),
                List.of(),
                address.or(() -> IpAddress.parse(uriHost)).stream().toList(),
                Optional.empty(),
                enabled(),
                row.notes(),
                List.of(server(uri, own)));
    }

    private Optional<Naming> naming(String own) {
        Optional<String> problem = HostName.problem(own);
        problem.ifPresent(key -> row.problem("HostName", own, Message.of(key)));
        return problem.isPresent() ? Optional.empty() : Optional.of(Naming.assumed(new HostName(own), siteDomain));
    }

    /** The name in the address under which the recorder is registered, where it is another one. */
    private Optional<HostName> registered(String uriHost, Naming naming) {
        String full = naming.host().in(naming.domain()).value();
        return HostName.parse(uriHost)
                .filter(name -> !name.value().equals(full)
                        && !name.value().equals(naming.host().shortName()));
    }

    private Optional<HostName> publicName() {
        boolean open = row.raw("PublicAccessEnabled").equalsIgnoreCase("true");
        return open ? HostName.parse(row.raw("PublicWebserverHostName")) : Optional.empty();
    }

    private Optional<Boolean> enabled() {
        String text = row.raw("Enabled");
        return text.isEmpty() ? Optional.empty() : row.read(Column.IN_SERVICE, text, Words::truth);
    }

    private Optional<URI> uri() {
        String text = row.raw("WebServerUri");
        try {
            Optional<URI> uri = Optional.of(text).filter(t -> !t.isEmpty()).map(URI::create);
            return uri.filter(found -> found.getHost() != null);
        } catch (IllegalArgumentException none) {
            row.problem("WebServerUri", text, Message.of("sites.csv.uri"));
            return Optional.empty();
        }
    }

    private Server server(Optional<URI> uri, String own) {
        String name = CellText.read(row.raw("Name"));
        Optional<Integer> port = uri.map(URI::getPort).filter(p -> p > 0 && p != USUAL_PORT);
        return new Server(
                UUID.randomUUID(),
                Role.RECORDING,
                name.isEmpty() ? own : name,
                Optional.empty(),
                row.read(
                        Column.VERSION,
                        row.raw("Version"),
                        text -> VmsVersion.parse(text).orElseThrow()),
                port.map(p -> Ports.USUAL.with(Optional.of(Slot.STREAMING), p)).orElse(Ports.USUAL));
    }
}
