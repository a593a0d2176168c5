package akashi.journey;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A person in front of the portal: opens pages, fills in, presses, and looks at every page that comes. */
final class Administrator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ChromeDriver driver;
    private final URI portal;
    private final Look look;
    private final Path downloads;

    Administrator(URI portal, String lang, boolean scripts, Path downloads) {
        this.driver = Chromium.open(lang, scripts, downloads);
        this.portal = portal;
        this.look = new Look(driver, lang);
        this.downloads = downloads;
    }

    void open(String path) {
        driver.get(portal.resolve(path).toString());
        look.atPage();
    }

    /** Presses something that leads to another page, and waits for that. */
    void press(By what) {
        WebElement page = driver.findElement(By.tagName("html"));
        press(element(what));
        patiently().until(gone(page));
        patiently().until(ExpectedConditions.presenceOfElementLocated(By.id("main")));
        look.atPage();
    }

    /** Presses something whose answer appears on the same page. */
    void press(By what, By appears) {
        press(element(what));
        patiently().until(ExpectedConditions.visibilityOfElementLocated(appears));
        look.atPage();
    }

    /** Presses as long as it is offered; each answer takes the place of the button. */
    void pressUntilGone(By what) {
        while (sees(what)) {
            WebElement button = element(what);
            press(button);
            patiently().until(gone(button));
            look.atPage();
        }
    }

    /** The driver says it in two ways when the page of an element leaves while it is asked about. */
    static ExpectedCondition<Boolean> gone(WebElement element) {
        return driver -> {
            try {
                element.isEnabled();
                return false;
            } catch (StaleElementReferenceException left) {
                return true;
            } catch (WebDriverException trouble) {
                if (String.valueOf(trouble.getMessage()).contains("does not belong to the document")) {
                    return true;
                }
                throw trouble;
            }
        };
    }

    private void press(WebElement button) {
        ((org.openqa.selenium.JavascriptExecutor) driver)
                .executeScript("arguments[0].scrollIntoView({block: 'center'})", button);
        button.click();
    }

    void type(String field, String text) {
        WebElement input = element(By.name(field));
        input.clear();
        input.sendKeys(text);
    }

    void choose(String field, String value) {
        new Select(element(By.name(field))).selectByValue(value);
    }

    void pick(String field, String value) {
        press(element(By.cssSelector("input[name='%s'][value='%s']".formatted(field, value))));
    }

    void file(String field, Path file) {
        element(By.name(field)).sendKeys(file.toAbsolutePath().toString());
    }

    void tickAll(String field) {
        driver.findElements(By.name(field)).stream()
                .filter(box -> !box.isSelected())
                .forEach(this::press);
    }

    void typeIntoAll(String beginning, String text) {
        driver.findElements(By.cssSelector("input[name^='" + beginning + "']")).forEach(input -> {
            input.clear();
            input.sendKeys(text);
        });
    }

    boolean sees(By what) {
        return !driver.findElements(what).isEmpty();
    }

    List<String> texts(By what) {
        return driver.findElements(what).stream().map(WebElement::getText).toList();
    }

    /** Reads the page again until something is on it. */
    void waitFor(By what) {
        patiently().until(now -> {
            if (now.findElements(what).isEmpty()) {
                now.navigate().refresh();
                return false;
            }
            return true;
        });
    }

    /** Presses a download and waits for the whole file. */
    Path download(By what, String ending) {
        press(element(what));
        return patiently()
                .until(now -> files().filter(f -> f.toString().endsWith(ending))
                        .findFirst()
                        .orElse(null));
    }

    private Stream<Path> files() {
        try (Stream<Path> all = Files.list(downloads)) {
            return all.toList().stream();
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    private WebElement element(By what) {
        return patiently().until(ExpectedConditions.presenceOfElementLocated(what));
    }

    private WebDriverWait patiently() {
        return new WebDriverWait(driver, PATIENCE);
    }

    /** What was wrong on the pages so far. */
    Set<String> findings() {
        return look.findings();
    }

    List<String> pagesSeen() {
        return look.seen();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
