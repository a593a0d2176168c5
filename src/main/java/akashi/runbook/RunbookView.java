package akashi.runbook;

import akashi.core.runbook.Performer;
import akashi.core.runbook.Runbook;
import akashi.core.runbook.Stage;
import akashi.core.runbook.Step;
import akashi.core.runbook.Wave;
import java.util.List;
import java.util.Optional;

/**
 * A runbook as its page shows it: one stage open, one wave of it open.
 *
 * @param open the number of the open stage; 0 where there is none
 * @param wave the open wave of that stage
 */
record RunbookView(Runbook runbook, int open, Wave wave) {

    static RunbookView of(Runbook runbook, int stage, int wave) {
        List<Stage> stages = runbook.stages();
        if (stages.isEmpty()) {
            return new RunbookView(runbook, 0, null);
        }
        int chosen = stage > 0
                ? Math.min(stage, stages.size())
                : runbook.failure()
                        .flatMap(failed -> stageOf(runbook, failed))
                        .or(runbook::current)
                        .map(Stage::number)
                        .orElse(stages.size());
        Stage open = stages.get(chosen - 1);
        int number = wave > 0 && stage > 0 ? Math.min(wave, open.waves().size()) : open.current();
        return new RunbookView(runbook, chosen, open.waves().get(number - 1));
    }

    /** A short sign of where every step stands, by which a page that is out of date is told from a fresh one. */
    public String mark() {
        List<String> states = runbook.stages().stream()
                .flatMap(Stage::steps)
                .map(step -> step.id() + step.state())
                .toList();
        return Integer.toHexString(states.hashCode());
    }

    private static Optional<Stage> stageOf(Runbook runbook, Step step) {
        return runbook.stages().stream()
                .filter(stage -> stage.steps().anyMatch(step::equals))
                .findFirst();
    }

    /** The failed step that holds up what follows. */
    public Step failure() {
        return runbook.failure().orElse(null);
    }

    /** The stage to go on with. */
    public Stage current() {
        return runbook.current().orElse(null);
    }

    /** Whether switches of the Server Configurator are turned in it, so that exit codes matter. */
    public boolean configures() {
        return runbook.stages().stream().anyMatch(stage -> stage.deed().restarts());
    }

    /** The stages that one person works on; all where nobody is named. */
    static List<Stage> stagesOf(Runbook runbook, Optional<Performer> who) {
        return runbook.stages().stream()
                .filter(stage -> who.filter(p -> p != stage.deed().performer()).isEmpty())
                .toList();
    }
}
