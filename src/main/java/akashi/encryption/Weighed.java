package akashi.encryption;

import akashi.core.plan.Progress;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Weight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a second administrator reads of a change set that turns encryption off. */
final class Weighed {

    private Weighed() {}

    /** Without lines where nothing is turned off. */
    static Weight of(Go go, ChangeSet change, SiteSnapshot site) {
        List<Turn> turns = Progress.standing(site, change);
        List<Message> lines = new ArrayList<>();
        if (turns.stream().anyMatch(turn -> !turn.on())) {
            lines.add(Message.of("approval.line.change", change.number()));
            turns.stream()
                    .map(turn -> line(turn, site))
                    .sorted(Comparator.comparing(line -> line.args().toString()))
                    .forEach(lines::add);
            go.acknowledged().stream()
                    .map(word -> Message.of("approval.line.word", Message.of(word.rule()), word.by(), word.note()))
                    .sorted(Comparator.comparing(line -> line.args().toString()))
                    .forEach(lines::add);
        }
        return new Weight(
                go.code(), String.valueOf(change.number()), lines, List.of(change.id()), "/encryption/" + change.id());
    }

    private static Message line(Turn turn, SiteSnapshot site) {
        String computer = site.computer(turn.computerId())
                .map(Computer::label)
                .orElseGet(() -> turn.computerId().toString());
        Message slot = Message.of(turn.slot());
        return turn.on()
                ? Message.of("approval.line.turned-on", computer, slot)
                : Message.of("approval.line.turned-off", computer, slot);
    }
}
