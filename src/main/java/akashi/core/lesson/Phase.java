package akashi.core.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of every lesson, in the order in which they are gone through. */
public enum Phase {
    /** What one will be able to do. */
    AIM,
    /** A guess before anything is seen; any answer counts. */
    PREDICT,
    /** Something is done by hand. */
    DO,
    /** What there is to see in it. */
    WATCH,
    /** Why it is so, and where the guide's words mislead. */
    EXPLAIN,
    /** Proof that it was understood or built. */
    CHECK,
    /** Broken on purpose. */
    BREAK,
    /** What to keep in mind. */
    RECAP;

    /** The last part of its address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this slug. */
    public static Optional<Phase> bySlug(String slug) {
        return Arrays.stream(values())
                .filter(phase -> phase.slug().equals(slug))
                .findFirst();
    }

    /** The one before it. */
    public Optional<Phase> previous() {
        return ordinal() == 0 ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    /** The one after it. */
    public Optional<Phase> next() {
        return ordinal() == values().length - 1 ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }
}
