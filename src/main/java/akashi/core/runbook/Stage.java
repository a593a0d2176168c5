package akashi.core.runbook;

import java.util.List;
import java.util.stream.Stream;

/**
 * Steps of one kind, in waves.
 *
 * @param number counts from 1 within the runbook
 */
public record Stage(int number, Deed deed, List<Wave> waves) {

    /** Copies the list. */
    public Stage {
        waves = List.copyOf(waves);
    }

    /** All steps, wave by wave. */
    public Stream<Step> steps() {
        return waves.stream().flatMap(wave -> wave.steps().stream());
    }

    /** How many steps it has. */
    public int all() {
        return waves.stream().mapToInt(wave -> wave.steps().size()).sum();
    }

    /** How many of them are over. */
    public int over() {
        return waves.stream().mapToInt(Wave::over).sum();
    }

    /** Where it stands: as the step that needs somebody most. */
    public StepState state() {
        return waves.stream().map(Wave::state).min(Enum::compareTo).orElse(StepState.DONE);
    }

    /** The wave that is shown open where nobody chose: the first that is not over. */
    public int current() {
        return waves.stream()
                .filter(wave -> wave.over() < wave.steps().size())
                .mapToInt(Wave::number)
                .findFirst()
                .orElse(1);
    }
}
