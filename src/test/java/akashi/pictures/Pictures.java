package akashi.pictures;

import akashi.TestPortal;
import akashi.journey.Chromium;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Makes the README's pictures and writes them into {@code src/doc/pictures}. */
public final class Pictures {

    private static final int WIDTH = 1280;

    private Pictures() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of("src/doc/pictures"));
        Path scratch = Files.createTempDirectory("akashi-pictures");
        try (TestPortal portal = SampleCity.encrypted(scratch.resolve("home"))) {
            ChromeDriver driver = Chromium.open("en", true, scratch);
            try {
                signIn(driver, portal);
                take(driver, portal, "/?lang=en", 900, folder.resolve("overview.png"));
                take(driver, portal, "/topology/recorder-to-management?lang=ja", 1000, folder.resolve("topology.png"));
                take(driver, portal, "/learn/lab/handshake?tls=TLS12&lang=en#wire", 1100, folder.resolve("lab.png"));
            } finally {
                driver.quit();
            }
        }
    }

    private static void signIn(ChromeDriver driver, TestPortal portal) {
        driver.get(portal.address().resolve("/sign-in").toString());
        driver.findElement(By.name("username")).sendKeys("admin");
        driver.findElement(By.name("password")).sendKeys(TestPortal.PASSWORD);
        driver.findElement(By.cssSelector("form[action='/sign-in'] button")).click();
    }

    private static void take(ChromeDriver driver, TestPortal portal, String path, int height, Path file)
            throws IOException {
        driver.manage().window().setSize(new Dimension(WIDTH, height));
        driver.get(portal.address().resolve(path).toString());
        byte[] png = driver.getScreenshotAs(OutputType.BYTES);
        ImageIO.write(Palette.reduced(ImageIO.read(new ByteArrayInputStream(png))), "png", file.toFile());
        System.out.println(file + ": " + Files.size(file) / 1024 + " KiB");
    }
}
