package akashi.training;

import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Mark;
import akashi.core.lesson.Marks;
import akashi.core.lesson.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A learner's round of eight scenes, and what was said of each so far. Kept as the mark of a step of its own. */
record Round(int number, List<String> said) {

    private static final LessonStep STEP = new LessonStep(
            "scenes",
            Phase.DO,
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());

    /** The round in which the learner is; the first one where there was none. */
    static Round of(Marks marks, UUID learner) {
        return marks.of(learner).stream()
                .filter(mark -> mark.of(STEP) && !mark.answer().isEmpty())
                .map(Mark::answer)
                .map(Round::read)
                .findFirst()
                .orElseGet(() -> empty(1));
    }

    private static Round empty(int number) {
        return new Round(number, Collections.nCopies(Scenes.EIGHT, ""));
    }

    private static Round read(String kept) {
        String[] parts = kept.split("\\|", -1);
        return new Round(Integer.parseInt(parts[0]), List.of(parts).subList(1, parts.length));
    }

    Optional<Scenes.Said> said(int scene) {
        return Scenes.Said.of(said.get(scene - 1));
    }

    Round saying(int scene, Scenes.Said it) {
        List<String> all = new ArrayList<>(said);
        all.set(scene - 1, it.kept());
        return new Round(number, all);
    }

    Round next() {
        return empty(number + 1);
    }

    void keep(Marks marks, UUID learner, Instant now) {
        marks.tried(learner, STEP, number + "|" + String.join("|", said), false, now);
    }
}
