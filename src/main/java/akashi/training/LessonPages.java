package akashi.training;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.judged.Memo;
import akashi.core.lesson.Course;
import akashi.core.lesson.Deeds;
import akashi.core.lesson.Learned;
import akashi.core.lesson.LearnerSite;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Marks;
import akashi.core.lesson.Phase;
import akashi.core.lesson.Picture;
import akashi.core.lesson.Point;
import akashi.core.lesson.Question;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Kept;
import akashi.web.LessonAtHand;
import akashi.web.Routes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The lessons: their index, and a page for each step. Everybody may read ahead; what counts as done is only told. To be
 * routed after every other page below {@code /learn}, since a lesson may be called anything.
 */
public final class LessonPages {

    private final Memo pictures = new Memo(256);
    private final Marks marks;
    private final Deeds deeds;
    private final LearnerSite sites;

    public LessonPages(Marks marks, Deeds deeds, LearnerSite sites) {
        this.marks = marks;
        this.deeds = deeds;
        this.sites = sites;
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/learn", Access.TRAINEE, this::index);
        routes.get("/learn/{lesson}", Access.TRAINEE, this::goOn);
        routes.get("/learn/{lesson}/{step}", Access.TRAINEE, this::show);
        routes.personal("/learn/{lesson}/{step}/answer", Access.TRAINEE, this::answer);
        routes.personal("/learn/{lesson}/{step}/hint", Access.TRAINEE, this::hint);
    }

    private Course course(Exchange x) {
        return new Course(Lessons.ALL, marks.of(learner(x)));
    }

    private static UUID learner(Exchange x) {
        return x.actor().userId();
    }

    private static Lesson lesson(Exchange x) {
        String slug = x.path("lesson");
        return Lessons.called(slug).orElseThrow(() -> new Fault.NotFound("lesson " + slug));
    }

    private static LessonStep step(Exchange x) {
        String slug = x.path("step");
        return Phase.bySlug(slug)
                .map(lesson(x)::step)
                .orElseThrow(() -> new Fault.NotFound("step " + slug + " of a lesson"));
    }

    private void index(Exchange x) {
        x.page("training/learn", Map.of("view", CourseView.of(course(x)), "trainer", ProgressPages.trains(x)));
    }

    private void goOn(Exchange x) {
        x.redirect(course(x).next(lesson(x)).path());
    }

    private void show(Exchange x) {
        LessonStep step = step(x);
        marks.open(learner(x), step, x.now());
        LessonAtHand.read(x, step);
        Map<String, Object> model = new HashMap<>();
        model.put("view", StepView.of(course(x), lesson(x), step, points(x, step)));
        model.put("figure", step.picture().map(picture -> figure(x, picture)).orElse(null));
        x.page("training/lesson", model);
    }

    private List<Point> points(Exchange x, LessonStep step) {
        return step.challenge().map(it -> it.judge(learned(x))).orElse(List.of());
    }

    private Learned learned(Exchange x) {
        return new Learned(deeds.of(learner(x)), sites.of(learner(x)), sites.acts(learner(x)), x.now());
    }

    private record Drawn(Picture picture, Instant day) {}

    private Kept figure(Exchange x, Picture picture) {
        Instant day = x.now().truncatedTo(ChronoUnit.DAYS);
        return x.kept(
                pictures,
                new Drawn(picture, day),
                "training/figure",
                () -> Map.of(
                        "scene", Pictures.draw(picture, day, kind -> x.text(Message.of(kind))), "picture", picture));
    }

    private void answer(Exchange x) {
        LessonStep step = step(x);
        if (!step.demands()) {
            throw new Fault.NotFound("question of " + step.path());
        }
        x.onFault(this::show);
        String choice = step.question().map(question -> chosen(x, question)).orElse("");
        x.form().done();
        boolean passed = step.passed(choice, learned(x));
        marks.tried(learner(x), step, choice, passed, x.now());
        x.redirect(step.path());
    }

    private static String chosen(Exchange x, Question question) {
        return x.form().chosen("choice", id -> question.choice(id).id());
    }

    private void hint(Exchange x) {
        LessonStep step = step(x);
        if (step.hints().isEmpty()) {
            throw new Fault.NotFound("hints of " + step.path());
        }
        marks.hint(learner(x), step, x.now());
        x.redirect(step.path());
    }
}
