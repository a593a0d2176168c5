package akashi.core.diagram;

import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who shows and who checks in a list of assessments, each with the worst of its connections. Told apart by id: a
 * computer of the inventory is a large value, and a site has thousands of connections.
 */
final class Sides {

    private final Map<UUID, Computer> subjects = new LinkedHashMap<>();
    private final Map<UUID, Verifier> verifiers = new LinkedHashMap<>();
    private final Map<UUID, Status> worst = new LinkedHashMap<>();
    private final Map<UUID, Status> worstSeen = new LinkedHashMap<>();

    Sides(List<Assessment> assessments) {
        for (Assessment a : assessments) {
            subjects.putIfAbsent(a.subject().id(), a.subject());
            verifiers.putIfAbsent(a.verifier().id(), a.verifier());
            worst.merge(a.subject().id(), a.status(), Status::worse);
            worstSeen.merge(a.verifier().id(), a.status(), Status::worse);
        }
    }

    Collection<Computer> subjects() {
        return subjects.values();
    }

    Collection<Verifier> verifiers() {
        return verifiers.values();
    }

    Status of(Computer subject) {
        return worst.get(subject.id());
    }

    Status of(Verifier verifier) {
        return worstSeen.get(verifier.id());
    }
}
