package akashi;

import akashi.authority.SiteAuthorities;
import akashi.core.lesson.Deeds;
import akashi.lab.Laboratory;
import akashi.pki.FreshKeys;
import akashi.probe.MadeUpPorts;
import akashi.sandbox.SandboxPages;
import akashi.sandbox.Sandboxes;
import akashi.store.LearnerDeeds;
import akashi.store.LessonMarks;
import akashi.store.Routine;
import akashi.store.SceneAnswers;
import akashi.store.UseCase;
import akashi.training.CompletionPages;
import akashi.training.GlossaryPages;
import akashi.training.LessonPages;
import akashi.training.ProgressPages;
import akashi.training.ScenePages;
import akashi.training.Walkthrough;
import akashi.web.Routes;
import java.util.List;
import java.util.stream.Stream;

/** The part of the composition that teaches: lessons, the lab, and the learners' own sites. */
final class LearningParts {

    private final Deeds deeds;
    private final FreshKeys fresh;
    private final LessonPages lessons;
    private final Sandboxes sandboxes;
    private final SandboxPages training;
    private final ScenePages scenes;
    private final GlossaryPages glossary;
    private final ProgressPages progress;
    private final CompletionPages completion;

    LearningParts(Kits kits) {
        deeds = new LearnerDeeds(kits.database());
        fresh = kits.keys().fresh();
        sandboxes = new Sandboxes(kits.database(), kits.acts(), kits.snapshots(), kits.clock());
        training = new SandboxPages(
                kits.database(),
                sandboxes,
                new MadeUpPorts(
                        kits.database(),
                        kits.snapshots(),
                        kits.acts(),
                        kits.keys().privateKeys(),
                        kits.keys().authorities(),
                        kits.clock()));
        lessons = new LessonPages(new LessonMarks(kits.database()), deeds, sandboxes);
        scenes = new ScenePages(new SceneAnswers(kits.database()));
        progress = new ProgressPages(kits.database());
        completion = new CompletionPages(kits.database(), kits.acts(), new LessonMarks(kits.database()), sandboxes);
        glossary = new GlossaryPages(kits.messages());
    }

    /** Everything that can be done there. */
    static List<UseCase<?, ?>> acts(SiteAuthorities authorities) {
        return Stream.of(Sandboxes.acts(), CompletionPages.acts(authorities))
                .flatMap(List::stream)
                .toList();
    }

    /** What comes round by itself, and what comes round elsewhere. */
    List<Routine> routines(List<Routine> others) {
        return Stream.concat(others.stream(), Stream.of(sandboxes.routine())).toList();
    }

    /** The pages. Lessons come last: any name below /learn that is nothing else may be one. */
    void routes(Routes routes) {
        new Walkthrough().routes(routes);
        training.routes(routes);
        new Laboratory(deeds, fresh).routes(routes);
        scenes.routes(routes);
        glossary.routes(routes);
        progress.routes(routes);
        completion.routes(routes);
        lessons.routes(routes);
    }
}
