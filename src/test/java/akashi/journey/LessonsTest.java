package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Phase;
import akashi.pki.CertificateReader;
import akashi.training.RightCalls;
import akashi.web.Lang;
import akashi.web.Messages;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** All lessons from the first to the certificate, by the keyboard alone, with scripts and without. */
class LessonsTest {

    private static final String LEARNER = "trainee";
    private static final By ANSWER = By.id("answer");
    private static final By STEP = By.id("step");
    private static final By DONE = By.cssSelector(".phases a[aria-current=step].is-done");

    /** Colours that are still changing are of no use to anybody who judges them. */
    private static final String AT_REST = """
            return document.getAnimations().every(each => each.playState === 'finished')
                && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added') || null;
            """;

    @TempDir
    Path folder;

    private TestPortal portal;
    private ChromeDriver driver;
    private Keyboard keyboard;
    private Forms forms;
    private Axe axe;
    private boolean scripts;
    private final Set<String> found = new TreeSet<>();

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        portal.as(Access.TRAINEE);
    }

    @AfterEach
    void stop() {
        if (driver != null) {
            driver.quit();
        }
        portal.close();
    }

    private void sitDown(String lang, boolean scripts) {
        driver = Chromium.open(lang, scripts, folder);
        keyboard = new Keyboard(driver);
        forms = new Forms(keyboard);
        axe = new Axe(driver);
        this.scripts = scripts;
    }

    @ParameterizedTest(name = "in {0}, with scripts: {1}")
    @CsvSource({"en,true", "ja,false"})
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void all_lessons_are_finished_without_a_mouse(String lang, boolean scripts) {
        sitDown(lang, scripts);
        driver.get(portal.address() + "learn");
        forms.signIn(LEARNER);
        keyboard.press(By.id("go-on"));
        Map<String, Runnable> deeds = new HashMap<>();
        inTheLab(deeds);
        onTheSite(deeds);
        callsAreAnswered(deeds);
        for (Lesson lesson : Lessons.ALL) {
            lesson.steps().forEach(step -> finish(step, deeds));
        }
        assertThat(deeds).isEmpty();
        certificateIsIssued(Lang.of(lang).orElseThrow());
        assertThat(found).isEmpty();
    }

    private void certificateIsIssued(Lang lang) {
        Messages messages = Messages.load(ZoneOffset.UTC);
        keyboard.press(By.cssSelector(".lesson-ways a[href='/learn']:last-child"));
        assertThat(keyboard.text(By.cssSelector(".welcome h2"))).isEqualTo(messages.text(lang, "training.all-done"));
        look();
        keyboard.press(By.id("completion"));
        keyboard.press(By.id("issue"));
        assertThat(keyboard.text(By.cssSelector(".completion .whom"))).isEqualTo(LEARNER);
        look();
        keyboard.save(By.id("pem"));
        Path file = keyboard.patiently().until(now -> saved());
        assertThat(CertificateReader.readAll(bytes(file)).get(0).subject()).contains("CN=" + LEARNER);
        assertThat(portal.admin().get("/learn/progress").html().select("#of-" + LEARNER + " .is-done"))
                .hasSize(Lessons.ALL.size());
    }

    private Path saved() {
        File[] files = folder.toFile().listFiles((in, name) -> name.endsWith(".pem"));
        return files.length == 0 ? null : files[0].toPath();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As it is after an answer; how steps are before that, AxeTest sees. Without scripts axe-core does not run. */
    private void look() {
        if (scripts) {
            keyboard.patiently().until(now -> driver.executeScript(AT_REST));
            found.addAll(axe.findings());
        }
    }

    private void finish(LessonStep step, Map<String, Runnable> deeds) {
        assertThat(keyboard.path()).isEqualTo(step.path());
        Runnable deed = deeds.remove(step.lesson() + "/" + step.phase().slug());
        if (deed != null) {
            deed.run();
            assertThat(keyboard.path()).isEqualTo(step.path());
        }
        if (step.demands()) {
            step.question().ifPresent(question -> keyboard.pick("choice", question.right()));
            keyboard.press(ANSWER, STEP);
            assertThat(keyboard.sees(DONE))
                    .as(step.path() + " " + keyboard.text(By.id("main")))
                    .isTrue();
        }
        if (step.demands() || step.phase() == Phase.RECAP) {
            look();
        }
        if (step.phase() != Phase.RECAP
                || Lessons.after(Lessons.called(step.lesson()).orElseThrow()).isPresent()) {
            forms.next();
        }
    }

    private void callsAreAnswered(Map<String, Runnable> deeds) {
        deeds.put("find-and-mend/check", () -> {
            forms.way(1);
            forms.answerCalls(RightCalls.of(portal, LEARNER));
            forms.back("find-and-mend");
        });
    }

    private void inTheLab(Map<String, Runnable> deeds) {
        on(deeds, "http-and-https/check", 1, () -> forms.handshake("TLS12"));
        on(deeds, "http-and-https/break", 1, () -> {});
        on(deeds, "key-pairs/check", 1, forms::signSomething);
        on(deeds, "key-pairs/break", 1, forms::flipBit);
        on(deeds, "ca-and-certificate/check", 1, forms::issueInLab);
        on(deeds, "ca-and-certificate/break", 1, () -> {});
        on(deeds, "handshake/check", 1, () -> forms.handshake("TLS13"));
        on(deeds, "handshake/break", 1, () -> {});
        on(deeds, "names/do", 1, () -> {});
        on(deeds, "names/break", 1, () -> {});
        on(deeds, "mobile/do", 1, () -> {});
        on(deeds, "mobile/break", 2, () -> {});
        on(deeds, "expiry/do", 1, () -> {});
        on(deeds, "expiry/check", 1, () -> {});
        on(deeds, "expiry/break", 1, () -> {});
    }

    private void onTheSite(Map<String, Runnable> deeds) {
        on(deeds, "distribution-and-trust/check", 1, forms::makeAuthority);
        on(deeds, "distribution-and-trust/check", 2, () -> forms.tellAll("CA_TRUSTED"));
        on(deeds, "distribution-and-trust/break", 1, () -> forms.tell("CA_TRUSTED", "rec-02", "", false));
        on(deeds, "names/check", 1, () -> forms.turn("rec-01", "STREAMING"));
        on(deeds, "names/check", 2, () -> forms.issueAll("90"));
        on(deeds, "the-pair/check", 1, () -> forms.turnPair("mgmt-01"));
        on(deeds, "the-pair/check", 2, forms::extendAll);
        on(deeds, "the-pair/check", 2, () -> forms.issueAll("90"));
        on(
                deeds,
                "the-pair/check",
                3,
                () -> List.of("CA_TRUSTED", "CERTIFICATE_INSTALLED", "KEY_READABLE")
                        .forEach(forms::tellAll));
        on(deeds, "the-pair/break", 1, () -> forms.tell("KEY_READABLE", "rec-02", "SERVER", false));
        on(deeds, "data-collector/check", 2, () -> forms.tellAll("CA_TRUSTED"));
        on(deeds, "data-collector/break", 1, () -> forms.tell("CA_TRUSTED", "mgmt-01", "", false));
        on(deeds, "recorder-to-clients/check", 2, () -> forms.tellAll("CA_TRUSTED"));
        on(deeds, "recorder-to-clients/break", 1, () -> forms.turn("rec-02", "STREAMING"));
        on(deeds, "private-key-access/check", 2, () -> forms.tellAll("KEY_READABLE"));
        on(deeds, "private-key-access/break", 1, () -> forms.tell("KEY_READABLE", "rec-01", "STREAMING", false));
        on(deeds, "mobile/check", 1, () -> forms.turn("mob-01", "MOBILE"));
        on(deeds, "mobile/check", 2, forms::extendAll);
        on(deeds, "renewal/check", 1, () -> forms.renew("rec-01"));
        on(deeds, "renewal/check", 2, () -> forms.tellAll("CERTIFICATE_INSTALLED"));
        on(deeds, "renewal/break", 1, () -> forms.renew("rec-01"));
    }

    /** Goes a way of the step, does something there and comes back. */
    private void on(Map<String, Runnable> deeds, String step, int way, Runnable deed) {
        Runnable there = () -> {
            forms.way(way);
            deed.run();
            forms.back(step);
        };
        deeds.merge(step, there, (first, then) -> () -> {
            first.run();
            then.run();
        });
    }
}
