package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Computer;
import akashi.core.site.Sites;
import akashi.core.site.WindowsGeneration;
import akashi.pki.PfxProfile;
import akashi.web.Lang;
import akashi.web.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the page of instructions in a bundle says to be ready before the script can run. */
class InstructionsTest {

    private static final Messages MESSAGES = Messages.load(ZoneOffset.UTC);
    private static final Computer RECORDER =
            Sites.withRecorders(1).snapshot().computerCalled("rec-01").orElseThrow();

    private static String readme(Lang lang, WindowsGeneration windows) {
        Manifest manifest = Manifest.of(
                RECORDER,
                Instant.parse("2026-05-01T00:00:00Z"),
                new Manifest.Trusted("root-authority-public.cer", "AB".repeat(20)),
                List.of(),
                List.of());
        byte[] text = new Instructions(MESSAGES, lang, PfxProfile.COMPATIBLE).of(manifest, windows);
        return new String(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}: PowerShell 5.1 is to be installed first only where it did not come with Windows")
    @EnumSource
    void an_old_windows_needs_powershell_5_before_the_script(WindowsGeneration windows) {
        boolean old = windows == WindowsGeneration.SERVER_2012_R2 || windows == WindowsGeneration.UNKNOWN;
        for (Lang lang : Lang.values()) {
            String text = readme(lang, windows);
            assertThat(text.contains("Windows Management Framework 5.1"))
                    .as(lang.code())
                    .isEqualTo(old);
            if (old) {
                assertThat(text).contains("PowerShell", "Microsoft", "KB3191564");
                assertThat(text.indexOf("Windows Management Framework"))
                        .isLessThan(text.indexOf("install.ps1 -Import"));
            }
        }
    }
}
