package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The recipes for many computers, and the script for clients: they name what the scripts really have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollOutTest {

    private static final Pattern ARGUMENT = Pattern.compile("(?<=\\s)-(?=[A-Z])\\w+");

    /** Arguments of Windows' own programs that the recipes use too. */
    private static final Set<String> OF_POWERSHELL = Set.of("-NoProfile", "-ExecutionPolicy", "-File");

    private Quay quay;

    @BeforeAll
    void open() {
        quay = Quay.withRecorders(1).ca();
    }

    @AfterAll
    void close() {
        quay.close();
    }

    @Test
    void the_page_of_bundles_leads_to_the_recipes_in_both_languages() {
        assertThat(quay.admin().get("/certificates/bundles").html().select("a[href=/certificates/roll-out]"))
                .hasSize(1);
        for (String lang : List.of("en", "ja")) {
            Browser.Page page = quay.admin().get("/certificates/roll-out?lang=" + lang);
            assertThat(page.html().select("main section.card")).as(lang).hasSize(7);
            assertThat(page.html().select("main").text())
                    .contains("Configuration Manager", "Intune", "Ansible", "schtasks", "-PasswordFile");
        }
    }

    @Test
    void the_recipes_name_only_parameters_that_the_script_has() {
        String text = quay.admin()
                .get("/certificates/roll-out?lang=en")
                .html()
                .select("main")
                .text();
        PowerShell script = PowerShell.parse(new String(InstallScript.bytes(), StandardCharsets.UTF_8));
        Set<String> known = new TreeSet<>(OF_POWERSHELL);
        script.all("param_block").findFirst().orElseThrow().texts("variable").stream()
                .map(variable -> "-" + variable.substring(1))
                .forEach(known::add);
        Matcher arguments = ARGUMENT.matcher(text);
        Set<String> named = new TreeSet<>();
        while (arguments.find()) {
            named.add(arguments.group());
        }
        assertThat(named).isSubsetOf(known).contains("-Import", "-Check", "-Undo", "-Silent", "-Apply");
    }

    @Test
    void the_script_for_clients_is_read_by_the_grammar_and_calls_known_commands_only() {
        String root = "/authorities/" + quay.site().authorities().get(0).id();
        String text = new String(quay.admin().get(root + "/install-ca.ps1").bytes(), StandardCharsets.UTF_8);
        PowerShell script = PowerShell.parse(text);
        assertThat(script.faults()).isEmpty();
        Set<String> own = new TreeSet<>(script.texts("function_name"));
        own.addAll(InstallScriptTest.CMDLETS);
        assertThat(script.texts("command_name")).isSubsetOf(own).contains("Import-Certificate");
    }
}
