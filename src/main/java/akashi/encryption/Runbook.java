package akashi.encryption;

import akashi.core.plan.Progress;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The steps that bring a change set into effect, in the order of clause G5: on, the event server, the management server,
 * the recording servers, the rest; off, the management server, the recording servers, the rest, the event server.
 */
record Runbook(List<Stage> stages) {

    /** Steps that belong together; the next stage begins when they are done. */
    record Stage(Message title, List<Step> steps) {

        /** Whether nothing is left of it. */
        public boolean done() {
            return steps.stream().allMatch(Step::done);
        }
    }

    /** What is done at one computer. */
    record Step(UUID computerId, String host, List<Command> commands) {

        public boolean done() {
            return commands.stream().allMatch(Command::done);
        }

        /** When the last of its switches was told or seen. */
        public Optional<Observation> evidence() {
            return done() ? commands.get(commands.size() - 1).evidence() : Optional.empty();
        }
    }

    /**
     * One switch.
     *
     * @param line the command line of the Server Configurator; empty while there is no certificate to name
     */
    record Command(Slot slot, boolean on, Optional<String> line, boolean done, Optional<Observation> evidence) {}

    private enum Phase {
        EVENT_ON,
        MANAGEMENT_ON,
        RECORDERS_ON,
        OTHERS_ON,
        MANAGEMENT_OFF,
        RECORDERS_OFF,
        OTHERS_OFF,
        EVENT_OFF
    }

    static Runbook of(SiteSnapshot site, List<Turn> turns) {
        Map<Phase, List<Turn>> byPhase = turns.stream()
                .sorted(Comparator.comparing((Turn turn) -> Part.of(site, turn))
                        .thenComparing(turn -> host(site, turn.computerId()), Names.ORDER))
                .collect(Collectors.groupingBy(turn -> phase(site, turn), java.util.TreeMap::new, Collectors.toList()));
        List<Stage> stages = new ArrayList<>();
        byPhase.forEach(
                (phase, of) -> stages.add(new Stage(Message.of("encryption.stage." + phase.name()), steps(site, of))));
        return new Runbook(stages);
    }

    private static Phase phase(SiteSnapshot site, Turn turn) {
        Optional<Computer> computer = site.computer(turn.computerId());
        if (turn.slot() == Slot.EVENT) {
            return turn.on() ? Phase.EVENT_ON : Phase.EVENT_OFF;
        }
        if (turn.slot() == Slot.SERVER
                && computer.filter(c -> c.has(Role.MANAGEMENT)).isPresent()) {
            return turn.on() ? Phase.MANAGEMENT_ON : Phase.MANAGEMENT_OFF;
        }
        if (computer.filter(Computer::records).isPresent()) {
            return turn.on() ? Phase.RECORDERS_ON : Phase.RECORDERS_OFF;
        }
        return turn.on() ? Phase.OTHERS_ON : Phase.OTHERS_OFF;
    }

    private static List<Step> steps(SiteSnapshot site, List<Turn> turns) {
        Map<UUID, List<Command>> byComputer = new LinkedHashMap<>();
        turns.forEach(turn -> byComputer
                .computeIfAbsent(turn.computerId(), id -> new ArrayList<>())
                .add(command(site, turn)));
        List<Step> steps = new ArrayList<>();
        byComputer.forEach((id, commands) -> steps.add(new Step(id, host(site, id), commands)));
        return steps;
    }

    private static String host(SiteSnapshot site, UUID id) {
        return site.computer(id).map(Computer::shortLabel).orElse("?");
    }

    private static Command command(SiteSnapshot site, Turn turn) {
        Optional<Observation> evidence = site.evidence().about(Fact.IN_EFFECT, turn.computerId(), turn.slot());
        boolean done = Progress.inEffect(site, turn);
        return new Command(turn.slot(), turn.on(), line(site, turn), done, evidence);
    }

    private static Optional<String> line(SiteSnapshot site, Turn turn) {
        String group = " /certificategroup=" + turn.slot().groupId();
        if (!turn.on()) {
            return Optional.of("ServerConfigurator.exe /quiet /disableencryption" + group);
        }
        return site.computer(turn.computerId())
                .flatMap(computer -> site.certificateIn(computer, turn.slot()))
                .map(Certificate::thumbprint)
                .map(print -> "ServerConfigurator.exe /quiet /enableencryption" + group + " /thumbprint=" + print);
    }
}
