package akashi.training;

import akashi.core.access.Access;
import akashi.core.guide.Clause;
import akashi.core.lesson.Glossary;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.rule.Rule;
import akashi.web.Exchange;
import akashi.web.Lang;
import akashi.web.Messages;
import akashi.web.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words with all names by which they are looked for, and the guide clause by clause. Made from the registries. */
public final class GlossaryPages {

    private static final int LONGEST = 100;

    private final Messages messages;

    /** Words are found by their names in either language. */
    public GlossaryPages(Messages messages) {
        this.messages = messages;
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/learn/glossary", Access.TRAINEE, this::glossary);
        routes.get("/learn/guide", Access.TRAINEE, this::guide);
    }

    private void glossary(Exchange x) {
        String typed = x.query().text("q").map(String::strip).orElse("");
        String wanted = typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
        List<Glossary.Entry> found = Glossary.all().stream()
                .filter(entry -> Glossary.bare(wanted).isEmpty() || entry.called(wanted) || named(entry, wanted))
                .toList();
        x.page("training/glossary", Map.of("q", wanted, "words", found, "other", other(x.lang()), "lessons", taught()));
    }

    private boolean named(Glossary.Entry entry, String typed) {
        return Arrays.stream(Lang.values())
                .map(lang -> messages.text(lang, entry.word().text()))
                .anyMatch(name -> Glossary.bare(name).contains(Glossary.bare(typed)));
    }

    /** The names in the language that the reader does not read now. */
    private Map<String, String> other(Lang lang) {
        Lang otherLang = lang == Lang.EN ? Lang.JA : Lang.EN;
        return Glossary.all().stream()
                .collect(Collectors.toMap(
                        Glossary.Entry::id,
                        entry -> messages.text(otherLang, entry.word().text())));
    }

    /** The first lesson that ends with each word. */
    private static Map<String, Lesson> taught() {
        Map<String, Lesson> lessons = new TreeMap<>();
        Lessons.ALL.forEach(lesson -> lesson.steps().stream()
                .flatMap(step -> step.words().stream())
                .forEach(word -> lessons.putIfAbsent(Glossary.of(word).id(), lesson)));
        return lessons;
    }

    /**
     * One clause of the guide.
     *
     * @param lesson the lesson that teaches it
     * @param correction what is imprecise in it, else {@code null}
     * @param needs the requirements that cite it
     * @param page the link whose diagram shows it, else {@code null}
     * @param live the page of a site where it is seen at work, else {@code null}
     */
    record Row(
            Clause clause,
            Lesson lesson,
            LessonStep.Correction correction,
            List<Rule> rules,
            List<Requirement> needs,
            CertificateLink page,
            String live) {

        /** The lesson that explains a rule; the clause's own where none does. */
        public Lesson lessonOf(Rule rule) {
            return Lessons.forRule(rule).orElse(lesson);
        }
    }

    private void guide(Exchange x) {
        Map<Character, List<Row>> sections = Arrays.stream(Clause.values())
                .map(GlossaryPages::row)
                .collect(Collectors.groupingBy(row -> row.clause().section(), TreeMap::new, Collectors.toList()));
        boolean real = x.actor().access().covers(Access.HELPDESK);
        x.page("training/guide", Map.of("sections", sections, "real", real));
    }

    private static Row row(Clause clause) {
        List<CertificateLink> links = Arrays.stream(CertificateLink.values())
                .filter(link -> link.allClauses().contains(clause))
                .toList();
        Optional<Lesson> lesson = Lessons.forClause(clause);
        return new Row(
                clause,
                lesson.orElse(null),
                lesson.flatMap(it -> correction(it, clause)).orElse(null),
                Arrays.stream(Rule.values())
                        .filter(rule -> rule.clauses().contains(clause))
                        .toList(),
                links.stream()
                        .flatMap(link -> link.needs().entrySet().stream())
                        .filter(need -> need.getValue().contains(clause))
                        .map(Map.Entry::getKey)
                        .distinct()
                        .toList(),
                links.stream().findFirst().orElse(null),
                live(links, clause));
    }

    private static String live(List<CertificateLink> links, Clause clause) {
        boolean judged =
                Arrays.stream(Rule.values()).anyMatch(rule -> rule.clauses().contains(clause));
        return links.stream()
                .findFirst()
                .map(link -> "/topology/" + link.slug())
                .orElse(judged ? "/certificates" : null);
    }

    private static Optional<LessonStep.Correction> correction(Lesson lesson, Clause clause) {
        return lesson.steps().stream()
                .flatMap(step -> step.corrections().stream())
                .filter(it -> it.clause() == clause)
                .findFirst();
    }
}
