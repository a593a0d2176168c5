package akashi.core.guide;

import akashi.core.text.Message;

/**
 * A numbered clause of the guide to certificates that the portal implements. Rules, requirements, links, effects and
 * lessons cite clauses; the text of each, corrected where the guide is imprecise, is in the message files under
 * {@code clause.<id>}. Section G goes beyond that edition of the guide and is marked so wherever it is shown.
 */
public enum Clause {
    A1(Kind.FACT),
    A2(Kind.FACT),
    A3(Kind.FACT),
    A4(Kind.FACT),
    A5a(Kind.FACT),
    A5b(Kind.FACT),
    A5c(Kind.FACT),
    A6(Kind.FACT),
    A7(Kind.FACT),
    A8(Kind.EFFECT),
    A9(Kind.EFFECT),
    A10(Kind.EFFECT),
    A11(Kind.EFFECT),
    A12(Kind.STEP),
    A13(Kind.RULE),
    B1(Kind.FACT),
    B2(Kind.RULE),
    B3(Kind.RULE),
    B4(Kind.REQUIREMENT),
    B5(Kind.FACT),
    B6(Kind.FACT),
    B7(Kind.REQUIREMENT),
    B8(Kind.FACT),
    B9(Kind.REQUIREMENT),
    B10(Kind.REQUIREMENT),
    B11(Kind.REQUIREMENT),
    B12(Kind.REQUIREMENT),
    C1(Kind.RULE),
    C2(Kind.REQUIREMENT),
    C3(Kind.FACT),
    C4(Kind.REQUIREMENT),
    C5(Kind.REQUIREMENT),
    C6(Kind.REQUIREMENT),
    C7(Kind.REQUIREMENT),
    D1(Kind.FACT),
    D2(Kind.RULE),
    D3(Kind.RULE),
    D4(Kind.REQUIREMENT),
    D5(Kind.FACT),
    D6(Kind.REQUIREMENT),
    D7(Kind.REQUIREMENT),
    D8(Kind.REQUIREMENT),
    D9(Kind.REQUIREMENT),
    E1(Kind.RULE),
    E2(Kind.FACT),
    E3(Kind.FACT),
    E4(Kind.REQUIREMENT),
    E5(Kind.REQUIREMENT),
    E6(Kind.REQUIREMENT),
    E7(Kind.REQUIREMENT),
    E8(Kind.REQUIREMENT),
    E9(Kind.RULE),
    F1(Kind.RULE),
    F2(Kind.RULE),
    F3(Kind.FACT),
    F4(Kind.REQUIREMENT),
    F5(Kind.REQUIREMENT),
    F6(Kind.REQUIREMENT),
    F7(Kind.REQUIREMENT),
    F8(Kind.REQUIREMENT),
    F9(Kind.EFFECT),
    G1(Kind.REQUIREMENT),
    G2(Kind.RULE),
    G3(Kind.REQUIREMENT),
    G4(Kind.RULE),
    G5(Kind.STEP);

    private final Kind kind;

    Clause(Kind kind) {
        this.kind = kind;
    }

    /** What the portal does with a clause: teach it, decide by it, check it, guide through it, or show it. */
    public enum Kind {
        FACT,
        RULE,
        REQUIREMENT,
        STEP,
        EFFECT
    }

    /** What kind of clause it is. */
    public Kind kind() {
        return kind;
    }

    /** The letter of its section. */
    public char section() {
        return name().charAt(0);
    }

    /** Whether it goes beyond the guide's edition and rests on later editions or on field experience. */
    public boolean beyondTheGuide() {
        return section() == 'G';
    }

    /** What it says, in the reader's language. */
    public Message text() {
        return Message.of("clause." + name());
    }
}
