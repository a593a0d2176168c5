package akashi.web;

import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.text.Message;
import io.javalin.http.Context;
import java.util.Optional;

/**
 * The step of a lesson from which the reader went to the training site, or that was read since, so that every page there
 * leads back to it. The browser keeps it until it is closed; it is shown on the training site alone.
 */
public final class LessonAtHand {

    private static final String COOKIE = "akashi_lesson";

    private LessonAtHand() {}

    /** Keeps the step, or forgets the one before. */
    public static void keep(Exchange x, Optional<LessonStep> step) {
        x.answer().lesson(COOKIE, step.map(LessonStep::path).orElse(""));
    }

    /** Keeps the step that is read now, where the reader is on the training site already. */
    public static void read(Exchange x, LessonStep step) {
        if (x.session().filter(Session::training).isPresent()) {
            keep(x, Optional.of(step));
        }
    }

    /** The way back, where the reader is on the training site and not on that very page. */
    static Optional<Frame.Back> of(Context ctx, Optional<Session> session) {
        return session.filter(Session::training)
                .flatMap(reader -> Lessons.at(ctx.cookie(COOKIE)))
                .filter(step -> !step.path().equals(ctx.path()))
                .map(LessonAtHand::back);
    }

    private static Frame.Back back(LessonStep step) {
        int number = Lessons.called(step.lesson()).map(Lessons::number).orElseThrow();
        return new Frame.Back(step.path(), Message.of("sandbox.band.lesson", number, Message.of(step.phase())));
    }
}
