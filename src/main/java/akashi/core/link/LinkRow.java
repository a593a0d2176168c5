package akashi.core.link;

import akashi.core.guide.Clause;
import akashi.core.site.Slot;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The columns of a row of {@link CertificateLink}, written so that the table reads as one. */
record LinkRow(
        Party subject,
        Party verifiers,
        Slot slot,
        List<Clause> about,
        Map<Requirement, List<Clause>> needs,
        List<Clause> off,
        List<Clause> expired,
        boolean inferred) {

    LinkRow(Party subject, Party verifiers, Slot slot) {
        this(subject, verifiers, slot, List.of(), Map.of(), List.of(), List.of(), false);
    }

    LinkRow about(Clause... clauses) {
        return new LinkRow(subject, verifiers, slot, List.of(clauses), needs, off, expired, inferred);
    }

    LinkRow needs(Requirement requirement, Clause... clauses) {
        Map<Requirement, List<Clause>> more = new EnumMap<>(Requirement.class);
        more.putAll(needs);
        more.put(requirement, List.of(clauses));
        return new LinkRow(subject, verifiers, slot, about, Collections.unmodifiableMap(more), off, expired, inferred);
    }

    LinkRow off(Clause... clauses) {
        return new LinkRow(subject, verifiers, slot, about, needs, List.of(clauses), expired, inferred);
    }

    LinkRow expired(Clause... clauses) {
        return new LinkRow(subject, verifiers, slot, about, needs, off, List.of(clauses), inferred);
    }

    /** The guide does not name the link where it says what expires: it follows from what it says. */
    LinkRow expiredAsFollowsFrom(Clause... clauses) {
        return new LinkRow(subject, verifiers, slot, about, needs, off, List.of(clauses), true);
    }
}
