package akashi.journey;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * What is true of every page: a title, the reader's language, no key in place of a sentence, nothing wider than a small
 * phone, no complaint of the browser (a broken content security policy is one), and a label for every field.
 */
final class Look {

    private static final Pattern KEY = Pattern.compile(
            "\\b(?:access|audit|authority|backup|certificates|core|diagram|encryption|overview|pki|portal|rules|setup"
                    + "|sites|store|topology|training|trust|vault|web)\\.[a-z-]+\\.[a-z.-]+\\b|\\?\\?");
    private static final Map<String, Object> PHONE =
            Map.of("width", 390, "height", 800, "deviceScaleFactor", 1, "mobile", false);
    private static final String TOO_WIDE = """
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1)
                .map(e => e.tagName + '.' + e.getAttribute('class') + '#' + e.id).slice(0, 5)
                .concat('wider than ' + wide);
            """;
    private static final String UNLABELLED = """
            return [...document.querySelectorAll('input, select, textarea')]
                .filter(e => !['hidden', 'submit', 'button'].includes(e.type))
                .filter(e => !(e.labels && e.labels.length) && !e.getAttribute('aria-label')
                    && !e.getAttribute('aria-labelledby')).map(e => e.name || e.id);
            """;

    private final ChromeDriver driver;
    private final String lang;
    private final List<String> seen = new ArrayList<>();
    private final Set<String> findings = new TreeSet<>();

    Look(ChromeDriver driver, String lang) {
        this.driver = driver;
        this.lang = lang;
    }

    /** Looks at the page that is open, and goes on whatever it finds. */
    void atPage() {
        String where = URI.create(driver.getCurrentUrl()).getPath();
        seen.add(where);
        found(where, "has no title", !driver.getTitle().matches(".{2,} · Akashi"));
        found(where, "is in another language", !lang.equals(root().getAttribute("lang")));
        Matcher key = KEY.matcher(driver.findElement(By.tagName("body")).getText());
        found(where, "shows the key of a sentence", key.find());
        complaints().forEach(complaint -> found(where, complaint, true));
        asked(UNLABELLED).forEach(field -> found(where, "has no label for " + field, true));
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", PHONE);
        List<String> wide = asked(TOO_WIDE);
        found(where, "is too wide for a phone: " + wide, !wide.isEmpty());
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    private WebElement root() {
        return driver.findElement(By.tagName("html"));
    }

    private void found(String where, String what, boolean so) {
        if (so) {
            findings.add(where + " " + what);
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> asked(String script) {
        return (List<String>) driver.executeScript(script);
    }

    /** A refused act is an answer with 409 or 422, which the browser notes as well. */
    private List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(entry -> entry.startsWith("SEVERE") || entry.contains("Content Security Policy"))
                .filter(entry -> !entry.contains("status of 409") && !entry.contains("status of 422"))
                .toList();
    }

    /** What was wrong on the pages so far. */
    Set<String> findings() {
        return Set.copyOf(findings);
    }

    List<String> seen() {
        return List.copyOf(seen);
    }
}
