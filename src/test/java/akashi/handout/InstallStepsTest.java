package akashi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.InstallScript;
import akashi.certificates.Quay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a technician is told to do with the bundle is what the script in it does. */
class InstallStepsTest {

    private static final String SCRIPT = new String(InstallScript.bytes(), StandardCharsets.UTF_8);
    private static final Pattern COMMAND =
            Pattern.compile("powershell\\.exe -NoProfile -ExecutionPolicy Bypass -File install\\.ps1 -(\\w+)");

    /** The verbs as the script chooses among them. */
    private static List<String> verbs() {
        String choice = SCRIPT.substring(SCRIPT.indexOf("function Get-Verb"));
        String row = choice.lines()
                .filter(line -> line.contains("$chosen ="))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("@\\('(\\w+)', ")
                .matcher(row)
                .results()
                .map(each -> each.group(1))
                .toList();
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "ja"})
    void the_command_is_whole_and_its_verb_is_one_of_the_script(String language) {
        try (Quay quay = Quay.withRecorders(1).ca().wanted()) {
            Browser.Page page = opened(quay, language);
            String command = page.html().select("#bundle ol pre[tabindex=0]").text();
            MatchResult told = COMMAND.matcher(command).results().findFirst().orElseThrow();
            assertThat(told.group()).isEqualTo(command);
            assertThat(verbs()).contains("Apply", "Check").contains(told.group(1));
            assertThat(told.group(1)).isEqualTo("Import");
        }
    }

    @Test
    void the_receipt_lies_where_the_script_writes_it() {
        try (Quay quay = Quay.withRecorders(1).ca().wanted()) {
            String steps =
                    opened(quay, "en").html().select("#bundle ol li").last().text();
            assertThat(SCRIPT).contains("'akashi-receipt_{0}_{1}_{2}.json'", "$env:ProgramData 'Akashi'");
            assertThat(steps).contains("akashi-receipt_*_Import_*.json", "unpacked folder", "C:\\ProgramData\\Akashi");
        }
    }

    private static Browser.Page opened(Quay quay, String language) {
        quay.issue("rec-01");
        String page = "/servers/" + quay.id("rec-01") + "/handouts";
        Browser.Page made = quay.portal.admin().submit(page, page);
        String link = URI.create(made.html().select("#link").text()).getPath();
        return quay.portal.browser().in(language).get(link);
    }
}
