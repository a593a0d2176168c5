package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The install script as a PowerShell grammar reads it: whole, of known commands only, with no secret in it. */
class InstallScriptTest {

    /** Cmdlets of Windows PowerShell 5.1 that the script may use; whatever else it calls is a function of its own. */
    static final Set<String> CMDLETS = Set.of("""
            Add-Content ConvertFrom-Json ConvertTo-Json ForEach-Object Get-ChildItem
            Get-CimInstance Get-Content Get-Date Get-Item Get-Process Get-UICulture
            Import-Certificate Import-PfxCertificate Join-Path New-Object Out-Null Read-Host
            Remove-Item Resolve-Path Select-Object Set-StrictMode Sort-Object Start-Process
            Test-Path Where-Object Write-Host Write-Verbose netsh.exe certreq.exe
            New-TimeSpan New-ScheduledTaskAction New-ScheduledTaskTrigger New-ScheduledTaskPrincipal
            New-ScheduledTaskSettingsSet Register-ScheduledTask Get-ScheduledTask Unregister-ScheduledTask
            """.strip().split("\\s+"));

    /** What a script could do with text that it reads, or by means that PowerShell 5.1 lacks. */
    private static final Set<String> NEVER = Set.of("invoke-expression", "iex", "add-type", "invoke-webrequest");

    /** Operators and keywords that came after Windows PowerShell 5.1. */
    private static final Set<String> LATER = Set.of("&&", "||", "??", "??=", "?.", "?[", "clean");

    private static final String TEXT = new String(InstallScript.bytes(), StandardCharsets.UTF_8);

    /** What the grammar has to refuse, or this test would say nothing. */
    private static final Map<String, String> BROKEN = new TreeMap<>(Map.of(
            "a brace is missing", "function A {\n  if ($x) { 1\n}\n",
            "a bracket is missing", "if ($x { 1 }\n",
            "a string does not end", "Say 'half\n",
            "?? came with PowerShell 7", "$a = $b ?? 1\n",
            "?: came with PowerShell 7", "$a = $b ? 1 : 2\n",
            "?. came with PowerShell 7", "$a?.Length\n"));

    private static final List<PowerShell> PARSED =
            PowerShell.parse(Stream.concat(Stream.of(TEXT, "Foo && Bar"), BROKEN.values().stream())
                    .toList());
    private static final PowerShell SCRIPT = PARSED.get(0);
    private static final PowerShell CHAINED = PARSED.get(1);

    @Test
    void the_grammar_reads_all_of_it() {
        assertThat(SCRIPT.faults()).isEmpty();
    }

