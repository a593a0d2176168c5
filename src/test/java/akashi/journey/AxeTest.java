package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.EveryPage;
import akashi.TestPortal;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Phase;
import akashi.pictures.SampleCity;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** Every page of a site with something on it, judged by axe-core, in both languages and colour schemes by turns. */
class AxeTest {

    private static final String STEP = "/learn/(?!completion/)[a-z-]+/(?:"
            + Stream.of(Phase.values()).map(Phase::slug).collect(Collectors.joining("|")) + ")";
    private static final List<String> FURTHER = List.of(
            "/no-such-page",
            "/learn/lab/handshake?fault=EXPIRED&tls=TLS12",
            "/learn/lab/handshake?fault=NONE&tls=TLS13",
            "/facts?fact=KEY_READABLE");
    private static final List<String> TRAINING = List.of(
            "/", "/servers", "/encryption", "/certificates", "/authorities", "/authorities/new", "/topology/site");

    @TempDir
    Path folder;

    private TestPortal portal;
    private ChromeDriver driver;
    private Axe axe;
    private final Set<String> found = new TreeSet<>();

    @BeforeEach
    void start() {
        portal = SampleCity.encrypted(folder.resolve("home"));
        driver = Chromium.open("en", true, folder);
        axe = new Axe(driver);
    }

    @AfterEach
    void stop() {
        driver.quit();
        portal.close();
    }

    @Test
    void no_page_shuts_anybody_out() {
        look("/sign-in", "en");
        look("/sign-in", "ja");
        signIn();
        List<String> pages = pages(page -> !page.matches(STEP));
        assertThat(pages).hasSizeGreaterThan(60);
        look(pages);
        look(FURTHER);
        driver.get(portal.address() + "training");
        driver.findElement(By.cssSelector("form[action='/training/enter'] button"))
                .sendKeys(Keys.ENTER);
        look(TRAINING);
        assertThat(found).isEmpty();
    }

    @Test
    void no_step_of_a_lesson_shuts_anybody_out() {
        signIn();
        List<String> pages = pages(page -> page.matches(STEP));
        assertThat(pages).hasSize(Lessons.ALL.size() * Phase.values().length);
        look(pages);
        assertThat(found).isEmpty();
    }

    private void look(List<String> pages) {
        for (int i = 0; i < pages.size(); i++) {
            look(pages.get(i), i % 2 == 0 ? "en" : "ja");
        }
    }

    private void look(String page, String lang) {
        URI asked = portal.address().resolve(page + (page.contains("?") ? "&" : "?") + "lang=" + lang);
        found.addAll(axe.findings(asked, lang.equals("en") ? "light" : "dark"));
    }

    private void signIn() {
        driver.get(portal.address() + "sign-in");
        driver.findElement(By.name("username")).sendKeys("admin");
        driver.findElement(By.name("password")).sendKeys(TestPortal.PASSWORD, Keys.ENTER);
        new org.openqa.selenium.support.ui.WebDriverWait(driver, java.time.Duration.ofSeconds(45))
                .until(now ->
                        now.findElements(By.cssSelector("header .who form")).size() == 1);
    }

    /** Those that are read, not saved as a file. */
    private List<String> pages(Predicate<String> wanted) {
        Browser admin = portal.admin();
        return EveryPage.of(portal).stream()
                .filter(wanted)
                .filter(page -> {
                    Browser.Page answer = admin.get(page);
                    return answer.status() == 200
                            && answer.header("Content-Type").startsWith("text/html");
                })
                .toList();
    }
}
