package akashi.topology;

import akashi.core.link.CertificateLink;
import akashi.core.site.Role;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A link as one line of an overview: what a role does in it, how its connections are, and the worst of them.
 *
 * @param words what the side does, in sentences
 * @param worst the connection to look at first; {@code null} where there is none
 */
record Part(CertificateLink link, String path, List<Message> words, List<Count> counts, Assessment worst) {

    /** How many connections have a status. */
    record Count(Status status, int count) {}

    static Part of(CertificateLink link, Optional<Role> role, List<Assessment> worstFirst) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        worstFirst.forEach(a -> counts.merge(a.status(), 1, Integer::sum));
        List<Count> shown = new ArrayList<>();
        counts.forEach((status, count) -> shown.add(new Count(status, count)));
        return new Part(
                link, Tabs.path(link), words(link, role), shown, worstFirst.isEmpty() ? null : worstFirst.get(0));
    }

    private static List<Message> words(CertificateLink link, Optional<Role> role) {
        List<Message> words = new ArrayList<>();
        if (role.filter(link.subject().roles()::contains).isPresent()) {
            words.add(Message.of("topology.shows", Message.of(link.verifiers()), Message.of(link.slot())));
        }
        if (role.filter(link.verifiers().roles()::contains).isPresent()) {
            words.add(Message.of("topology.checks", Message.of(link.subject()), Message.of(link.slot())));
        }
        if (role.isEmpty()) {
            words.add(Message.of(
                    "topology.between",
                    Message.of(link.subject()),
                    Message.of(link.verifiers()),
                    Message.of(link.slot())));
        }
        words.add(Message.of(link.switchedTogether() ? "topology.paired" : "topology.alone"));
        return words;
    }
}
