package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the install script makes sure that it runs on the computer that is meant, as a PowerShell grammar reads it. */
class ComputerScriptTest {

    private static final PowerShell SCRIPT =
            PowerShell.parse(new String(InstallScript.bytes(), StandardCharsets.UTF_8));
    private static final PowerShell CONFIRM = SCRIPT.function("Confirm-Computer");

    @Test
    void names_that_agree_in_fifteen_characters_only_do_not_pass_for_each_other() {
        assertThat(CONFIRM.text())
                .contains("$label = [System.Net.Dns]::GetHostName().Split('.')[0]")
                .doesNotContain("COMPUTERNAME", "Substring", "15)");
        assertThat(stops("$labels -notcontains $label")).startsWith("Stop-With $EXIT_COMPUTER ");
    }

    @Test
    void a_computer_of_another_domain_is_refused() {
        String text = CONFIRM.text();
        assertThat(text)
                .contains("if ($full -contains \"$label.$domain\") { return }")
                .contains("GetIPGlobalProperties().DomainName");
        List<String> stops = CONFIRM.all("command")
                .map(PowerShell::text)
                .filter(each -> each.startsWith("Stop-With $EXIT_COMPUTER "))
                .toList();
        assertThat(stops).hasSize(2);
        assertThat(stops.get(1)).contains("$label.$domain", "-OtherDomain");
        assertThat(text.substring(text.indexOf(stops.get(1)) + stops.get(1).length())
                        .strip())
                .as("refusing is what remains")
                .isEqualTo("}");
        assertThat(stops("$Anyway")).startsWith("Find-Fault ");
        assertThat(stops("-not $domain")).startsWith("Say ").contains("'WARN'");
    }

    @Test
    void only_a_switch_or_the_key_of_this_computer_lets_another_domain_pass() {
        assertThat(SCRIPT.all("command").map(PowerShell::text).filter(each -> each.startsWith("Confirm-Computer ")))
                .containsExactly(
                        "Confirm-Computer $bundle $OtherDomain", "Confirm-Computer $bundle ($OtherDomain -or $Renew)");
    }

    /** What is done under a condition. */
    private static String stops(String condition) {
        return CONFIRM.all("if_statement")
                .filter(each -> each.text().startsWith("if (" + condition + ")"))
                .flatMap(each -> each.all("command"))
                .map(PowerShell::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError(condition));
    }
}
