package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A link that breaks at a real port: seen with the next probe, explained, mended, and seen to heal. */
class HealedLinkTest {

    private static final By TASKS = By.cssSelector(".todo li p:first-child");
    private static final String REFUSED = "Mend what rec-01 shows: those who verify refuse it";
    private static final String WRONG_NAMES = "Let rec-01 use a certificate with all its names";

    @TempDir
    Path folder;

    private final ServedPort streams = new ServedPort();
    private Mole site;
    private Administrator person;

    @BeforeEach
    void sign_in() throws Exception {
        site = new Mole(folder.resolve("home"), streams.port());
        streams.show(site.bundle("rec-01"));
        person = new Administrator(site.portal.address(), "en", true, folder);
        person.open("/sign-in");
        person.type("username", "admin");
        person.type("password", TestPortal.PASSWORD);
        person.press(By.cssSelector("form[action='/sign-in'] button"));
    }

    @AfterEach
    void close() {
        person.close();
        site.close();
        streams.close();
    }

    /** A minute later, from the page of the server, until the answer is there. */
    private void probe() {
        site.portal.clock().advance(Duration.ofMinutes(1));
        person.open("/servers/" + site.id("rec-01"));
        person.press(By.cssSelector("#seen form[action='/probes'] button"));
        person.waitFor(By.cssSelector("#run a.btn"));
        person.press(By.cssSelector("#run a.btn"));
        assertThat(person.texts(By.cssSelector("#seen tbody tr")))
                .anyMatch(row -> row.contains(String.valueOf(streams.port())));
    }

    private List<String> streaming() {
        person.open("/topology/recorder-to-clients");
        String row = "//*[@id='view']//tbody/tr[contains(., 'rec-01') and contains(., 'Control room')]";
        return person.texts(By.xpath(row + "//td//*[contains(@class, 'chip')]"));
    }

    private List<String> tasks() {
        person.open("/");
        return person.texts(TASKS);
    }

    @Test
    void a_link_breaks_and_heals_within_one_probe_each() throws Exception {
        probe();
        assertThat(streaming()).containsExactly("encrypted, verified");
        assertThat(tasks()).doesNotContain(REFUSED, WRONG_NAMES);
        try (Mole elsewhere = new Mole(folder.resolve("elsewhere"), streams.port())) {
            breaks(elsewhere.bundle("rec-01"), REFUSED, "comes from a CA that this site does not know");
        }
        heals();
        breaks(site.bundle("rec-02"), WRONG_NAMES, "was issued for it does, and only has to be installed");
        heals();
        assertThat(person.findings()).isEmpty();
    }

    private void breaks(SSLContext wrong, String task, String cause) {
        streams.show(wrong);
        probe();
        assertThat(tasks()).contains(task);
        person.press(By.xpath("//li[contains(., '" + task + "')]//a[starts-with(@href, '/diagnose')]"));
        assertThat(person.texts(By.cssSelector("#result .verdict")))
                .singleElement()
                .asString()
                .contains("cannot");
        assertThat(person.texts(By.cssSelector("#result .cause")))
                .singleElement()
                .asString()
                .contains(cause);
        assertThat(person.texts(By.cssSelector("#result .acts a"))).containsExactly("Install and record");
        person.press(
                By.cssSelector("#ticket-en + .copy-it"),
                By.xpath("//button[contains(@class, 'copy-it')][. = 'Copied']"));
        person.press(By.cssSelector("#result .acts a"));
        assertThat(person.path()).isEqualTo("/servers/" + site.id("rec-01"));
        assertThat(streaming()).containsExactly("cannot connect");
    }

    private void heals() throws Exception {
        streams.show(site.bundle("rec-01"));
        probe();
        assertThat(tasks())
                .isNotEmpty()
                .doesNotContain(REFUSED, WRONG_NAMES)
                .noneMatch(task -> task.contains("rec-01") && task.contains("show"));
        assertThat(streaming()).containsExactly("encrypted, verified");
    }

    @Test
    void what_is_told_after_a_probe_is_looked_at_again() {
        By again = By.xpath("//*[@id='facts']//tr//*[contains(@class, 'tag')]");
        probe();
        person.open("/servers/" + site.id("rec-01"));
        assertThat(person.texts(again)).isEmpty();
        site.portal.clock().advance(Duration.ofMinutes(1));
        person.open("/facts?fact=CERTIFICATE_INSTALLED&on=" + site.id("rec-01"));
        person.tickAll("item");
        person.press(By.cssSelector("button[name='value'][value='true']"));
        person.open("/servers/" + site.id("rec-01"));
        assertThat(person.texts(again)).isNotEmpty().allMatch(tag -> tag.contains("re-check"));
        assertThat(streaming()).containsExactly("recorded, not verified");
        probe();
        person.open("/servers/" + site.id("rec-01"));
        assertThat(person.texts(again)).isEmpty();
        assertThat(streaming()).containsExactly("encrypted, verified");
        assertThat(person.findings()).isEmpty();
    }
}
