package akashi.core.runbook;

import akashi.core.text.Message;
import java.time.Instant;

/** How it is known what became of a step: by which kind of evidence, from whom, and when. */
public record Witness(Message how, String by, Instant at) {}
