package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.store.OcspSigners;
import akashi.store.RevocationLists;
import akashi.store.Sites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The root's key leaves into a file that was proven readable, comes back for half an hour, and is gone again. */
class OfflineRootTest {

    private static final String PASSPHRASE = "lantern rowing copper tide";

    @TempDir
    Path folder;

    private Quay quay;
    private Browser admin;
    private Authority root;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1).wanted().pair("FREE");
        admin = quay.admin();
        root = quay.authority("Quay Root");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private String page() {
        return "/authorities/" + root.id() + "/key";
    }

    private byte[] export() {
        Browser.Page file = admin.submit(page(), page() + "/export", "passphrase", PASSPHRASE, "again", PASSPHRASE);
        assertThat(file.header("Content-Disposition")).contains("ca-key-");
        return file.bytes();
    }

    private Browser.Page send(String step, byte[] file, String passphrase) {
        return admin.upload(page() + "/" + step, "file", "ca-key.pem", file, "passphrase", passphrase);
    }

    private byte[] offline() {
        byte[] file = export();
        assertThat(send("remove", file, PASSPHRASE).status()).isEqualTo(303);
        return file;
    }

    @Test
    void the_file_is_what_openssl_opens_with_the_passphrase_alone() throws IOException {
        byte[] file = export();
        assertThat(new String(file, StandardCharsets.US_ASCII)).contains("ENCRYPTED PRIVATE KEY", "BEGIN CERTIFICATE");
        Files.write(folder.resolve("key.pem"), file);
        Files.writeString(folder.resolve("passphrase.txt"), PASSPHRASE);
        new Openssl(folder).must("pkey -in key.pem -passin file:passphrase.txt -check -noout");
        assertThat(quay.authority("Quay Root").keyHere()).as("it is still here").isTrue();
    }

    @Test
    void the_page_that_stays_after_the_download_goes_on_and_says_that_the_newest_file_counts() {
        assertThat(admin.get(page()).html().select("[aria-labelledby=remove]").text())
                .contains("go on here once it is put away");
        export();
        assertThat(admin.get(page()).html().select("[aria-labelledby=remove]").text())
                .contains("only the newest one counts");
    }

    @Test
    void the_key_is_removed_only_against_the_very_file_and_its_passphrase() {
        byte[] file = export();
        assertThat(send("remove", file, "another passphrase").status()).isEqualTo(422);
        assertThat(send("remove", "no key".getBytes(StandardCharsets.UTF_8), PASSPHRASE)
                        .status())
                .isEqualTo(422);
        byte[] newer = export();
        assertThat(send("remove", file, PASSPHRASE).status())
                .as("an older file")
                .isEqualTo(409);
        assertThat(quay.authority("Quay Root").keyHere()).isTrue();
        assertThat(send("remove", newer, PASSPHRASE).status()).isEqualTo(303);
        assertThat(quay.authority("Quay Root").keyHere()).isFalse();
        assertThat(quay.issue("rec-01").authorityId())
                .hasValue(quay.authority("Quay Issuing").id());
    }

    @Test
    void offline_it_signs_nothing_and_says_how_to_bring_it_back() {
        byte[] file = offline();
        String below = "/authorities/" + root.id() + "/issuing";
        String[] fields = {"key", "RSA_2048", "issuing-name", "Second", "issuing-years", "5"};
        Browser.Page refused = admin.post(below, fields);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("a[href=" + page() + "]")).isNotEmpty();
        assertThat(send("bring", file, "another passphrase").status()).isEqualTo(422);
        assertThat(send("bring", file, PASSPHRASE).status()).isEqualTo(303);
        assertThat(quay.authority("Quay Root").keyHere()).as("in memory alone").isFalse();
        assertThat(admin.submit(below, below, fields).status()).isEqualTo(303);
        quay.portal.clock().advance(Duration.ofMinutes(31));
        fields[3] = "Third";
        assertThat(admin.post(below, fields).status()).as("after half an hour").isEqualTo(409);
    }

    @Test
    void before_it_leaves_it_signs_a_list_that_lasts_until_it_is_brought_back() {
        offline();
        RevocationLists lists = new RevocationLists(
                quay.portal.database().db(), quay.portal.actor().siteId());
        assertThat(lists.find(root.id()).orElseThrow().nextUpdate())
                .isAfter(quay.portal.clock().instant().plus(Duration.ofDays(365)));
    }

    @Test
    void before_it_leaves_it_names_who_answers_for_as_long_as_its_list_is_good() {
        UUID site = quay.portal.actor().siteId();
        quay.arrange((db, id) -> new Sites(db).set(id, Sites.REVOCATION_HOST, "pki.example.com"));
        offline();
        OcspSigners signers = new OcspSigners(quay.portal.database().db(), site);
        assertThat(signers.latest(root.id()).orElseThrow().endsAt())
                .isAfter(quay.portal.clock().instant().plus(Duration.ofDays(365)));
        assertThat(signers.der(signers.latest(root.id()).orElseThrow().id())).isPresent();
    }

    @Test
    void it_is_forgotten_when_the_administrator_says_so() {
        byte[] file = offline();
        send("bring", file, PASSPHRASE);
        assertThat(admin.submit(page(), page() + "/forget").status()).isEqualTo(303);
        String below = "/authorities/" + root.id() + "/issuing";
        assertThat(admin.post(below, "key", "RSA_2048", "issuing-name", "Second", "issuing-years", "5")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_only_one_that_signs_may_not_leave() {
        try (Quay alone = Quay.withRecorders(1).ca()) {
            Browser browser = alone.admin();
            String key = "/authorities/" + alone.site().authorities().get(0).id() + "/key";
            byte[] file = browser.submit(key, key + "/export", "passphrase", PASSPHRASE, "again", PASSPHRASE)
                    .bytes();
            Browser.Page refused = browser.upload(key + "/remove", "file", "k.pem", file, "passphrase", PASSPHRASE);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("only CA that signs");
        }
    }

    static Stream<Arguments> chosen() {
        return Stream.of(
                arguments("a short one", "short", "short"),
                arguments("one that is soon guessed", "password12345678", "password12345678"),
                arguments("one typed differently", PASSPHRASE, PASSPHRASE + "s"));
    }

    @ParameterizedTest(name = "a passphrase is asked for again: {0}")
    @MethodSource("chosen")
    void asks_again(String what, String first, String second) {
        Browser.Page again = admin.submit(page(), page() + "/export", "passphrase", first, "again", second);
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).doesNotContain(PASSPHRASE);
        assertThat(quay.portal.as(Access.HELPDESK).get(page()).status()).isEqualTo(403);
    }
}
