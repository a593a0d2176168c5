package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.certificates.PowerShell;
import akashi.pki.Papers;
import akashi.proof.Program;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The examples in src/doc for Windows, systemd and containers, read by what will read them as far as it is here. */
class ExamplesTest {

    private static final Path DOC = Path.of("src/doc");
    private static final Pattern SETTING = Pattern.compile("AKASHI_[A-Z0-9_]*[A-Z]");

    @TempDir
    private Path folder;

    /** Every setting that the portal asks for, by having it ask. */
    private static Set<String> asked() {
        Set<String> names = new TreeSet<>(Set.of("AKASHI_BACKUP_PASSPHRASE"));
        Map<String, String> environment = new AbstractMap<>() {
            @Override
            public String get(Object name) {
                names.add((String) name);
                return name.equals("AKASHI_DB_URL") ? "jdbc:postgresql://database/akashi" : null;
            }

            @Override
            public Set<Entry<String, String>> entrySet() {
                return Set.of();
            }
        };
        SettingSources sources = new SettingSources(Map.of(), Map.of(), environment, new Properties());
        Configuration.of(sources);
        LogFiles.Bounds.of(sources);
        LogSetup.Format.of(sources);
        return names;
    }

    @Test
    void every_setting_that_is_written_about_is_one_that_the_portal_asks_for() throws IOException {
        Set<String> written = new TreeSet<>();
        try (Stream<Path> files = Stream.concat(Files.walk(DOC), Stream.of(Path.of("README.md")))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().endsWith(".png"))
                    .toList()) {
                SETTING.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(written::add);
            }
        }
        Set<String> asked = asked();
        assertThat(written).hasSizeGreaterThan(10);
        assertThat(written.stream().filter(name -> !asked.contains(name))).isEmpty();
        assertThat(asked.stream().filter(name -> !name.endsWith("_FILE") && !written.contains(name)))
                .as("settings that nobody is told of")
                .isEmpty();
    }

    @Test
    void the_script_that_installs_the_service_is_read_without_a_fault() throws IOException {
        String text = Files.readString(DOC.resolve("windows/install-service.ps1"), StandardCharsets.UTF_8);
        assertThat(text)
                .as("Windows PowerShell 5.1 reads nothing else for sure")
                .isASCII();
        PowerShell script = PowerShell.parse(text);
        assertThat(script.faults()).isEmpty();
        Set<String> made = Set.copyOf(script.texts("function_name"));
        Set<String> called = script.texts("command_name").stream()
                .filter(name -> name.matches("(Assert|Invoke|Find|Stop|Set|Write|Register|Show)-\\w+"))
                .filter(name -> !Set.of("Set-StrictMode", "Stop-Service", "Write-Warning", "Write-Host")
                        .contains(name))
                .collect(Collectors.toSet());
        assertThat(called)
                .as("what is called is there, and what is there is called")
                .isEqualTo(made);
    }

    @Test
    void an_upgrade_leaves_the_installed_settings_but_for_what_is_named() throws Exception {
        String script = Files.readString(DOC.resolve("windows/install-service.ps1"));
        PowerShell write = PowerShell.parse(script).function("Write-Settings");
        for (String parameter : Set.of("Data", "Address", "Port")) {
            assertThat(write.text())
                    .contains(
                            "if ($Given.ContainsKey('" + parameter + "'))", "Set-Value $Document '" + parameter + "'");
        }
        assertThat(script).contains("$document.PreserveWhitespace = $true", "$Given = $PSBoundParameters");
        Document installed = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(DOC.resolve("windows/akashi-service.xml").toFile());
        for (String place : matches("(?m)(?<=^    \\w{4,7} = ')/service/[^']+", script)) {
            assertThat(XPathFactory.newDefaultInstance().newXPath().evaluate("count(" + place + ")", installed))
                    .as(place)
                    .isEqualTo("1");
        }
    }

    @Test
    void the_line_that_a_service_printed_is_told_from_its_log_and_from_earlier_starts() throws IOException {
        String script = Files.readString(DOC.resolve("windows/install-service.ps1"));
        String pattern = PowerShell.parse(script).function("Find-Line").text();
        Pattern line = Pattern.compile(
                matches("(?<=Match\\(\\$text, ')[^']+", pattern).iterator().next());
        String printed =
                "2027-03-31 09:05 INFO  [-] X: Akashi: no\r\nAkashi: https://a:8443\r\n2027 WARN x\r\nAkashi: ht";
        assertThat(line.matcher(printed).results().map(MatchResult::group)).containsExactly("Akashi: https://a:8443");
        assertThat(script.indexOf("$length = ")).isLessThan(script.indexOf("\nStart-Service -Name 'Akashi'"));
        for (String lang : Set.of("en", "ja")) {
            Properties texts = new Properties();
            try (Reader in = Files.newBufferedReader(Path.of("templates/messages/command_" + lang + ".properties"))) {
                texts.load(in);
            }
            assertThat(Set.of("command.serving", "command.serving.setup"))
                    .allSatisfy(key -> assertThat(texts.getProperty(key)).startsWith("Akashi: "));
        }
    }

    @Test
    void the_service_is_described_whole_whatever_the_folders_are_called() throws Exception {
        String script = Files.readString(DOC.resolve("windows/install-service.ps1"));
        String text = Files.readString(DOC.resolve("windows/akashi-service.xml"));
        Set<String> open = matches("@[A-Z]+@", text);
        assertThat(matches("'@[A-Z]+@'", script))
                .isEqualTo(open.stream().map(name -> "'" + name + "'").collect(Collectors.toCollection(TreeSet::new)));

        String filled = text.replace("@DATA@", "D:\\証明書 &amp; 鍵").replaceAll("@[A-Z]+@", "x");
        Document service = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(filled.getBytes(StandardCharsets.UTF_8)));
        NodeList settings = service.getElementsByTagName("env");
        assertThat(settings.getLength()).isEqualTo(3);
        assertThat(settings.item(0).getAttributes().getNamedItem("value").getNodeValue())
                .isEqualTo("D:\\証明書 & 鍵");
    }

    @Test
    void systemd_takes_the_unit() throws IOException {
        String unit = Files.readString(DOC.resolve("linux/akashi.service"))
                .replaceFirst("(?m)^ExecStart=\\S+", "ExecStart=/bin/true");
        Path file = Files.writeString(folder.resolve("akashi.service"), unit);
        verified(file);
    }

    @Test
    void systemd_takes_what_is_set_beside_the_unit_for_its_lasting_user() throws IOException {
        String unit = Files.readString(DOC.resolve("linux/akashi.service"))
                .replaceFirst("(?m)^ExecStart=\\S+", "ExecStart=/bin/true");
        String operations = Files.readString(DOC.resolve("operations.md"));
        Path file = Files.writeString(folder.resolve("akashi.service"), unit);
        Path beside = Files.createDirectory(folder.resolve("akashi.service.d"));
        Set<String> settings = matches("(?m)^ *\\[(?:Unit|Service)]\\n[^`]+", operations);
        assertThat(settings).isNotEmpty();
        for (String setting : settings) {
            Files.writeString(beside.resolve("override.conf"), setting);
            verified(file);
        }
        assertThat(operations).contains("sudo -E -u akashi", "useradd --system");
        assertThat(unit).contains("User=akashi", "useradd --system").doesNotContain("DynamicUser");
    }

    private static void verified(Path unit) {
        Program verified = Program.run("systemd-analyze", "verify", unit.toString());
        assertThat(verified.output()).isEmpty();
        assertThat(verified.exit()).isZero();
    }

    @Test
    void containers_come_back_by_themselves_and_portals_wait_for_their_database() throws IOException {
        String services = Files.readString(DOC.resolve("linux/two-portals.yaml"))
                .replaceFirst("(?s).*\\nservices:\\n", "")
                .replaceFirst("(?s)\\nnetworks:\\n.*", "");
        for (String service : services.split("(?m)^(?=  [a-z])")) {
            // The second portal takes everything over from the first.
            assertThat(service).containsAnyOf("    restart: unless-stopped\n", "<<: *portal");
        }
        assertThat(services).contains("pg_isready", "depends_on: {database: {condition: service_healthy}}");
        assertThat(Files.readString(DOC.resolve("linux/Containerfile")))
                .contains("--restart unless-stopped", "LANG=C.UTF-8");
    }

    @Test
    void nginx_takes_the_proxy() throws IOException {
        Path papers = Papers.of("good").write(folder);
        Path pem = folder.resolve("proxy.pem");
        Files.writeString(
                pem, Files.readString(papers.resolve("chain.pem")) + Files.readString(papers.resolve("key.pem")));
        String server = Files.readString(DOC.resolve("linux/nginx.conf"))
                .replace("/run/secrets/proxy.pem", pem.toString())
                .replace("listen 443 ssl", "listen 127.0.0.1:8443 ssl");
        Path whole = Files.writeString(
                folder.resolve("nginx.conf"),
                "pid " + folder + "/pid; error_log stderr; events {} http { access_log off; " + server + " }");
        Program tested = Program.run("nginx", "-t", "-c", whole.toString(), "-p", folder.toString());
        assertThat(tested.output()).contains("test is successful");
        assertThat(tested.exit()).isZero();
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
