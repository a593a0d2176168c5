package akashi.core.lesson;

import akashi.core.text.Message;

/** Where a step is done: a page of the lab, or a page of the learner's own site. */
public record Way(Kind kind, String path, Message label) {

    /** Whose page it is. */
    public enum Kind {
        /** A page of the lab, which leads back to the lesson. */
        LAB,
        /** A page of the learner's own site, which is entered first. */
        SANDBOX,
        /** A page for everybody who learns. */
        PAGE
    }
}
