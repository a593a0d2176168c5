package akashi.core.diagnosis;

import akashi.core.link.CertificateLink;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import akashi.core.trust.Todo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that is wrong now, with one connection that has it, to be looked into.
 *
 * @param from who checks there
 * @param to who shows its certificate there
 */
public record Trouble(Todo todo, String from, String to) {

    /** One for each entry of a worklist, in its order. */
    public static List<Trouble> of(List<Todo> todos, Function<CertificateLink, List<Assessment>> worstFirst) {
        Map<ReasonCode, Assessment> first = new EnumMap<>(ReasonCode.class);
        for (CertificateLink link : CertificateLink.values()) {
            for (Assessment assessment : worstFirst.apply(link)) {
                for (Reason reason : assessment.reasons()) {
                    first.putIfAbsent(reason.code(), assessment);
                }
            }
        }
        List<Trouble> troubles = new ArrayList<>();
        for (Todo todo : todos) {
            Assessment example = first.getOrDefault(todo.code(), first.get(twin(todo.code())));
            if (example != null) {
                troubles.add(new Trouble(
                        todo, example.verifier().label(), example.subject().label()));
            }
        }
        return troubles;
    }

    /** The worklist tells what the server's own computer lacks together with what verifiers lack. */
    private static ReasonCode twin(ReasonCode code) {
        return switch (code) {
            case VERIFIER_DISTRUSTS -> ReasonCode.SUBJECT_DISTRUSTS;
            case VERIFIER_TRUST_UNKNOWN -> ReasonCode.SUBJECT_TRUST_UNKNOWN;
            default -> code;
        };
    }
}
