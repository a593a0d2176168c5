package akashi.core.link;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.guide.Clause;
import akashi.core.rule.Rule;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every clause of the guide is used by a link, a rule or a lesson. */
class ClauseCoverageTest {

    /** Taught by lessons that are still to come, and by nothing else. */
    private static final Set<Clause> LESSONS_TO_COME = EnumSet.of(
            Clause.A1,
            Clause.A2,
            Clause.A3,
            Clause.A4,
            Clause.A5a,
            Clause.A5b,
            Clause.A5c,
            Clause.A6,
            Clause.A7,
            Clause.G2);

    @Test
    void no_clause_is_left_out() {
        Set<Clause> missing = EnumSet.allOf(Clause.class);
        missing.removeAll(used());
        missing.removeAll(LESSONS_TO_COME);
        assertThat(missing).isEmpty();
    }

    @Test
    void a_clause_that_is_used_is_not_listed_as_to_come() {
        assertThat(used()).doesNotContainAnyElementsOf(LESSONS_TO_COME);
    }

    private static Set<Clause> used() {
        Set<Clause> used = EnumSet.noneOf(Clause.class);
        for (CertificateLink link : CertificateLink.values()) {
            used.addAll(link.allClauses());
        }
        for (Rule rule : Rule.values()) {
            used.addAll(rule.clauses());
        }
        return used;
    }
}
