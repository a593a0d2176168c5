package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Table;
import akashi.core.text.Message;
import akashi.web.Lang;
import akashi.web.Messages;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The message files hold every text that the registry asks for, and no other. */
class LessonTextsTest {

    /** Slow readers of English, and of Japanese, in a minute. */
    private static final int WORDS = 140;

    private static final int CHARACTERS = 420;

    private static final Messages MESSAGES = Messages.load(ZoneOffset.UTC);

    static Stream<Lesson> lessons() {
        return Lessons.ALL.stream();
    }

    /** Every key of a lesson's texts. */
    private static Set<String> keys(Lesson lesson) {
        List<Message> all = new ArrayList<>(List.of(lesson.title()));
        lesson.steps().forEach(step -> texts(step, all));
        Set<String> keys = new TreeSet<>();
        all.forEach(message -> keys.add(message.key()));
        return keys;
    }

    private static void texts(LessonStep step, List<Message> all) {
        all.add(step.title());
        all.addAll(step.paragraphs());
        all.addAll(step.hints());
        step.ways().forEach(way -> all.add(way.label()));
        step.corrections().forEach(c -> all.addAll(List.of(c.seems(), c.right())));
        step.question().ifPresent(question -> {
            all.add(question.text());
            question.choices().forEach(c -> all.addAll(List.of(c.text(), c.because())));
        });
        step.table().ifPresent(table -> cells(table, all));
    }

    private static void cells(Table table, List<Message> all) {
        all.add(table.caption());
        all.addAll(table.head());
        table.body().forEach(all::addAll);
    }

    @Test
    void there_is_every_text_of_every_lesson_in_both_languages_and_no_other() {
        Set<String> wanted = new TreeSet<>();
        lessons().forEach(lesson -> wanted.addAll(keys(lesson)));
        for (Lang lang : Lang.values()) {
            Set<String> there = new TreeSet<>(MESSAGES.keys(lang));
            there.removeIf(key -> !key.startsWith("lesson."));
            assertThat(there).as(lang.code()).isEqualTo(wanted);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lessons")
    void a_lesson_can_be_read_in_its_minutes(Lesson lesson) {
        String english = text(lesson, Lang.EN);
        assertThat(english.split("\\s+").length).isLessThan(lesson.minutes() * WORDS);
        assertThat(text(lesson, Lang.JA).length()).isLessThan(lesson.minutes() * CHARACTERS);
    }

    /** What everybody reads: of the explanations and hints only a few. */
    private static String text(Lesson lesson, Lang lang) {
        StringBuilder all = new StringBuilder();
        keys(lesson).stream()
                .filter(key -> !key.contains(".because.") && !key.contains(".hint."))
                .forEach(key -> all.append(MESSAGES.text(lang, key)).append(' '));
        return all.toString();
    }

    /** Texts that send the reader to a button or a heading, and what that reads on its page. */
    @ParameterizedTest(name = "{0} quotes {1}")
    @CsvSource({
        "distribution-and-trust.do.3, trust.facts.title",
        "distribution-and-trust.do.3, fact.CA_TRUSTED",
        "distribution-and-trust.check.hint.3, trust.facts.everyone",
        "distribution-and-trust.break.1, trust.facts.deny.CA_TRUSTED",
        "distribution-and-trust.break.3, training.check",
        "names.check.hint.3, fact.CA_TRUSTED",
        "the-pair.check.2, trust.facts.everyone",
        "the-pair.check.hint.3, trust.facts.title",
        "the-pair.check.hint.3, trust.facts.everyone",
        "the-pair.break.3, training.check",
        "data-collector.check.hint.2, trust.facts.title",
        "data-collector.check.hint.2, fact.CA_TRUSTED",
        "data-collector.break.3, training.check",
        "recorder-to-clients.check.hint.3, trust.facts.title",
        "recorder-to-clients.check.hint.3, fact.CA_TRUSTED",
        "private-key-access.do.2, trust.facts.title",
        "private-key-access.do.2, fact.KEY_READABLE",
        "private-key-access.check.hint.3, trust.facts.record.KEY_READABLE",
        "private-key-access.break.2, sites.server.facts",
        "mobile.check.hint.3, trust.facts.title",
        "renewal.check.hint.2, trust.facts.title",
        "renewal.check.hint.2, fact.CERTIFICATE_INSTALLED",
        "renewal.check.hint.3, training.check"
    })
    void what_is_quoted_reads_so_on_its_page(String text, String label) {
        for (Lang lang : Lang.values()) {
            String[] parts = MESSAGES.text(lang, label, "#").split(" ?# ?");
            assertThat(MESSAGES.text(lang, "lesson." + text)).as(lang.code()).contains(parts);
        }
    }

    /** One name for the site, and one for the lab, wherever lessons speak of them. */
    @Test
    void the_training_site_and_the_lab_have_one_name_each() {
        MESSAGES.keys(Lang.JA)
                .forEach(key -> assertThat(MESSAGES.text(Lang.JA, key)).as(key).doesNotContain("練習", "実験"));
        MESSAGES.keys(Lang.EN)
                .forEach(key -> assertThat(MESSAGES.text(Lang.EN, key)).as(key).doesNotContain("lab site"));
    }

    @Test
    void every_word_of_a_recap_is_explained() {
        assertThat(akashi.core.lesson.Word.values())
                .allSatisfy(word -> assertThat(MESSAGES.has(word.means().key()))
                        .as(word.name())
                        .isTrue());
    }
}
