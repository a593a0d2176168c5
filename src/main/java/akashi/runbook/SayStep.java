package akashi.runbook;

import akashi.core.access.Access;
import akashi.core.runbook.Deed;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Tick;
import akashi.store.Act;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Says what became of a step. Where evidence can show it, done is kept as evidence that was told.
 *
 * @param exitCode with what the Server Configurator ended, where that is said
 */
record SayStep(Journey journey, Deed deed, UUID subjectId, Tick.Outcome outcome, OptionalInt exitCode, String note)
        implements Act<Boolean> {

    @Override
    public String code() {
        return "say-step";
    }

    @Override
    public Access least() {
        return deed.least();
    }
}
