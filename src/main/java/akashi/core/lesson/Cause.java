package akashi.core.lesson;

import akashi.core.text.Message;

/** What can be wrong between two on the lab site of the last lesson. */
public enum Cause {
    EXPIRED(Symptom.DISTRUST),
    NOT_YET_VALID(Symptom.DISTRUST),
    WRONG_NAME(Symptom.DISTRUST),
    UNKNOWN_CA(Symptom.DISTRUST),
    CLIENT_USE_ONLY(Symptom.DISTRUST),
    NAME_IN_SUBJECT_ONLY(Symptom.DISTRUST),
    MISSING_INTERMEDIATE(Symptom.SOMETIMES),
    KEY_UNREADABLE(Symptom.CLOSED),
    MIXED_PAIR(Symptom.CLOSED),
    FORGOTTEN_SLOT(Symptom.CLOSED),
    HTTP_OPEN(Symptom.AUDIT),
    OLD_CLIENT(Symptom.CLOSED),
    PLAIN_TEXT(Symptom.AUDIT),
    NAME_UNRESOLVED(Symptom.NO_NAME);

    /** What the one who calls can tell. */
    public enum Symptom {
        /** The certificate is refused; the words are the same for many causes. */
        DISTRUST,
        /** The connection is closed without a word. */
        CLOSED,
        /** Some get through and some do not. */
        SOMETIMES,
        /** The name is not found. */
        NO_NAME,
        /** Everything works, and an auditor is not content. */
        AUDIT
    }

    private final Symptom symptom;

    Cause(Symptom symptom) {
        this.symptom = symptom;
    }

    /** What the one who calls can tell. */
    public Symptom symptom() {
        return symptom;
    }

    /** By which fact it would be seen. */
    public Message seen() {
        return Message.of("cause." + name() + ".seen");
    }
}
