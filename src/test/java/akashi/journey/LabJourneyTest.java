package akashi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The handshake lab by the keyboard alone, with scripts and without. */
class LabJourneyTest {

    private static final int MOST_TABS = 80;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @TempDir
    Path folder;

    private ChromeDriver driver;

    @ParameterizedTest(name = "in {0}, with scripts: {1}")
    @CsvSource({"en,true", "ja,false"})
    void a_fault_is_chosen_played_and_read_byte_by_byte(String lang, boolean scripts) {
        try (TestPortal portal = TestPortal.start()) {
            driver = Chromium.open(lang, scripts, folder);
            driver.get(portal.address() + "sign-in");
            to("username").sendKeys("admin");
            to("password").sendKeys(TestPortal.PASSWORD, Keys.ENTER);
            until(By.cssSelector("header .who form"));
            driver.get(portal.address() + "learn/lab/handshake");
            to("fault").sendKeys(Keys.ARROW_DOWN);
            to("days").sendKeys(Keys.ENTER);
            until(By.id("came"));
            assertThat(driver.getCurrentUrl()).contains("fault=EXPIRED");
            assertThat(driver.findElement(By.id("played")).getText()).contains("CertificateExpiredException");
            WebElement record = to(By.cssSelector("#record-2 > summary"));
            record.sendKeys(Keys.ENTER);
            assertThat(driver.findElement(By.cssSelector("#record-2 table")).isDisplayed())
                    .isTrue();
            assertThat(driver.findElement(By.id("record-2")).getText()).contains("ServerHelloDone");
            Look look = new Look(driver, lang);
            look.atPage();
            assertThat(look.findings()).isEmpty();
        } finally {
            driver.quit();
        }
    }

    private WebElement to(String field) {
        return to(By.name(field));
    }

    /** Goes on by the tabulator until the element has the focus. */
    private WebElement to(By wanted) {
        WebElement element = driver.findElement(wanted);
        for (int tab = 0; tab < MOST_TABS; tab++) {
            WebElement active = driver.switchTo().activeElement();
            if (active.equals(element)) {
                return element;
            }
            active.sendKeys(Keys.TAB);
        }
        throw new AssertionError("the keyboard does not reach " + wanted);
    }

    private void until(By there) {
        new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.presenceOfElementLocated(there));
    }
}
