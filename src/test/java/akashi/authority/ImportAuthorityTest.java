package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Authorities made by OpenSSL, as people hand them in: judged aloud, taken in whole or not at all. */
class ImportAuthorityTest {

    @TempDir
    static Path folder;

    private Quay quay;
    private Browser admin;

    @BeforeAll
    static void make() {
        Openssl.at(folder)
                .root("good", "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign")
                .root("plain", "-addext basicConstraints=CA:FALSE -addext keyUsage=digitalSignature")
                .weak("weak")
                .root("other", "-addext basicConstraints=critical,CA:TRUE")
                .below("good", "between")
                .below("good", "upper", "sha1")
                .below("upper", "lower")
                .pfx("good", "secret-secret")
                .encryptedKey("good", "secret-secret");
    }

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1).wanted();
        admin = quay.admin();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private Browser.Page upload(List<String> files, String... fields) {
        Map<String, byte[]> content = new LinkedHashMap<>();
        for (String file : files) {
            try {
                content.put(file, Files.readAllBytes(folder.resolve(file)));
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        }
        return admin.uploads("/authorities/import", "files", content, fields);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments(
                        "a root of an old guide",
                        List.of("plain.pem", "plain.key"),
                        "",
                        List.of("no CA:TRUE", "key usage")),
                arguments(
                        "a weak key and hash", List.of("weak.pem", "weak.key"), "", List.of("RSA 1024", "SHA1withRSA")),
                arguments("another key", List.of("good.pem", "other.key"), "", List.of("not that of the certificate")),
                arguments("a wrong password", List.of("good.pfx"), "wrong-wrong", List.of("does not open")),
                arguments("no password", List.of("good.pfx"), "", List.of("Give the password")),
                arguments(
                        "a wrong password of the key, and an old root",
                        List.of("plain.pem", "good.enc.key"),
                        "wrong-wrong",
                        List.of("does not open the private key", "no CA:TRUE")),
                arguments(
                        "an issuing CA without its root",
                        List.of("between.pem", "between.key"),
                        "",
                        List.of("CN=good")),
                arguments("no certificate at all", List.of("good.key"), "", List.of("holds a certificate of a CA")),
                arguments("noise", List.of("noise.bin"), "", List.of("damaged")),
                arguments(
                        "noise beside a good file",
                        List.of("good.pem", "noise.bin"),
                        "",
                        List.of("“noise.bin”: This is neither")));
    }

    @ParameterizedTest(name = "{0} is refused with every reason")
    @MethodSource("refused")
    void refuses(String what, List<String> files, String password, List<String> reasons) throws IOException {
        Files.write(folder.resolve("noise.bin"), new byte[] {0x30, (byte) 0x84, 0x7f, 1, 2, 3});
        int before = quay.site().authorities().size();
        Browser.Page answer = upload(files, "password", password);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(answer.html().text()).contains(reason));
        assertThat(answer.text()).doesNotContain("wrong-wrong", "PRIVATE KEY");
        assertThat(quay.site().authorities()).hasSize(before);
    }

    @Test
    void a_pfx_a_pem_pair_and_an_issuing_one_with_its_root_sign_here() {
        assertThat(upload(List.of("good.pfx"), "password", "secret-secret", "name", "From PFX")
                        .status())
                .isEqualTo(303);
        Authority taken = quay.authority("From PFX");
        assertThat(taken.signs()).isTrue();
        assertThat(upload(List.of("good.pem", "good.enc.key"), "password", "secret-secret")
                        .status())
                .as("it is known")
                .isEqualTo(409);
        assertThat(upload(List.of("between.pem", "between.key")).status()).isEqualTo(303);
        assertThat(quay.authority("between").parentId()).hasValue(taken.id());
        assertThat(quay.issue("rec-01").authorityId())
                .hasValue(quay.authority("between").id());
    }

    @Test
    void a_certificate_alone_counts_as_trust_and_gets_its_key_later() {
        assertThat(upload(List.of("other.pem")).status()).isEqualTo(303);
        assertThat(quay.authority("other").kind()).isEqualTo(Authority.Kind.EXTERNAL);
        assertThat(quay.authority("other").keyHere()).isFalse();
        UUID id = quay.authority("other").id();
        assertThat(upload(List.of("other.pem", "other.key")).status()).isEqualTo(303);
        assertThat(quay.authority("other").id()).isEqualTo(id);
        assertThat(quay.authority("other").signs()).isTrue();
    }

    @Test
    void counts_what_is_wrong_without_the_remedy_and_names_the_password_at_its_field() {
        assertThat(upload(List.of("plain.pem", "plain.key")).html().select("#e-files .error-text, #e-files li"))
                .noneMatch(error -> error.text().startsWith("Make a new CA"));
        assertThat(upload(List.of("good.pfx"), "password", "wrong-wrong")
                        .html()
                        .select("#e-password")
                        .text())
                .contains("does not open");
    }

    @Test
    void says_before_that_a_second_one_is_moved_to() {
        quay.ca();
        assertThat(admin.get("/authorities/import").html().select("main .note").text())
                .contains("Quay Root CA", "stands beside it as a second CA");
    }

    @Test
    void a_warning_has_to_be_read_first() {
        Browser.Page warned = upload(List.of("plain.pem"));
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.html().select("#e-acknowledged").text()).contains("no CA:TRUE");
        assertThat(upload(List.of("plain.pem"), "acknowledged", "true").status())
                .isEqualTo(303);
        assertThat(quay.authority("plain").signs()).isFalse();
    }

    static Stream<Arguments> advised() {
        String anew = "Make a new CA";
        String again = "Have “upper” signed anew with SHA-256";
        return Stream.of(
                arguments("its own fault", List.of("plain.pem", "plain.key"), anew, again),
                arguments("its own signature", List.of("upper.pem", "upper.key", "good.pem"), again, anew),
                arguments("the one above", List.of("lower.pem", "lower.key", "upper.pem", "good.pem"), again, anew),
                arguments("a partner, whom nobody here replaces", List.of("plain.pem"), "no CA:TRUE", anew));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("advised")
    void says_what_to_do_about(String what, List<String> files, String said, String not) {
        assertThat(upload(files).html().select("main form").text())
                .contains(said)
                .doesNotContain(not);
    }

    @Test
    void a_program_hands_the_same_files_in() throws IOException {
        Browser script = quay.portal.script(Access.ADMIN);
        String file = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("weak.pem")));
        Browser.Page refused = script.json("/api/v1/authorities/import", "{\"files\": [\"" + file + "\"]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(new String(refused.bytes(), StandardCharsets.UTF_8)).contains("RSA 1024");
        assertThat(quay.portal.as(Access.HELPDESK).get("/authorities/import").status())
                .isEqualTo(403);
    }
}
