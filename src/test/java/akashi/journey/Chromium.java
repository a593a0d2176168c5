package akashi.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's Chromium, without a screen. Both paths are given: the driver would ask the network for them. */
public final class Chromium {

    private static final int JAVASCRIPT_OFF = 2;

    private Chromium() {}

    /** A browser that reads in a language and keeps what it downloads in a folder. */
    public static ChromeDriver open(String lang, boolean scripts, Path downloads) {
        Map<String, Object> preferences = new HashMap<>();
        preferences.put("intl.accept_languages", lang);
        preferences.put("download.default_directory", downloads.toString());
        preferences.put("download.prompt_for_download", false);
        if (!scripts) {
            preferences.put("profile.managed_default_content_settings.javascript", JAVASCRIPT_OFF);
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(
                existing("/usr/bin/chromium", "/usr/bin/chromium-browser").toString());
        options.setExperimentalOption("prefs", preferences);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--lang=" + lang,
                "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(existing("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver")
                        .toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(90));
        return driver;
    }

    private static Path existing(String... paths) {
        return Stream.of(paths)
                .map(Path::of)
                .filter(path -> path.toFile().canExecute())
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + String.join(", ", paths)));
    }
}
