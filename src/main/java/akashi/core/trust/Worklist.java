package akashi.core.trust;

import akashi.core.link.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What needs doing, worked out from all assessments: one entry per kind of problem, worst first. */
public final class Worklist {

    private Worklist() {}

    /** The entries; empty when nothing is to be done. Connections that are only off are one entry of their own. */
    public static List<Todo> of(List<Assessment> assessments) {
        Map<ReasonCode, Entry> entries = new EnumMap<>(ReasonCode.class);
        for (Assessment assessment : assessments) {
            for (Reason reason : assessment.reasons()) {
                if (!reason.code().fine()) {
                    entries.computeIfAbsent(deed(reason.code()), code -> new Entry())
                            .add(assessment, reason);
                }
            }
        }
        List<Todo> todos = new ArrayList<>();
        entries.forEach((code, entry) -> todos.add(entry.todo(code)));
        todos.sort(Comparator.comparing(Todo::status).thenComparing(todo -> -todo.connections()));
        return todos;
    }

    /** A computer that shows and checks needs the CA certificate once: both gaps are one thing to do. */
    private static ReasonCode deed(ReasonCode code) {
        return switch (code) {
            case SUBJECT_DISTRUSTS -> ReasonCode.VERIFIER_DISTRUSTS;
            case SUBJECT_TRUST_UNKNOWN -> ReasonCode.VERIFIER_TRUST_UNKNOWN;
            default -> code;
        };
    }

    /** How many connections have each status, worst first; statuses that do not occur are left out. */
    public static Map<Status, Integer> counts(List<Assessment> assessments) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        assessments.forEach(assessment -> counts.merge(assessment.status(), 1, Integer::sum));
        return counts;
    }

    private static final class Entry {
        private final Map<String, Reason> who = new LinkedHashMap<>();
        private final Set<Assessment> connections = Collections.newSetFromMap(new IdentityHashMap<>());

        void add(Assessment assessment, Reason reason) {
            boolean verifiers = reason.code().requirement() == Requirement.VERIFIER_TRUSTS
                            && reason.code() != ReasonCode.ISSUER_UNKNOWN
                    || reason.code() == ReasonCode.CLIENT_TOO_OLD
                    || reason.code() == ReasonCode.PLATFORM_REFUSES;
            // Of a pair that one end joins, that end is what somebody has to finish.
            verifiers |=
                    reason.code() == ReasonCode.JOINING && !assessment.subject().joining();
            // Of a pair of which one end is known, the other has to be looked at.
            verifiers |= reason.code() == ReasonCode.SWITCH_UNKNOWN
                    && reason.evidence().isPresent();
            who.putIfAbsent(
                    verifiers
                            ? assessment.verifier().shortLabel()
                            : assessment.subject().shortLabel(),
                    reason);
            connections.add(assessment);
        }

        Todo todo(ReasonCode code) {
            return new Todo(
                    code,
                    List.copyOf(who.keySet()),
                    connections.size(),
                    who.values().iterator().next().mend());
        }
    }
}
