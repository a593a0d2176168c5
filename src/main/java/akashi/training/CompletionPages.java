package akashi.training;

import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.lesson.Course;
import akashi.core.lesson.LearnerSite;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Marks;
import akashi.core.site.Training;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Completions;
import akashi.store.Database;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The certificate of completion: a page to print, the certificate itself, and a look at anybody's. */
public final class CompletionPages {

    private static final String PATH = "/learn/completion";
    private static final int LONGEST = 64 * 1024;

    private final Database database;
    private final Acts acts;
    private final Marks marks;
    private final LearnerSite sites;

    public CompletionPages(Database database, Acts acts, Marks marks, LearnerSite sites) {
        this.database = database;
        this.acts = acts;
        this.marks = marks;
        this.sites = sites;
    }

    /** What can be done there, with these authorities. */
    public static List<UseCase<?, ?>> acts(SiteAuthorities authorities) {
        return List.of(new IssueCompletion.Issuing(authorities));
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get(PATH, Access.TRAINEE, this::show);
        routes.personal(PATH, Access.TRAINEE, this::issue);
        routes.get(PATH + "/certificate.pem", Access.TRAINEE, this::file);
        routes.get(PATH + "/check", Access.TRAINEE, this::form);
        routes.personal(PATH + "/check", Access.TRAINEE, this::check);
    }

    private Completions completions() {
        return new Completions(database.db());
    }

    private static UUID learner(Exchange x) {
        return x.actor().userId();
    }

    /** A lesson that is not done, and where to go on in it. */
    record Open(int number, Lesson lesson, String path) {}

    private void show(Exchange x) {
        Optional<Completions.Completion> completion = completions().of(learner(x));
        Map<String, Object> model = new HashMap<>();
        model.put("completion", completion.orElse(null));
        model.put("certificate", completion.map(it -> read(it.certificate())).orElse(null));
        model.put("issuer", completion.map(it -> issuer(it).title()).orElse(null));
        model.put("days", Training.MOST_DAYS);
        model.put("checked", x.origin() + PATH + "/check");
        Course course = new Course(Lessons.ALL, marks.of(learner(x)));
        model.put("course", course);
        model.put(
                "open",
                course.lessons().stream()
                        .filter(lesson -> !course.done(lesson))
                        .map(it ->
                                new Open(Lessons.number(it), it, course.next(it).path()))
                        .toList());
        x.page("training/completion", model);
    }

    private static ParsedCertificate read(String pem) {
        return CertificateReader.readOne(pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static ParsedCertificate issuer(Completions.Completion completion) {
        return CertificateReader.readAll(completion.chain().getBytes(StandardCharsets.US_ASCII))
                .get(0);
    }

    private void issue(Exchange x) {
        x.onFault(this::show);
        x.form().done();
        acts.run(x.actor(), new IssueCompletion(learner(x), x.actor().name(), sites.of(learner(x))));
        x.redirect(PATH, Message.of("completion.issued"));
    }

    private void file(Exchange x) {
        Completions.Completion mine =
                completions().of(learner(x)).orElseThrow(() -> new Fault.NotFound("certificate of completion"));
        x.download(
                "completion.pem",
                "application/x-pem-file",
                (mine.certificate() + mine.chain()).getBytes(StandardCharsets.US_ASCII));
    }

    private void form(Exchange x) {
        show(x, null);
    }

    private void show(Exchange x, CompletionCheck said) {
        Map<String, Object> model = new HashMap<>();
        model.put("said", said);
        x.page("training/completion-check", model);
    }

    private void check(Exchange x) {
        x.onFault(this::form);
        ParsedCertificate shown = x.form().pasted("pem", CompletionPages::pasted);
        x.form().done();
        show(x, CompletionCheck.of(shown, completions(), x.now()));
    }

    private static ParsedCertificate pasted(String pem) {
        if (pem.length() > LONGEST) {
            throw new Fault.BadInput("pem", "completion.check.large", LONGEST / 1024);
        }
        List<ParsedCertificate> all = CertificateReader.readPasted(pem);
        return all.stream().filter(each -> !each.isCa()).findFirst().orElse(all.get(0));
    }
}
