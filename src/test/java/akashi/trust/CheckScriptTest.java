package akashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.certificates.PowerShell;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The check kit as a PowerShell grammar reads it: whole, of commands that only look, with nothing secret in it. */
class CheckScriptTest {

    /** Cmdlets of Windows PowerShell 5.1 that look, speak, or write the receipt and the log. */
    private static final Set<String> CMDLETS = Set.of("""
            Add-Content ConvertFrom-Json ConvertTo-Json ForEach-Object Get-ChildItem Get-CimInstance
            Get-Date Get-Item Get-UICulture Join-Path New-Object Read-Host Select-Object Set-StrictMode
            Test-Path Where-Object Write-Host Write-Verbose netsh.exe
            """.strip().split("\\s+"));

    private static final SiteSnapshot SITE = Sites.withRecorders(2)
            .computer("mob-01", Role.MOBILE)
            .clients(ClientKind.SMART_CLIENT, 10, "2024 R1")
            .withAuthority()
            .wantAll(Slot.SERVER)
            .issueAll()
            .snapshot();
    private static final Computer RECORDER = SITE.computerCalled("rec-01").orElseThrow();
    private static final byte[] BYTES = CheckKit.of(SITE, RECORDER).script();
    private static final String TEXT = new String(BYTES, StandardCharsets.UTF_8);
    private static final PowerShell SCRIPT = PowerShell.parse(TEXT);

    @Test
    void the_grammar_reads_all_of_it() {
        assertThat(SCRIPT.faults()).isEmpty();
    }

    @Test
    void windows_powershell_reads_it_in_every_language_of_windows() {
        assertThat(TEXT).startsWith("\uFEFF#requires -Version 5.1\r\n");
        assertThat(TEXT.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void it_only_looks() {
        Set<String> known = new TreeSet<>(CMDLETS);
        known.addAll(SCRIPT.texts("function_name"));
        assertThat(new TreeSet<>(SCRIPT.texts("command_name")))
                .isSubsetOf(known)
                .containsAll(CMDLETS);
        assertThat(SCRIPT.texts("command_invokation_operator")).containsOnly("&");
        assertThat(SCRIPT.all("command").map(PowerShell::text).filter(text -> text.startsWith("&")))
                .allMatch(text -> text.startsWith("& netsh.exe http show sslcert "));
        assertThat(TEXT)
                .doesNotContain("SetAccessControl", "Import-", "Remove-Item", "Start-Process", "Set-Item")
                .doesNotContain("[scriptblock]::", "Invoke-", "DownloadString", "WebClient", "-EncodedCommand");
    }

    @Test
    void every_function_is_called_and_defined_once() {
        List<String> functions = SCRIPT.texts("function_name");
        assertThat(functions).doesNotHaveDuplicates();
        assertThat(Set.copyOf(SCRIPT.texts("command_name"))).containsAll(functions);
    }

    @Test
    void its_receipt_has_the_fields_that_the_portal_reads() {
        assertThat(fields("New-KitReceipt", "receipt")).isEqualTo(components(Receipt.class));
        assertThat(fields("New-Answer", "computer")).isEqualTo(components(Receipt.Connected.class));
        assertThat(fields("Get-CertificateRow", "slot")).isEqualTo(components(Receipt.Installed.class));
        assertThat(fields("Get-SwitchRow", "slot")).isEqualTo(components(Receipt.Effect.class));
        assertThat(SCRIPT.text()).contains("$RECEIPT_FORMAT = '" + Receipt.FORMAT + "'");
    }

    @Test
    void it_knows_every_way_in_which_a_connection_ends() {
        String answers = Stream.of("Read-Unopened", "Read-Opened")
                .map(name -> SCRIPT.function(name).text())
                .reduce("", String::concat);
        assertThat(answers)
                .contains("'ENCRYPTED'", "'PLAIN'", "'REFUSED'", "'TIMED_OUT'", "'CLOSED'", "'UNREADABLE'")
                .contains("'NAME_UNKNOWN'");
    }

    @Test
    void a_recorder_is_told_of_its_slots_and_of_the_servers_that_it_verifies() throws IOException {
        JsonNode kit = kit(TEXT);
        assertThat(kit.get("computer").asText()).isEqualTo(RECORDER.label());
        assertThat(kit.get("slots").findValuesAsText("slot")).containsExactly("SERVER", "STREAMING");
        assertThat(kit.get("servers").findValuesAsText("port")).containsExactly("443", "9000");
        // The root of this site has no thumbprint, so there is nothing to look for in a store.
        assertThat(kit.get("roots")).isEmpty();
        assertThat(kit.get("certificates")).hasSize(1);
    }

    @Test
    void a_client_is_told_of_every_server_that_its_group_uses() throws IOException {
        JsonNode kit =
                kit(new String(CheckKit.of(SITE, SITE.clientGroups().get(0)).script(), StandardCharsets.UTF_8));
        assertThat(kit.get("computer").asText()).isEmpty();
        assertThat(kit.get("clientGroup").asText())
                .isEqualTo(SITE.clientGroups().get(0).id().toString());
        assertThat(kit.get("slots")).isEmpty();
        assertThat(kit.get("servers").findValuesAsText("port")).containsExactly("443", "9000", "7563", "7563");
    }

    @Test
    void nothing_in_it_is_secret_and_nothing_ends_the_text_that_it_stands_in() throws IOException {
        List<String> named = new ArrayList<>();
        kit(TEXT).fieldNames().forEachRemaining(named::add);
        assertThat(named).containsExactlyElementsOf(components(CheckKit.class));
        assertThat(TEXT.split("\r\n'@\r\n", -1)).hasSize(2);
        assertThat(TEXT).doesNotContainIgnoringCase("password");
    }

    private static JsonNode kit(String script) throws IOException {
        String json = script.substring(script.indexOf("$KIT = @'") + 9, script.indexOf("\r\n'@\r\n"));
        return new ObjectMapper().readTree(json);
    }

    private static List<String> fields(String function, String having) {
        return SCRIPT.function(function)
                .all("hash_literal_body")
                .map(body -> body.children().stream()
                        .filter(entry -> entry.type().equals("hash_entry"))
                        .map(entry -> entry.children().get(0).text())
                        .toList())
                .filter(keys -> keys.contains(having))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> components(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }
}
