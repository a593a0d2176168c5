package akashi.core.runbook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The ordered steps of a journey, with where each stands.
 *
 * @param planned whether something asks for it now; else it shows what it would take
 */
public record Runbook(Journey journey, Pace pace, boolean planned, List<Stage> stages) {

    /** Copies the list. */
    public Runbook {
        stages = List.copyOf(stages);
    }

    /** How many steps there are. */
    public int all() {
        return stages.stream().mapToInt(Stage::all).sum();
    }

    /** How many of them are over. */
    public int over() {
        return stages.stream().mapToInt(Stage::over).sum();
    }

    /** Whether a person's word counts anywhere in it. */
    public boolean told() {
        return stages.stream()
                .flatMap(Stage::steps)
                .flatMap(step -> step.witness().stream())
                .anyMatch(witness -> witness.how().equals(Marks.SAID));
    }

    /** Whether there is something to do and nothing of it is left. */
    public boolean finished() {
        return all() > 0 && over() == all();
    }

    /** Whether it turns switches and all of them are turned. */
    public boolean switched() {
        List<Stage> switching =
                stages.stream().filter(stage -> stage.deed().switches()).toList();
        return !switching.isEmpty() && switching.stream().allMatch(stage -> stage.over() == stage.all());
    }

    /** The step that failed first: what comes after its wave waits for it. */
    public Optional<Step> failure() {
        return stages.stream()
                .flatMap(Stage::steps)
                .filter(step -> step.state() == StepState.FAILED)
                .findFirst();
    }

    /** The stage that is to be gone on with: the first that others wait for, else the first that is not over. */
    public Optional<Stage> current() {
        List<Stage> left =
                stages.stream().filter(stage -> stage.over() < stage.all()).toList();
        return left.stream()
                .filter(stage -> stage.deed().blocks())
                .findFirst()
                .or(() -> left.stream().findFirst());
    }

    /** One step. */
    public Optional<Step> step(Deed deed, UUID subject) {
        return stages.stream()
                .filter(stage -> stage.deed() == deed)
                .flatMap(Stage::steps)
                .filter(step -> step.subject().equals(subject))
                .findFirst();
    }
}
