package akashi.core.diagram;

import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verifiers by kind: servers by their leading role, clients by their kind; the key is the kind's message key. */
final class VerifierKinds {

    private VerifierKinds() {}

    static Map<String, List<Verifier>> of(Collection<Verifier> verifiers) {
        Map<String, List<Verifier>> kinds = new LinkedHashMap<>();
        verifiers.forEach(
                v -> kinds.computeIfAbsent(kind(v), k -> new ArrayList<>()).add(v));
        return kinds;
    }

    private static String kind(Verifier verifier) {
        if (verifier instanceof Verifier.InGroup in) {
            return Message.of(in.group().kind()).key();
        }
        return Message.of(leading(((Verifier.OnComputer) verifier).computer())).key();
    }

    private static Role leading(Computer computer) {
        return computer.servers().stream()
                .map(server -> server.role())
                .min(Enum::compareTo)
                .orElse(Role.MANAGEMENT);
    }
}
