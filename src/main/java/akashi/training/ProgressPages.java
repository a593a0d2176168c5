package akashi.training;

import akashi.core.access.Access;
import akashi.core.lesson.Course;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Mark;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Completions;
import akashi.store.Database;
import akashi.store.LessonMarks;
import akashi.web.Exchange;
import akashi.web.Routes;
import akashi.web.Session;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The trainer's page: who stands where. Three questions to the database, however many learn. */
public final class ProgressPages {

    private static final String PATH = "/learn/progress";

    private final Database database;
    private final LessonMarks marks;

    /** Over the accounts and the marks of this database. */
    public ProgressPages(Database database) {
        this.database = database;
        this.marks = new LessonMarks(database);
    }

    /** Names the page. */
    public void routes(Routes routes) {
        routes.get(PATH, Access.ADMIN, this::show);
    }

    /** Whether the page is for the reader: on a training site everybody administers, and nobody trains. */
    static boolean trains(Exchange x) {
        return x.actor().access() == Access.ADMIN
                && x.session().filter(Session::training).isEmpty();
    }

    private void show(Exchange x) {
        Map<UUID, List<Mark>> all = marks.all();
        List<Standing> standings = new Accounts(database.db())
                .all().stream()
                        .filter(account -> learns(account, all))
                        .map(account -> Standing.of(account, course(all, account)))
                        .toList();
        x.page(
                "training/progress",
                Map.of(
                        "standings",
                        standings,
                        "lessons",
                        Lessons.ALL,
                        "issued",
                        new Completions(database.db()).issued()));
    }

    /** Trainees are expected to learn; others are shown once they began. Who may no longer sign in is left out. */
    private static boolean learns(Account account, Map<UUID, List<Mark>> all) {
        return !account.disabled() && (account.access() == Access.TRAINEE || all.containsKey(account.id()));
    }

    private static Course course(Map<UUID, List<Mark>> all, Account account) {
        return new Course(Lessons.ALL, all.getOrDefault(account.id(), List.of()));
    }
}
