package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The part of the install script that switches slots on and takes that back, as a PowerShell grammar reads it. */
class ApplyScriptTest {

    private static final String TEXT = new String(InstallScript.bytes(), StandardCharsets.UTF_8);
    private static final PowerShell SCRIPT = PowerShell.parse(TEXT);

    @Test
    void a_configurator_that_does_not_tell_its_groups_keeps_no_slot_from_being_applied() {
        PowerShell offered = SCRIPT.function("Get-OfferedGroups");
        assertThat(offered.texts("flow_control_statement"))
                .as("@($null).Count is 1: what cannot be told must be no output at all")
                .hasSize(3)
                .allMatch(text -> text.equals("return") || text.startsWith("return [regex]::Matches("));
        assertThat(SCRIPT.function("Test-Ready").text())
                .contains("$offered = @(Get-OfferedGroups $Exe | Where-Object { $_ })")
                .contains("if ($offered.Count -gt 0 -and $offered -notcontains $each.Use.group)");
    }
}
