package akashi.core.runbook;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A person's word about a step that no evidence shows.
 *
 * @param subjectId the computer, client group, authority or site it is about
 * @param exitCode with what the Server Configurator ended, where that was told
 */
public record Tick(
        Journey journey,
        Deed deed,
        UUID subjectId,
        Outcome outcome,
        OptionalInt exitCode,
        String by,
        Instant at,
        String note) {

    /** What became of the step. */
    public enum Outcome {
        DONE,
        /** It did not work: what follows waits. */
        FAILED,
        /** It is left as it is, and the rest goes on. */
        PUT_ASIDE
    }
}
