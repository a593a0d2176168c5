package akashi.pki;

import java.util.List;

/**
 * What a verifier would say of a certificate.
 *
 * @param problems all reasons against it, empty when it is accepted
 * @param path the leaf and those above it, as far as the path could be built
 */
public record Verdict(List<Problem> problems, List<ParsedCertificate> path) {

    /** Copies the lists. */
    public Verdict {
        problems = List.copyOf(problems);
        path = List.copyOf(path);
    }

    /** Whether the verifier accepts it. */
    public boolean accepted() {
        return problems.isEmpty();
    }

    /** Whether there is a problem of that kind. */
    public boolean has(Problem.Kind kind) {
        return problems.stream().anyMatch(problem -> problem.kind() == kind);
    }
}
