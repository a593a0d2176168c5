package akashi.certificates;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.ProbePorts;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.Slot;
import akashi.pki.ParsedCertificate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What lies in a bundle, for the script that installs it ({@code bundle.json}). No secret is part of it, and nothing of
 * it is ever run as code.
 *
 * @param names what the computer may call itself: its short name, as Windows gives it
 * @param domain the domain it is a member of; empty in a workgroup
 * @param slots every slot of the computer, with a certificate in the bundle or without: a check looks at all
 */
record Manifest(
        String bundle,
        String computer,
        List<String> names,
        String domain,
        String made,
        Trusted root,
        List<Trusted> intermediates,
        List<Own> certificates,
        List<Use> slots) {

    private static final String FORMAT = "akashi-bundle 2";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A certificate of an authority. */
    record Trusted(String file, String thumbprint) {}

    /** A certificate of the computer and the slots that it goes into. */
    record Own(String file, String thumbprint, String subject, String until, List<String> slots) {}

    /** A slot of the Server Configurator: where it can be seen from the computer itself, and who has to read the key. */
    record Use(String slot, String group, List<Integer> ports, List<Service> services) {}

    /** A server that uses a slot and its account; {@code assumed} where nobody said which account that is. */
    record Service(String role, String account, boolean assumed) {}

    static Manifest of(Computer computer, Instant made, Trusted root, List<Trusted> intermediates, List<Own> own) {
        List<String> names =
                Stream.of(computer.shortLabel(), computer.label()).distinct().toList();
        return new Manifest(
                FORMAT,
                computer.label(),
                names,
                computer.domain().map(HostName::value).orElse(""),
                made.toString(),
                root,
                intermediates,
                own,
                computer.slots().stream().map(slot -> use(computer, slot)).toList());
    }

    static Trusted trusted(String file, ParsedCertificate certificate) {
        return new Trusted(file, certificate.thumbprint().value());
    }

    /** A slot with the servers that use it; several servers of a computer may share it. */
    static Use use(Computer computer, Slot slot) {
        List<Server> servers = computer.servers().stream()
                .filter(server -> server.role().slots().contains(slot))
                .toList();
        List<Integer> ports = servers.stream()
                .flatMap(server -> ports(computer, server, slot).stream())
                .distinct()
                .toList();
        return new Use(
                slot.name(),
                slot.groupId().toString(),
                ports,
                servers.stream().map(Manifest::service).distinct().toList());
    }

    private static Service service(Server server) {
        return new Service(
                server.role().name(),
                server.accountOrAssumed().value(),
                server.account().isEmpty());
    }

    /** The management server itself is read by its bindings, as long as nobody says otherwise. */
    private static List<Integer> ports(Computer computer, Server server, Slot slot) {
        boolean bound =
                server.role() == Role.MANAGEMENT && server.ports().of(slot).isEmpty();
        return bound ? List.of() : ProbePorts.of(computer, server, slot);
    }

    /** The slots that a certificate of this bundle goes into. */
    List<Use> usesOf(Own own) {
        return slots.stream().filter(use -> own.slots().contains(use.slot())).toList();
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
