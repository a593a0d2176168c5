package akashi.core.diagram;

import akashi.core.link.Verifier;
import akashi.core.site.ClientKind;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Verifiers by kind: servers by their leading role, then clients by their kind. */
final class VerifierKinds {

    /** A kind; the order is that of roles, then of kinds of client. */
    record Kind(int order, String name) implements Comparable<Kind> {

        Message title() {
            return Message.of("diagram.kind." + name);
        }

        @Override
        public int compareTo(Kind other) {
            return Integer.compare(order, other.order);
        }
    }

    private VerifierKinds() {}

    static Map<Kind, List<Verifier>> of(Collection<Verifier> verifiers) {
        Map<Kind, List<Verifier>> kinds = new TreeMap<>();
        verifiers.forEach(
                v -> kinds.computeIfAbsent(kind(v), k -> new ArrayList<>()).add(v));
        return kinds;
    }

    private static Kind kind(Verifier verifier) {
        if (verifier instanceof Verifier.OnComputer on) {
            Role leading = on.computer().servers().stream()
                    .map(Server::role)
                    .min(Enum::compareTo)
                    .orElse(Role.MANAGEMENT);
            return new Kind(leading.ordinal(), leading.name());
        }
        ClientKind kind = ((Verifier.InGroup) verifier).group().kind();
        return new Kind(Role.values().length + kind.ordinal(), kind.name());
    }
}
