package akashi.core.rule;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.List;

/** A rule judged for a change: everyone it was judged for, and what would mend what is not met. */
public record Check(Rule rule, List<Item> items, Mend mend) {

    /** What an item says of a computer for which nothing was issued. */
    public static final String NO_CERTIFICATE = "check.no-certificate";

    /** What an item says of a computer whose certificate for other slots fits this one too. */
    public static final String OTHER_FITS = "check.other-fits";

    /** What an item says of a computer that must be named first, or rest. */
    public static final String NO_NAME = "check.no-name";

    /** Copies the items. */
    public Check {
        items = List.copyOf(items);
    }

    /** The worst of its items; met where there is nobody to judge. */
    public Outcome outcome() {
        return items.stream().map(Item::outcome).min(Enum::compareTo).orElse(Outcome.MET);
    }

    /** How many it is met for. */
    public long met() {
        return items.stream().filter(item -> item.outcome() == Outcome.MET).count();
    }

    /** For whom it is not met. */
    public List<Item> unmet() {
        return items.stream().filter(item -> item.outcome() != Outcome.MET).toList();
    }

    /** For whom it is not met because of this. */
    public List<String> unmet(String detail) {
        return unmet().stream()
                .filter(item -> item.detail().key().equals(detail))
                .map(Item::who)
                .toList();
    }

    /** Whether it holds up the change until it is met or, where open, acknowledged. */
    public boolean holdsUp() {
        return rule.force() == Rule.Force.MUST && outcome() != Outcome.MET;
    }

    /** This check as the reason for refusing. */
    public Refusal refusal() {
        List<String> involved = unmet().stream().map(Item::who).toList();
        Message reason = Message.of("rule." + rule + "." + outcome(), unmet().size(), items.size());
        return new Refusal(rule.name(), rule.clauses(), reason, involved, mend);
    }
}
