package akashi.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;

/** Asks axe-core about the page that is open, in light colours and in dark ones. */
final class Axe {

    private static final String SOURCE = source();
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {
                runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']},
                resultTypes: ['violations'], iframes: false}).then(
                found => done(found.violations.flatMap(v => v.nodes.slice(0, 3).map(
                    n => v.id + ' ' + n.target.join(' ') + ' ' + n.html.slice(0, 160)
                        + (v.id === 'color-contrast' ? ' ' + n.any.map(a => a.message).join() : '')))),
                failure => done(['axe failed: ' + failure]));
            """;

    private final ChromeDriver driver;

    Axe(ChromeDriver driver) {
        this.driver = driver;
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
    }

    /** Opens a page in light or dark colours, and says what it finds there. */
    List<String> findings(URI page, String scheme) {
        Map<String, String> colours = Map.of("name", "prefers-color-scheme", "value", scheme);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(colours)));
        driver.get(page.toString());
        return findings(" (" + scheme + ") ");
    }

    /** Says what it finds on the page that is open. */
    List<String> findings() {
        return findings(" ");
    }

    private List<String> findings(String how) {
        String path = URI.create(driver.getCurrentUrl()).getPath();
        driver.executeScript(SOURCE);
        return ((List<?>) driver.executeAsyncScript(RUN))
                .stream().map(found -> path + how + found).toList();
    }

    private static String source() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
