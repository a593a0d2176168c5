package akashi.api;

import akashi.core.rule.Check;
import akashi.core.rule.Item;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.site.ChangeSet;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.encryption.ChangeView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A change set with its checks; without id, number and state while it is only thought of. */
record ChangeAnswer(
        Optional<UUID> id,
        Optional<Integer> number,
        Optional<ChangeSet.State> state,
        Optional<String> by,
        Optional<Instant> at,
        List<TurnView> set,
        List<CheckView> checks) {

    /** A switch and what it is turned to. */
    record TurnView(String computer, Slot slot, boolean on) {}

    /** A rule judged; those for whom it is not met are named. */
    record CheckView(
            Rule rule,
            Rule.Force force,
            String clause,
            Result outcome,
            String message,
            long met,
            int total,
            List<UnmetView> unmet,
            Optional<MendView> mend) {}

    /** For whom a rule is not met, and why. */
    record UnmetView(String who, Result outcome, String message) {}

    /** What is known about a rule, as the API spells it. */
    enum Result {
        broken,
        open,
        met;

        static Result of(Outcome outcome) {
            return values()[outcome.ordinal()];
        }
    }

    static ChangeAnswer of(ChangeView view, SiteSnapshot site, Function<Message, String> text) {
        Optional<ChangeSet> change = view.change();
        return new ChangeAnswer(
                change.map(ChangeSet::id),
                change.map(ChangeSet::number),
                change.map(ChangeSet::state),
                change.map(ChangeSet::by),
                change.map(ChangeSet::at),
                view.turns().stream()
                        .map(turn -> new TurnView(
                                site.computer(turn.computerId())
                                        .map(Computer::label)
                                        .orElse("?"),
                                turn.slot(),
                                turn.on()))
                        .toList(),
                view.checks().stream().map(check -> check(check, text)).toList());
    }

    private static CheckView check(Check check, Function<Message, String> text) {
        String clauses = check.rule().clauses().stream().map(Enum::name).collect(Collectors.joining(" "));
        return new CheckView(
                check.rule(),
                check.rule().force(),
                clauses,
                Result.of(check.outcome()),
                text.apply(Message.of(check.rule())),
                check.met(),
                check.items().size(),
                check.unmet().stream().map(item -> unmet(item, text)).toList(),
                MendView.of(check.mend(), text));
    }

    private static UnmetView unmet(Item item, Function<Message, String> text) {
        return new UnmetView(item.who(), Result.of(item.outcome()), text.apply(item.detail()));
    }
}
