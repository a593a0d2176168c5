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

    /** Whether there is something to do and nothing of it is left. */
    public boolean finished() {
        return all() > 0 && over() == all();
    }

    /** The step that failed first: what comes after its wave waits for it. */
    public Optional<Step> failure() {
        return stages.stream()
                .flatMap(Stage::steps)
                .filter(step -> step.state() == StepState.FAILED)
                .findFirst();
    }

    /** The stage that is to be gone on with. */
    public Optional<Stage> current() {
        return stages.stream().filter(stage -> stage.over() < stage.all()).findFirst();
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
