package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.guide.Clause;
import akashi.core.site.Observation;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;

/** One reason for a status: what is so, the clauses it rests on, the evidence, and what would mend it. */
public record Reason(
        ReasonCode code, List<Clause> clauses, Message message, Optional<Observation> evidence, Mend mend) {}
