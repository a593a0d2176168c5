package akashi.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which audit entries to show, newest first.
 *
 * @param act only this act
 * @param actor only this person
 * @param subject only what is about this
 * @param text only what has all of this somewhere in its line, in any case
 * @param below only entries older than this number: the next page
 * @param limit how many at most
 */
public record AuditQuery(
        Optional<String> act,
        Optional<String> actor,
        Optional<String> subject,
        Optional<Sought> text,
        Optional<Long> below,
        int limit) {

    /** What somebody looks for, as typed and term by term. */
    public record Sought(String typed, List<Term> terms) {}

    /**
     * A text that stands in the subject, the person, the address or the values of an entry.
     *
     * @param acts whose sentences have it in their own words, which no entry holds
     * @param messages among the values, by their keys, whose texts have it
     */
    public record Term(String text, Set<String> acts, Set<String> messages) {}

    /** The newest entries. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    /** Entries of one act. */
    public AuditQuery ofAct(String code) {
        return new AuditQuery(Optional.of(code), actor, subject, text, below, limit);
    }

    /** Entries of one person. */
    public AuditQuery by(String name) {
        return new AuditQuery(act, Optional.of(name), subject, text, below, limit);
    }

    /** Entries about one thing. */
    public AuditQuery about(String label) {
        return new AuditQuery(act, actor, Optional.of(label), text, below, limit);
    }

    /** Entries in which all of this occurs. */
    public AuditQuery containing(Sought sought) {
        return new AuditQuery(act, actor, subject, Optional.of(sought), below, limit);
    }

    /** The page after the entry with this number. */
    public AuditQuery after(long seq) {
        return new AuditQuery(act, actor, subject, text, Optional.of(seq), limit);
    }
}
