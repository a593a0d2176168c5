package akashi.core.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Puts tasks into stages and waves and says whose turn it is: a wave after the wave before, one computer ahead of all
 * others, restarts inside their window, and nothing further once something failed.
 */
final class Pacing {

    /** So many computers need no waves. */
    private static final int FEW = 5;

    private final Pace pace;
    private final Marks marks;
    private final Predicate<UUID> records;
    private final Predicate<UUID> seen;
    private final boolean open;
    private boolean held;
    private boolean later;

    /**
     * {@code records} says of a subject whether it is a computer that would go ahead of the others, {@code seen} whether
     * the portal can look at it.
     */
    Pacing(Pace pace, Marks marks, Predicate<UUID> records, Predicate<UUID> seen, Instant now) {
        this.pace = pace;
        this.marks = marks;
        this.records = records;
        this.seen = seen;
        this.open = pace.open(now);
    }

    List<Stage> stages(List<Work> works) {
        List<Stage> stages = new ArrayList<>();
        for (Work work : works) {
            if (!work.tasks().isEmpty()) {
                stages.add(stage(stages.size() + 1, work));
            }
        }
        return stages;
    }

    private Stage stage(int number, Work work) {
        boolean before = later;
        List<Wave> waves = new ArrayList<>();
        for (Group group : groups(work)) {
            List<Step> steps = group.tasks().stream().map(this::step).toList();
            waves.add(new Wave(waves.size() + 1, group.network(), group.canary(), steps));
            held |= work.deed().blocks() && steps.stream().anyMatch(step -> step.state() == StepState.FAILED);
            later |= steps.stream().anyMatch(step -> !step.over());
        }
        if (!work.deed().blocks()) {
            later = before;
        }
        return new Stage(number, work.deed(), waves);
    }

    private Step step(Task task) {
        Marks.Mark mark = marks.of(task);
        StepState state = switch (mark.fate()) {
            case DONE -> Step.doneBy(mark.witness());
            case FAILED -> StepState.FAILED;
            case PUT_ASIDE -> StepState.PUT_ASIDE;
            case OPEN -> turn(task);
        };
        return task.in(state, mark);
    }

    private StepState turn(Task task) {
        if (held) {
            return StepState.HELD;
        }
        if (later) {
            return StepState.LATER;
        }
        return task.deed().restarts() && !open ? StepState.SHUT : StepState.NEXT;
    }

    private record Group(Optional<String> network, boolean canary, List<Task> tasks) {}

    private List<Group> groups(Work work) {
        List<Task> tasks = work.tasks();
        boolean many = tasks.size() > FEW && !work.deed().inPortal() && work.deed() != Deed.TRUST_CLIENTS;
        if (!many) {
            return List.of(new Group(Optional.empty(), false, tasks));
        }
        List<Group> groups = new ArrayList<>();
        Task ahead = tasks.stream()
                .min(Comparator.comparing((Task task) -> !records.test(task.subject()))
                        .thenComparing(task -> !seen.test(task.subject())))
                .orElseThrow();
        groups.add(new Group(Optional.empty(), true, List.of(ahead)));
        List<Task> rest = tasks.stream().filter(task -> task != ahead).toList();
        if (pace.grouping() == Pace.Grouping.SIZE) {
            cut(rest, pace.size(), Optional.empty(), groups);
            return groups;
        }
        Map<String, List<Task>> networks = new LinkedHashMap<>();
        rest.forEach(task ->
                networks.computeIfAbsent(task.network(), n -> new ArrayList<>()).add(task));
        networks.forEach((network, of) -> cut(of, Pace.LARGEST, Optional.of(network), groups));
        return groups;
    }

    private static void cut(List<Task> tasks, int size, Optional<String> network, List<Group> groups) {
        for (int from = 0; from < tasks.size(); from += size) {
            groups.add(new Group(network, false, tasks.subList(from, Math.min(tasks.size(), from + size))));
        }
    }
}
