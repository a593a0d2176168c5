package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A person with a keyboard and no mouse. Where the focus has to go is counted on the page; it goes there by the keys alone,
 * and where it came to is asked of the browser.
 */
final class Keyboard {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int MOST_TRIES = 12;

    /** How many stops of the tabulator lie between the focus and an element: before it if negative, none if it is there. */
    private static final String STOPS = """
            const wanted = arguments[0], active = document.activeElement;
            const group = e => e.type === 'radio' && e.name && e.form
                ? [...e.form.querySelectorAll('input[type=radio]')].filter(r => r.name === e.name) : [e];
            if (group(wanted).includes(active)) return 0;
            const stop = e => group(e).find(r => r.checked) || group(e)[0];
            const goal = stop(wanted);
            if (active === document.body) return 1;
            const after = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
            const forward = after(active, goal);
            const within = e => forward ? after(active, e) && !after(goal, e) : after(e, active) && !after(e, goal);
            const stops = [...document.querySelectorAll(
                    'a[href], button, input, select, textarea, summary, [tabindex="0"]')]
                .filter(e => e.type !== 'hidden' && !e.disabled && e.checkVisibility() && stop(e) === e)
                .filter(e => !group(e).includes(active) && within(e)).length;
            return forward ? stops : -stops;
            """;

    /** Whether one sees where the focus is. */
    private static final String SEEN = """
            const drawn = getComputedStyle(document.activeElement);
            return document.activeElement.matches(':focus-visible')
                && (drawn.outlineStyle !== 'none' || drawn.boxShadow !== 'none');
            """;

    private final ChromeDriver driver;

    Keyboard(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Moves the focus to an element; among radio buttons, to their group. */
    WebElement to(By wanted) {
        WebElement element = element(wanted);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int stops = stops(element);
            if (stops == 0) {
                assertThat(driver.executeScript(SEEN))
                        .as("the focus is seen on %s at %s", wanted, path())
                        .isEqualTo(true);
                return element;
            }
            if (stops > 0) {
                keys(Keys.TAB.toString().repeat(stops));
            } else {
                new Actions(driver)
                        .keyDown(Keys.SHIFT)
                        .sendKeys(Keys.TAB.toString().repeat(-stops))
                        .keyUp(Keys.SHIFT)
                        .perform();
            }
        }
        throw new AssertionError("the keyboard does not reach " + wanted + " on " + path());
    }

    private int stops(WebElement element) {
        return ((Long) driver.executeScript(STOPS, element)).intValue();
    }

    private void keys(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses a link or a button that leads to another page, or puts something in its own place. */
    void press(By what) {
        press(what, what);
    }

    /** Presses something whose answer takes the place of something else. */
    void press(By what, By replaced) {
        WebElement before = element(replaced);
        to(what);
        keys(Keys.ENTER);
        patiently().until(Administrator.gone(before));
        patiently().until(ExpectedConditions.presenceOfElementLocated(By.id("main")));
    }

    /** Presses a link to a file, which leaves the page as it is. */
    void save(By what) {
        to(what);
        keys(Keys.ENTER);
    }

    /** Turns a switch or presses a button with the space bar. */
    void space(By what) {
        WebElement before = to(what);
        keys(Keys.SPACE);
        patiently().until(Administrator.gone(before));
        patiently().until(ExpectedConditions.presenceOfElementLocated(By.id("main")));
    }

    /** Ticks a box with the space bar. */
    void tick(By box) {
        WebElement element = to(box);
        if (!element.isSelected()) {
            keys(Keys.SPACE);
        }
        assertThat(element.isSelected()).as("%s is ticked", box).isTrue();
    }

    /** Chooses among radio buttons with the arrows. */
    void pick(String field, String value) {
        By wanted = By.cssSelector("input[type=radio][name='%s'][value='%s']".formatted(field, value));
        WebElement radio = to(wanted);
        int steps = steps(By.cssSelector("input[type=radio][name='%s']".formatted(field)), radio);
        keys(
                steps == 0
                        ? Keys.SPACE
                        : (steps > 0 ? Keys.ARROW_DOWN : Keys.ARROW_UP)
                                .toString()
                                .repeat(Math.abs(steps)));
        assertThat(radio.isSelected()).as("%s is %s", field, value).isTrue();
    }

    private int steps(By all, WebElement to) {
        var radios = driver.findElements(all);
        return radios.indexOf(to) - radios.indexOf(driver.switchTo().activeElement());
    }

    /** Chooses from a list with the arrows. */
    void choose(String field, String value) {
        WebElement list = to(By.name(field));
        var values = list.findElements(By.tagName("option")).stream()
                .map(option -> option.getDomAttribute("value"))
                .toList();
        int steps = values.indexOf(value) - values.indexOf(list.getDomProperty("value"));
        keys((steps > 0 ? Keys.ARROW_DOWN : Keys.ARROW_UP).toString().repeat(Math.abs(steps)));
        assertThat(list.getDomProperty("value")).isEqualTo(value);
    }

    /** Types into a field in place of what is there. */
    void type(String field, String text) {
        to(By.name(field));
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .sendKeys(text)
                .perform();
    }

    boolean sees(By what) {
        return !driver.findElements(what).isEmpty();
    }

    String text(By what) {
        return element(what).getText();
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    WebElement element(By what) {
        return patiently()
                .withMessage(() -> what + " on " + path() + ": "
                        + driver.findElement(By.tagName("body")).getText())
                .until(ExpectedConditions.presenceOfElementLocated(what));
    }

    WebDriverWait patiently() {
        return new WebDriverWait(driver, PATIENCE, GLANCE);
    }
}