    static Stream<Arguments> broken() {
        List<PowerShell> trees = PARSED.subList(2, PARSED.size());
        List<String> names = List.copyOf(BROKEN.keySet());
        return IntStream.range(0, names.size()).mapToObj(i -> arguments(names.get(i), trees.get(i)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_broken_script_is_seen(String name, PowerShell tree) {
        assertThat(tree.faults()).isNotEmpty();
    }

    @Test
    void it_has_the_verbs_and_parameters_that_its_page_of_help_tells() {
        PowerShell block = SCRIPT.all("param_block").findFirst().orElseThrow();
        List<String> parameters = block.all("script_parameter")
                .map(each -> each.children().stream()
                        .filter(child -> child.type().equals("variable"))
                        .findFirst()
                        .orElseThrow()
                        .text())
                .toList();
        assertThat(parameters)
                .containsExactly(
                        "$Import",
                        "$Apply",
                        "$Check",
                        "$Enroll",
                        "$Renew",
                        "$RequestFile",
                        "$AnswerFile",
                        "$Undo",
                        "$Silent",
                        "$OtherDomain",
                        "$Password",
                        "$PasswordFile",
                        "$ConfiguratorPath",
                        "$TimeoutMinutes",
                        "$OutputFolder");
        for (String parameter : parameters) {
            String name = parameter.substring(1);
            assertThat(TEXT.contains("\n  -" + name) || TEXT.contains(".PARAMETER " + name))
                    .as(name)
                    .isTrue();
        }
        assertThat(block.text()).contains("[System.Security.SecureString]$Password");
    }

    @Test
    void every_command_is_a_function_of_its_own_or_a_cmdlet_of_powershell_5() {
        Set<String> known = new TreeSet<>(CMDLETS);
        known.addAll(SCRIPT.texts("function_name"));
        assertThat(new TreeSet<>(SCRIPT.texts("command_name"))).isSubsetOf(known);
        assertThat(new TreeSet<>(SCRIPT.texts("command_name")))
                .as("commands that are allowed and not used")
                .containsAll(CMDLETS);
    }

    @Test
    void every_function_is_called_and_defined_once() {
        List<String> functions = SCRIPT.texts("function_name");
        assertThat(functions).doesNotHaveDuplicates();
        Set<String> called = Set.copyOf(SCRIPT.texts("command_name"));
        assertThat(functions).allMatch(called::contains);
    }

    @Test
    void every_command_is_called_with_parameters_that_it_has() {
        Set<String> strange = SCRIPT.all("function_statement")
                .flatMap(function -> strangeParameters(function).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(strange).isEmpty();
    }

    /** Named parameters with which a function is called although it takes none of that name. */
    private static List<String> strangeParameters(PowerShell function) {
        String name = function.texts("function_name").get(0);
        Set<String> has = Set.copyOf(function.all("script_parameter")
                .flatMap(parameter -> parameter.texts("variable").stream())
                .map(variable -> "-" + variable.substring(1))
                .toList());
        return SCRIPT.all("command")
                .filter(command -> command.texts("command_name").contains(name))
                .flatMap(command -> command.children().stream())
                .flatMap(part -> part.children().stream())
                .filter(part -> part.type().equals("command_parameter"))
                .map(PowerShell::text)
                .filter(parameter -> !has.contains(parameter))
                .map(parameter -> name + " " + parameter)
                .toList();
    }

    @Test
    void nothing_that_it_reads_is_run_as_code() {
        assertThat(lower("command_name")).doesNotContainAnyElementsOf(NEVER);
        assertThat(SCRIPT.texts("command_invokation_operator")).containsOnly("&");
        assertThat(SCRIPT.all("command")
                        .filter(command -> command.text().startsWith("&"))
                        .map(PowerShell::text))
                .allMatch(text -> text.startsWith("& netsh.exe http show sslcert ")
                        || text.startsWith("& certreq.exe -new -q -f -machine $inf ")
                        || text.startsWith("& certreq.exe -accept -q -machine "));
        assertThat(TEXT).doesNotContain("[scriptblock]::", "DownloadString", "WebClient", "-EncodedCommand");
    }

    @Test
    void it_uses_nothing_that_came_after_powershell_5() {
        assertThat(SCRIPT.all().map(PowerShell::type).filter(LATER::contains)).isEmpty();
        assertThat(CHAINED.all().map(PowerShell::type)).contains("&&");
        assertThat(TEXT).doesNotContain("-AsHashtable", "-Parallel", "-SkipCertificateCheck", "$IsWindows");
    }

    @Test
    void no_password_stands_in_it_or_on_a_command_line() {
        assertThat(lower("command_name")).doesNotContain("convertto-securestring");
        assertThat(SCRIPT.all("assignment_expression")
                        .map(PowerShell::text)
                        .filter(text -> text.matches("(?is)\\$(script:)?(pfx)?(password|secret)\\s*=\\s*['\"].*")))
                .isEmpty();
        assertThat(SCRIPT.all("command")
                        .map(PowerShell::text)
                        .filter(text -> text.startsWith("Start-Process") || text.startsWith("Say")))
                .noneMatch(text -> text.contains("$Password") || text.contains("$Secret") || text.contains("$secret"));
    }

    @Test
    void a_check_only_looks() {
        Set<String> changes = Set.of(
                "Import-Certificate",
                "Import-PfxCertificate",
                "Remove-Item",
                "Grant-Read",
                "Revoke-Read",
                "Set-Slot",
                "Start-Process",
                "Add-Journal",
                "Write-Journal",
                "Remove-Journal");
        assertThat(reached("New-Receipt")).doesNotContainAnyElementsOf(changes).contains("Read-Binding", "Read-Port");
        assertThat(reached("Show-Findings")).doesNotContainAnyElementsOf(changes);
        assertThat(reached("Invoke-Import")).contains("Import-PfxCertificate", "Grant-Read", "Remove-Item");
        assertThat(SCRIPT.function("Invoke-Verb").text()).contains("if ($Verb -eq 'Check') { return }");
    }

    /** Every command that a function comes to call, through others too. */
    static Set<String> reached(String function) {
        Set<String> functions = Set.copyOf(SCRIPT.texts("function_name"));
        Set<String> reached = new TreeSet<>();
        List<String> next = List.of(function);
        while (!next.isEmpty()) {
            next = next.stream()
                    .flatMap(name -> SCRIPT.function(name).texts("command_name").stream())
                    .filter(reached::add)
                    .filter(functions::contains)
                    .toList();
        }
        return reached;
    }

    @Test
    void whatever_changes_something_asks_what_if_first() {
        for (String function : List.of(
                "Import-Trusted",
                "Remove-Replaced",
                "Import-Own",
                "Remove-Strays",
                "Grant-Key",
                "Get-Answer",
                "Register-Renewal",
                "Set-Slot",
                "Undo-Entries")) {
            assertThat(SCRIPT.function(function).texts("command_name"))
                    .as(function)
                    .contains("May");
        }
        assertThat(TEXT).contains("SupportsShouldProcess = $true");
    }

    @Test
    void the_leaf_is_never_imported_as_exportable() {
        assertThat(SCRIPT.all("command").map(PowerShell::text).filter(text -> text.startsWith("Import-PfxCertificate")))
                .hasSize(1)
                .noneMatch(text -> text.contains("-Exportable"));
    }

    @Test
    void every_sentence_is_said_in_both_languages() {
        List<PowerShell> said = SCRIPT.all("command")
                .filter(command -> Set.of("Say", "Find-Fault", "Stop-With")
                        .contains(command.texts("command_name").get(0)))
                .toList();
        assertThat(said).hasSizeGreaterThan(50);
        for (PowerShell each : said) {
            boolean passesOn = !each.text().contains(" ") || each.text().matches("(?s)\\S+ (\\$|\"\\$\\().*");
            assertThat(passesOn || each.text().codePoints().anyMatch(InstallScriptTest::japanese))
                    .as(each.text())
                    .isTrue();
        }
    }

    private static boolean japanese(int point) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HAN;
    }

    @Test
    void its_exit_codes_are_the_ones_that_its_help_lists() {
        String help = TEXT.substring(0, TEXT.indexOf("#>"));
        assertThat(SCRIPT.all("assignment_expression")
                        .map(PowerShell::text)
                        .filter(text -> text.startsWith("$EXIT_") && !text.startsWith("$EXIT_NOT_REGISTERED"))
                        .map(text -> text.replaceAll("\\D+", "")))
                .hasSizeGreaterThan(9)
                .allMatch(code -> help.matches("(?s).*\\b" + code + " \\p{IsAlphabetic}.*"));
    }

    @Test
    void the_tool_that_fetches_the_grammar_can_be_run() {
        assertThat(Path.of("src/test/tools/powershell/fetch.sh")).isExecutable();
    }

    private static Set<String> lower(String type) {
        return SCRIPT.texts(type).stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
