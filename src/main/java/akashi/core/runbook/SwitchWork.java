package akashi.core.runbook;

import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The steps that turn switches, in the order of clause G5: on, the event server, the management server, the recording
 * servers, the rest; off, the management server, the recording servers, the rest, the event server. A site may choose to
 * switch its management server on first, as the official order does.
 */
final class SwitchWork {

    private static final List<Deed> EVENT_LAST = List.of(
            Deed.MANAGEMENT_ON,
            Deed.RECORDERS_ON,
            Deed.OTHERS_ON,
            Deed.EVENT_ON,
            Deed.MANAGEMENT_OFF,
            Deed.RECORDERS_OFF,
            Deed.OTHERS_OFF,
            Deed.EVENT_OFF);

    private final SiteSnapshot site;
    private final Proofs proofs;
    private final boolean eventFirst;

    SwitchWork(SiteSnapshot site, Proofs proofs, boolean eventFirst) {
        this.site = site;
        this.proofs = proofs;
        this.eventFirst = eventFirst;
    }

    List<Work> of(Collection<Turn> turns) {
        Map<Deed, Map<UUID, List<Turn>>> byDeed = new EnumMap<>(Deed.class);
        turns.stream()
                .sorted((one, other) -> one.slot().compareTo(other.slot()))
                .forEach(turn -> byDeed.computeIfAbsent(deed(turn), deed -> new LinkedHashMap<>())
                        .computeIfAbsent(turn.computerId(), id -> new ArrayList<>())
                        .add(turn));
        List<Work> works = new ArrayList<>();
        order().filter(byDeed::containsKey).forEach(deed -> works.add(new Work(deed, tasks(deed, byDeed.get(deed)))));
        return works;
    }

    private Stream<Deed> order() {
        return eventFirst ? Arrays.stream(Deed.values()).filter(Deed::switches) : EVENT_LAST.stream();
    }

    private Deed deed(Turn turn) {
        Optional<Computer> computer = site.computer(turn.computerId());
        if (turn.slot() == Slot.EVENT) {
            return turn.on() ? Deed.EVENT_ON : Deed.EVENT_OFF;
        }
        if (turn.slot() == Slot.SERVER
                && computer.filter(c -> c.has(Role.MANAGEMENT)).isPresent()) {
            return turn.on() ? Deed.MANAGEMENT_ON : Deed.MANAGEMENT_OFF;
        }
        if (computer.filter(Computer::records).isPresent()) {
            return turn.on() ? Deed.RECORDERS_ON : Deed.RECORDERS_OFF;
        }
        return turn.on() ? Deed.OTHERS_ON : Deed.OTHERS_OFF;
    }

    private List<Task> tasks(Deed deed, Map<UUID, List<Turn>> turns) {
        return turns.entrySet().stream()
                .flatMap(entry -> site.computer(entry.getKey()).stream().map(c -> task(deed, c, entry.getValue())))
                .sorted(Hosts.BY_NAME)
                .toList();
    }

    private Task task(Deed deed, Computer computer, List<Turn> turns) {
        List<Line> lines = turns.stream().map(turn -> line(computer, turn)).toList();
        List<Told> facts = turns.stream().map(turn -> fact(computer, turn)).toList();
        return Task.at(deed, computer, lines, impacts(deed, computer, turns), facts, proofs.of(facts))
                .since(begun(computer, turns));
    }

    /**
     * When these switches were planned to be turned, and the certificate was made that they are to use; empty while that
     * is yet to be made.
     */
    private Optional<Instant> begun(Computer computer, List<Turn> turns) {
        boolean yet = turns.stream()
                .anyMatch(turn ->
                        turn.on() && site.newestFor(computer, turn.slot()).isEmpty());
        if (yet) {
            return Optional.empty();
        }
        Stream<Instant> planned = site.changes().stream()
                .filter(change -> !Collections.disjoint(change.turns(), turns))
                .map(ChangeSet::at);
        Stream<Instant> issued = turns.stream()
                .filter(Turn::on)
                .flatMap(turn -> site.newestFor(computer, turn.slot()).stream())
                .map(Certificate::issuedAt);
        return Stream.concat(planned, issued).max(Comparator.naturalOrder()).or(() -> Optional.of(Instant.MIN));
    }

    private Told fact(Computer computer, Turn turn) {
        return new Told(
                Fact.IN_EFFECT,
                computer.id(),
                computer.generation(),
                Optional.of(turn.slot()),
                Optional.empty(),
                Optional.empty(),
                turn.on(),
                1);
    }

    private Line line(Computer computer, Turn turn) {
        boolean done = proofs.of(List.of(fact(computer, turn))).kind() != Proof.Kind.NONE;
        return new Line(
                Optional.of(turn.slot()), turn.on(), command(turn, site.newestFor(computer, turn.slot())), done);
    }

    /** The command line of the Server Configurator; empty while there is no certificate to name. */
    static Optional<String> command(Turn turn, Optional<Certificate> named) {
        String group = " /certificategroup=" + turn.slot().groupId();
        if (!turn.on()) {
            return Optional.of("ServerConfigurator.exe /quiet /disableencryption" + group);
        }
        return named.map(Certificate::thumbprint)
                .map(print -> "ServerConfigurator.exe /quiet /enableencryption" + group + " /thumbprint=" + print);
    }

    /** What stops while the services of these slots restart. */
    static List<Message> impacts(Deed deed, Computer computer, List<Turn> turns) {
        List<Message> impacts = new ArrayList<>();
        computer.servers().stream()
                .map(server -> server.role())
                .distinct()
                .filter(role -> turns.stream().anyMatch(turn -> concerned(role, turn.slot())))
                .forEach(role -> impacts.add(Message.of("runbook.impact." + role, computer.shortLabel())));
        if (deed == Deed.MANAGEMENT_ON || deed == Deed.MANAGEMENT_OFF) {
            impacts.add(Message.of("runbook.impact.cut-off"));
        }
        return impacts;
    }

    private static boolean concerned(Role role, Slot slot) {
        return role.slots().contains(slot);
    }
}
