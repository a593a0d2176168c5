package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
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

    @Test
    void a_slot_whose_state_before_cannot_be_told_is_not_written_down_as_off() {
        assertThat(SCRIPT.function("Invoke-Apply").text())
                .doesNotContain("[bool]$before.on")
                .contains("on = $before.on; thumbprint = $before.thumbprint }");
    }

    @Test
    void undo_leaves_a_slot_alone_and_says_so_where_it_does_not_know_what_it_was() {
        String undo = SCRIPT.function("Undo-Slot").text();
        int change = undo.indexOf("Set-Slot");
        for (String unknown : List.of("$null -eq $Entry.on", "$Entry.on -and -not $Entry.thumbprint", "-not $use")) {
            PowerShell left = SCRIPT.function("Undo-Slot")
                    .all("if_statement")
                    .filter(each -> each.text().startsWith("if (" + unknown + ")"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(unknown));
            assertThat(left.texts("command_name")).as(unknown).containsExactly("Find-Fault");
            assertThat(left.texts("flow_control_statement")).as(unknown).containsExactly("return");
            assertThat(undo.indexOf(left.text())).as(unknown).isLessThan(change);
        }
        assertThat(InstallScriptTest.reached("Undo-Apply")).contains("Undo-Slot", "Set-Slot");
    }

    @Test
    void what_hinders_one_slot_does_not_keep_the_others_from_being_taken_back() {
        PowerShell each = SCRIPT.function("Undo-Apply")
                .all("foreach_statement")
                .findFirst()
                .orElseThrow();
        assertThat(each.all("try_statement").map(PowerShell::text))
                .singleElement()
                .asString()
                .startsWith("try { Undo-Slot $Bundle $exe $entry } catch {")
                .doesNotContain("return", "throw");
        assertThat(each.texts("flow_control_statement")).containsExactly("continue", "return");
        assertThat(each.text()).contains("if (@($EXIT_TIMEOUT, $EXIT_NOT_REGISTERED) -contains $script:Outcome) {");
    }

    @Test
    void no_thumbprint_is_no_certificate_and_never_the_store_itself() {
        PowerShell find = SCRIPT.function("Find-InStore");
        assertThat(find.text().indexOf("if (-not $Thumbprint) { return $null }"))
                .isPositive()
                .isLessThan(find.text().indexOf("Cert:"));
    }
}
