package akashi.core.runbook;

import akashi.core.site.Fact;
import akashi.core.site.Slot;
import java.util.Optional;
import java.util.UUID;

/** A fact that holds once a step is done: what ticking the step says, and what evidence is looked for. */
public record Told(
        Fact fact,
        UUID subjectId,
        int generation,
        Optional<Slot> slot,
        Optional<UUID> authorityId,
        Optional<UUID> certificateId,
        boolean value,
        int count) {}
