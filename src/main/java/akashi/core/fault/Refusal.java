package akashi.core.fault;

import akashi.core.guide.Clause;
import akashi.core.text.Message;
import java.util.List;

/**
 * Why an act is not done: the rule that forbids it, the clauses the rule comes from, the reason as a sentence, who is
 * involved (host names or group names) and, where there is one, the page on which it can be mended.
 */
public record Refusal(String rule, List<Clause> clauses, Message reason, List<String> involved, Mend mend) {

    /** The rule of a refusal while the token with a private key cannot be reached; it may be there in a moment. */
    public static final String TOKEN = "TOKEN";

    /** Copies the lists. */
    public Refusal {
        clauses = List.copyOf(clauses);
        involved = List.copyOf(involved);
    }

    /** A refusal that no clause of the guide stands behind, such as a site that changed meanwhile. */
    public static Refusal of(String rule, Message reason) {
        return new Refusal(rule, List.of(), reason, List.of(), Mend.NONE);
    }
}
