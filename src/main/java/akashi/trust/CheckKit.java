package akashi.trust;

import akashi.authority.HandOut;
import akashi.certificates.InstallScript;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Thumbprint;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The script that looks at one Windows computer and changes nothing, with what it has to know of the site: names, ports
 * and thumbprints, all of them public.
 *
 * @param computer the full name of the server that it is for; empty for clients
 * @param names what that server may call itself
 * @param clientGroup the id of the group of clients that it is for; empty for a server
 */
record CheckKit(
        String kit,
        String computer,
        List<String> names,
        String domain,
        String clientGroup,
        List<Ca> roots,
        List<Ca> intermediates,
        List<Own> certificates,
        List<Object> slots,
        List<Port> servers) {

    private static final String FORMAT = "akashi-kit 1";
    private static final String FOLDER = "/akashi/trust/check/";
    private static final String GAP = "@KIT@";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** The certificate of an authority. */
    record Ca(String name, String thumbprint) {}

    /** A certificate that the computer should have, and the slots that it is for. */
    record Own(String thumbprint, List<String> slots) {}

    /** A port of a server that this computer uses. */
    record Port(String computer, String name, int port, String slot) {}

    /** For a server of the inventory. */
    static CheckKit of(SiteSnapshot site, Computer computer) {
        List<String> names =
                Stream.of(computer.shortLabel(), computer.label()).distinct().toList();
        List<Own> own = site.certificatesOf(computer).stream()
                .filter(c -> c.usable() && c.generation() == computer.generation())
                .map(c -> new Own(
                        c.thumbprint().value(),
                        slots(computer, c).stream().map(Slot::name).toList()))
                .toList();
        return new CheckKit(
                FORMAT,
                computer.label(),
                names,
                computer.domain().map(HostName::value).orElse(""),
                "",
                authorities(site, true),
                authorities(site, false),
                own,
                InstallScript.slotsOf(computer),
                servers(site, computer.id()));
    }

    private static List<Slot> slots(Computer computer, Certificate certificate) {
        return computer.slots().stream().filter(certificate.slots()::contains).toList();
    }

    /** For every PC of a group of clients. */
    static CheckKit of(SiteSnapshot site, ClientGroup group) {
        return new CheckKit(
                FORMAT,
                "",
                List.of(),
                "",
                group.id().toString(),
                authorities(site, true),
                authorities(site, false),
                List.of(),
                List.of(),
                servers(site, group.id()));
    }

    private static List<Ca> authorities(SiteSnapshot site, boolean roots) {
        return site.authorities().stream()
                .filter(a -> a.kind() != Authority.Kind.PUBLIC && !a.retired() && a.isRoot() == roots)
                .flatMap(a -> a.thumbprint().map(Thumbprint::value).map(print -> new Ca(a.name(), print)).stream())
                .toList();
    }

    private static List<Port> servers(SiteSnapshot site, UUID verifier) {
        return KitTargets.of(site, verifier).stream()
                .map(t -> new Port(
                        t.computer().label(), t.name(), t.port(), t.slot().name()))
                .toList();
    }

    /** The whole script, as Windows PowerShell 5.1 reads it in every language of Windows. */
    byte[] script() {
        String text = part("10-head").replace(GAP, json())
                + InstallScript.looking()
                + part("60-connections")
                + part("80-receipt")
                + part("90-run");
        return HandOut.windows(text);
    }

    /** On one line that begins with a brace: nothing in it can end the text that it stands in. */
    private String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(String name) {
        try (InputStream in = CheckKit.class.getResourceAsStream(FOLDER + name + ".ps1")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
