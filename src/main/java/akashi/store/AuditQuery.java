package akashi.store;

import java.util.Optional;

/**
 * Which audit entries to show, newest first.
 *
 * @param act only this act
 * @param actor only this person
 * @param subject only what is about this
 * @param text only what has this in its subject, its person or its values, in any case
 * @param below only entries older than this number: the next page
 * @param limit how many at most
 */
public record AuditQuery(
        Optional<String> act,
        Optional<String> actor,
        Optional<String> subject,
        Optional<String> text,
        Optional<Long> below,
        int limit) {

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

    /** Entries in which this text occurs. */
    public AuditQuery containing(String found) {
        return new AuditQuery(act, actor, subject, Optional.of(found), below, limit);
    }

    /** The page after the entry with this number. */
    public AuditQuery after(long seq) {
        return new AuditQuery(act, actor, subject, text, Optional.of(seq), limit);
    }
}
