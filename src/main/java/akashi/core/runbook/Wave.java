package akashi.core.runbook;

import java.util.List;
import java.util.Optional;

/**
 * Steps that are taken by the side of one another; the next wave begins when they are over.
 *
 * @param number counts from 1 within its stage
 * @param network the network that the wave goes through; empty where it is so many computers
 * @param canary whether it is one computer that goes before all others
 */
public record Wave(int number, Optional<String> network, boolean canary, List<Step> steps) {

    /** Copies the list. */
    public Wave {
        steps = List.copyOf(steps);
    }

    /** How many of its steps are over. */
    public int over() {
        return (int) steps.stream().filter(Step::over).count();
    }

    /** Where it stands: as the step that needs somebody most. */
    public StepState state() {
        return steps.stream().map(Step::state).min(Enum::compareTo).orElse(StepState.DONE);
    }

    /** The first of its places. */
    public Step first() {
        return steps.get(0);
    }

    /** The last of its places. */
    public Step last() {
        return steps.get(steps.size() - 1);
    }
}
