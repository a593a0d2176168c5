package akashi.approval;

import akashi.core.fault.Fault;

/** What somebody writes to a request: one short text. */
public record Note(String text) {

    static final int LONGEST = 300;

    /** Nothing to say. */
    public static final Note NONE = new Note("");

    /** Refuses more than anybody reads. */
    public Note {
        text = text.strip();
        if (text.length() > LONGEST) {
            throw new Fault.BadInput("note", "approval.note.long", LONGEST);
        }
    }

    /** Something is said. */
    public static Note needed(String text) {
        if (text.isBlank()) {
            throw new Fault.BadInput("note", "web.field.required");
        }
        return new Note(text);
    }
}
