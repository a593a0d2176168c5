package akashi.certificates;

import akashi.core.site.Computer;
import akashi.core.site.Server;
import akashi.core.site.ServiceAccount;
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
 */
record Manifest(
        String bundle,
        String computer,
        List<String> names,
        String made,
        Trusted root,
        List<Trusted> intermediates,
        List<Own> certificates) {

    private static final String FORMAT = "akashi-bundle 1";
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A certificate of an authority. */
    record Trusted(String file, String thumbprint) {}

    /** A certificate of the computer. */
    record Own(String file, String thumbprint, String subject, String until, List<Use> slots) {}

    /** A slot of the Server Configurator, and who has to read the key. */
    record Use(String slot, String group, List<String> accounts) {}

    static Manifest of(Computer computer, Instant made, Trusted root, List<Trusted> intermediates, List<Own> own) {
        List<String> names =
                Stream.of(computer.shortLabel(), computer.label()).distinct().toList();
        return new Manifest(FORMAT, computer.label(), names, made.toString(), root, intermediates, own);
    }

    static Trusted trusted(String file, ParsedCertificate certificate) {
        return new Trusted(file, certificate.thumbprint().value());
    }

    /** A slot with the accounts of the servers that use it; several servers of a computer may share it. */
    static Use use(Computer computer, Slot slot) {
        List<String> accounts = computer.servers().stream()
                .filter(server -> server.role().slots().contains(slot))
                .map(Server::accountOrAssumed)
                .map(ServiceAccount::value)
                .distinct()
                .sorted()
                .toList();
        return new Use(slot.name(), slot.groupId().toString(), accounts);
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
