package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PfxContents;
import akashi.pki.PfxReader;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves the portal, byte for byte where it matters, and what does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleTest {

    private static final String SECRET = "correct-horse-battery";
    private static final String AES_256 = "60864801650304012a";
    private static final String TRIPLE_DES = "2a864886f70d010c0103";

    private Quay quay;
    private Certificate recorder;

    @BeforeAll
    void issue() {
        quay = Quay.withRecorders(2).ca().wanted();
        recorder = quay.issue("rec-01");
        quay.issue("mob-01");
    }

    @AfterAll
    void close() {
        quay.close();
    }

    private Map<String, byte[]> bundle(String host) {
        Bundles.Bundle bundle =
                quay.portal.bundles().of(quay.portal.actor(), quay.id(host), Password.of(SECRET), Optional.empty());
        return unzipped(bundle.zip());
    }

    static Map<String, byte[]> unzipped(byte[] zip) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return files;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void it_holds_the_files_that_people_expect() {
        String serial = recorder.serial();
        String name = "rec-01.example.com_server-streaming_" + serial.substring(serial.length() - 8);
        assertThat(bundle("rec-01").keySet())
                .containsExactly(
                        name + ".pfx",
                        "root-authority-public.cer",
                        name + ".chain.pem",
                        "install.ps1",
                        "bundle.json",
                        "README_ja.txt",
                        "README_en.txt");
    }

    @Test
    void texts_for_windows_begin_with_a_byte_order_mark_and_end_lines_with_crlf() {
        bundle("rec-01").forEach((name, bytes) -> {
            if (name.endsWith(".ps1") || name.endsWith(".txt")) {
                assertThat(bytes).as(name).startsWith(0xEF, 0xBB, 0xBF);
                assertThat(text(bytes).replace("\r\n", "")).as(name).doesNotContain("\n", "\r");
            }
        });
    }

    @Test
    void no_file_holds_the_password_and_only_the_pfx_holds_a_key() {
        bundle("rec-01").forEach((name, bytes) -> {
            String all = new String(bytes, StandardCharsets.ISO_8859_1);
            assertThat(all).as(name).doesNotContain(SECRET);
            assertThat(new String(bytes, StandardCharsets.UTF_16BE)).as(name).doesNotContain(SECRET);
            assertThat(all).as(name).doesNotContain("PRIVATE KEY");
        });
    }

    static Stream<Arguments> generations() {
        return Stream.of(
                arguments("Windows Server 2016 opens 3DES only", "rec-01", TRIPLE_DES, AES_256),
                arguments("Windows Server 2019 gets AES-256", "mob-01", AES_256, TRIPLE_DES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("generations")
    void the_pfx_opens_with_the_password_and_is_encrypted_for_its_windows(
            String name, String host, String holds, String lacks) {
        Map<String, byte[]> files = bundle(host);
        byte[] pfx = files.entrySet().stream()
                .filter(e -> e.getKey().endsWith(".pfx"))
                .findFirst()
                .orElseThrow()
                .getValue();
        String hex = java.util.HexFormat.of().formatHex(pfx);
        assertThat(hex).contains(holds).doesNotContain(lacks);
        PfxContents contents = PfxReader.read(pfx, Password.of(SECRET));
        assertThat(contents.certificate().covers(new akashi.core.site.HostName(host)))
                .isTrue();
        assertThat(contents.others()).extracting(ParsedCertificate::title).containsExactly("Quay Root CA");
        assertThatThrownBy(() -> PfxReader.read(pfx, Password.of("another password")))
                .isInstanceOf(Fault.BadInput.class);
    }

    @Test
    void the_chain_goes_up_to_the_root_that_lies_beside_it() {
        Map<String, byte[]> files = bundle("rec-01");
        byte[] pem = files.entrySet().stream()
                .filter(e -> e.getKey().endsWith(".pem"))
                .findFirst()
                .orElseThrow()
                .getValue();
        List<ParsedCertificate> chain = CertificateReader.readAll(pem);
        ParsedCertificate root = CertificateReader.readOne(files.get("root-authority-public.cer"));
        assertThat(chain).hasSize(2);
        assertThat(chain.get(0).sha256()).isEqualTo(recorder.sha256());
        assertThat(chain.get(1)).isEqualTo(root);
        assertThat(root.issued(chain.get(0))).isTrue();
    }

    @Test
    void the_manifest_names_slots_groups_and_accounts_and_the_instructions_the_command_line() {
        Map<String, byte[]> files = bundle("rec-01");
        assertThat(text(files.get("bundle.json")))
                .contains(
                        recorder.thumbprint().value(),
                        Slot.STREAMING.groupId().toString(),
                        Slot.SERVER.groupId().toString(),
                        "S-1-5-20",
                        "\"rec-01\"");
        String command = "/quiet /enableencryption /certificategroup=" + Slot.STREAMING.groupId() + " /thumbprint="
                + recorder.thumbprint().value();
        assertThat(text(files.get("README_en.txt")))
                .contains(command, "Trusted Root Certification Authorities", "Manage Private Keys", "NETWORK SERVICE");
        assertThat(text(files.get("README_ja.txt"))).contains(command, "信頼されたルート証明機関", "秘密キーの管理", "個人");
    }

    @Test
    void every_export_leaves_an_audit_entry_without_the_password() {
        bundle("rec-01");
        List<AuditEntry> entries = new AuditEntries(
                        quay.portal.database().db(), quay.portal.actor().siteId())
                .page(AuditQuery.newest(1).ofAct("export-bundle"));
        assertThat(entries).hasSize(1);
        assertThat(entries.toString()).contains("rec-01", recorder.serial()).doesNotContain(SECRET);
    }

    @Test
    void a_password_that_is_short_or_repeats_itself_or_is_not_plain_or_soon_guessed_is_bad_input() {
        for (String weak : List.of("short", "パスワードは日本語で書きます", "aaaaaaaaaaaa", "abcdabcdabcd", "password1234")) {
            assertThatThrownBy(() -> quay.portal
                            .bundles()
                            .of(quay.portal.actor(), quay.id("rec-01"), Password.of(weak), Optional.empty()))
                    .as(weak)
                    .isInstanceOf(Fault.BadInput.class);
        }
    }

    @Test
    void nothing_leaves_for_a_computer_without_a_certificate() {
        assertThatThrownBy(() -> bundle("rec-02"))
                .isInstanceOfSatisfying(
                        Fault.Refused.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::rule)
                                .containsExactly("NOTHING_TO_EXPORT"));
    }

    @Test
    void a_made_password_is_shown_once_and_the_file_is_handed_out_once_to_the_same_session() {
        Browser admin = quay.admin();
        String computer = quay.id("rec-01").toString();
        Browser.Page shown = admin.post(
                "/certificates/bundle", "computer", computer, "profile", "MODERN", "source", "made", "password", "");
        String password = shown.html().select("#shown").attr("value");
        String file = shown.html().select("input[name=file]").attr("value");
        assertThat(password).hasSizeGreaterThan(12);
        assertThat(shown.header("Cache-Control")).isEqualTo("no-store");
        assertThat(shown.html().select("main").text())
                .as("beside the download")
                .contains("If Windows says that the password is wrong although it is right");
        assertThat(shown.header("Set-Cookie")).doesNotContain(password);
        assertThat(quay.portal
                        .as(akashi.core.access.Access.ADMIN)
                        .post("/certificates/bundle/download", "file", file)
                        .status())
                .as("another session")
                .isEqualTo(409);
        Browser.Page zip = admin.post("/certificates/bundle/download", "file", file);
        byte[] pfx = unzipped(zip.bytes()).entrySet().iterator().next().getValue();
        assertThat(PfxReader.read(pfx, Password.of(password)).certificate().sha256())
                .isEqualTo(recorder.sha256());
        assertThat(admin.post("/certificates/bundle/download", "file", file).status())
                .isEqualTo(409);
    }
}
