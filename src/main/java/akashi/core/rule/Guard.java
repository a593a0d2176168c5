package akashi.core.rule;

import java.util.List;

/** Which rules guard which act, so that no circle arises: the one place that says so. */
public enum Guard {
    /** Saving a change set, in either direction. */
    WANT(Rule.PAIRED),
    /** Issuing, renewing and exporting certificates. */
    ISSUE(Rule.AUTHORITY, Rule.PLANNED_FIRST, Rule.NAMED, Rule.CONSTRAINED, Rule.LINTED),
    /** Letting switches take effect. */
    GO(Rule.INSTALLED, Rule.TRUSTED, Rule.VALID, Rule.NAMED, Rule.KEY_READABLE),
    /** Recording what a probe or a receipt saw: reality is never refused. */
    RECORD_SEEN;

    private final List<Rule> rules;

    Guard(Rule... rules) {
        this.rules = List.of(rules);
    }

    /** The rules that may refuse the act. */
    public List<Rule> rules() {
        return rules;
    }
}
