package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of the install script that enrols, as a PowerShell grammar reads it. */
class EnrolScriptTest {

    private static final String TEXT = new String(InstallScript.bytes(), StandardCharsets.UTF_8);
    private static final PowerShell SCRIPT = PowerShell.parse(TEXT);

    @Test
    void only_enrolling_talks_to_the_portal_and_compares_the_pin_before_it_sends() {
        for (String function : List.of("Invoke-Bundle", "New-Receipt", "Undo-Import")) {
            assertThat(InstallScriptTest.reached(function)).as(function).doesNotContain("Invoke-Portal", "Open-Portal");
        }
        assertThat(InstallScriptTest.reached("Invoke-Enrolment"))
                .contains("Open-Portal", "Send-Receipt", "Register-Renewal");
        String open = SCRIPT.function("Open-Portal").text();
        assertThat(open).contains("-notcontains $shown").doesNotContain(".Write(");
        assertThat(SCRIPT.function("Invoke-Portal").text().indexOf("Open-Portal"))
                .isPositive()
                .isLessThan(SCRIPT.function("Invoke-Portal").text().indexOf(".Write("));
    }

    @Test
    void the_key_is_made_on_the_computer_and_cannot_be_exported() {
        assertThat(SCRIPT.function("Get-Request").text())
                .contains("'Exportable = FALSE'", "'MachineKeySet = TRUE'", "Microsoft Software Key Storage Provider")
                .contains("'HashAlgorithm = SHA256'", "'KeyLength = 2048'");
    }

    @Test
    void what_it_signs_and_sends_is_what_the_portal_reads() {
        assertThat(SCRIPT.function("Get-Signed").text())
                .contains("\"$Purpose`n$Nonce`n$Content\"", "::Pkcs1", "::SHA256");
        assertThat(TEXT)
                .contains("'akashi-renew 1'", "'akashi-receipt 1'", "'akashi-enrolled 1'", "'akashi-enrol-request 1'")
                .contains("@{ code = $oneTime; csr = (Get-Request) }")
                .contains("@{ thumbprint = $state.thumbprint; nonce = $nonce; csr = $csr; signature = ")
                .contains("@{ thumbprint = $Answer.thumbprint; nonce = $nonce; receipt = $text; signature = ");
    }

    @Test
    void the_code_reaches_neither_log_nor_state() {
        assertThat(SCRIPT.all("command")
                        .map(PowerShell::text)
                        .filter(text -> text.matches("(?s)(Say|Stop-With|Find-Fault|Add-Journal|Write-Verbose)\\b.*")))
                .hasSizeGreaterThan(50)
                .noneMatch(text -> text.matches("(?s).*\\$(Enroll|oneTime)\\b.*"));
        assertThat(SCRIPT.function("Import-Enrolled").text()).doesNotContain("Get-Code", "$Enroll");
    }

    @Test
    void the_copy_for_enrolling_differs_by_address_and_pin_alone() {
        String pin = "AB".repeat(32);
        String pinned = new String(
                InstallScript.pinned("https://akashi.example.com:8443", List.of(pin)), StandardCharsets.UTF_8);
        assertThat(PowerShell.parse(pinned).faults()).isEmpty();
        assertThat(pinned.replace("'https://akashi.example.com:8443'", "''").replace("@('" + pin + "')", "@()"))
                .isEqualTo(TEXT);
        assertThat(pinned).startsWith("\uFEFF").doesNotContainPattern("[^\r]\n").isNotEqualTo(TEXT);
    }
}
