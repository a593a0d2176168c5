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

    /**
     * Whether a person's word is asked for before it goes: for a required rule that nothing proves, and for a
     * recommended one that has evidence against it. How many clients a recommendation is not known for is only counted.
     */
    public boolean asks() {
        return switch (rule.force()) {
            case MUST -> outcome() == Outcome.OPEN && Guard.GO.rules().contains(rule);
            case SHOULD -> outcome() == Outcome.BROKEN;
            case TOLD -> false;
        };
    }

    /** Whether it is told as a number and nobody is held up by it: a recommendation that is not known to be met. */
    public boolean counted() {
        return rule.force() == Rule.Force.SHOULD && outcome() == Outcome.OPEN;
    }

    private Message reason() {
        return rule.force() == Rule.Force.MUST
                ? Message.of("rule." + rule + "." + outcome(), unmet().size(), items.size())
                : Message.of("rule.recommended", Message.of(rule), unmet().size(), items.size());
    }

    private Message wordless() {
        return Message.of("rule.word." + rule.force(), reason());
    }

    /** This check as the reason for refusing. */
    public Refusal refusal() {
        List<String> involved = unmet().stream().map(Item::who).toList();
        return new Refusal(rule.name(), rule.clauses(), asks() ? wordless() : reason(), involved, mend);
    }
}
