package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.NameConstraints;
import akashi.pki.CertificateReader;
import akashi.pki.KeyUse;
import akashi.pki.ParsedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The site's root: made once, shown to everyone who helps, its certificate handed out, its key never. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorityPagesTest {

    private Quay quay;
    private Browser admin;

    @BeforeAll
    void open() {
        quay = Quay.withRecorders(1);
        admin = quay.admin();
    }

    @AfterAll
    void close() {
        quay.close();
    }

    private Browser.Page create(String name, String... more) {
        String[] fields = Stream.concat(
                        Stream.of("name", name, "organisation", "Harbour", "key", "RSA_2048", "years", "15"),
                        Stream.of(more))
                .toArray(String[]::new);
        return admin.submit("/authorities/new", "/authorities/new", fields);
    }

    private Authority made(String name) {
        return quay.site().authorities().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_root_may_sign_one_level_of_authorities_and_is_handed_out_as_der_and_pem() {
        String page = create("First Root").location();
        Browser helpdesk = quay.portal.as(Access.HELPDESK);
        ParsedCertificate root = CertificateReader.readOne(
                helpdesk.get(page + "/root-authority-public.cer").bytes());
        assertThat(root.isCa()).isTrue();
        assertThat(root.pathLen()).hasValue(1);
        assertThat(root.keyUsage()).containsExactlyInAnyOrder(KeyUse.KEY_CERT_SIGN, KeyUse.CRL_SIGN);
        assertThat(root.constraints()).isEqualTo(NameConstraints.NONE);
        assertThat(helpdesk.get(page + "/root-authority-public.cer").header("Content-Disposition"))
                .contains("root-authority-public.cer");
        assertThat(CertificateReader.readOne(
                        helpdesk.get(page + "/root-authority-public.pem").bytes()))
                .isEqualTo(root);
        String shown = helpdesk.get(page).text();
        String spaced = root.thumbprint().value().toLowerCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1 ");
        assertThat(shown).contains(spaced).doesNotContain("PRIVATE KEY", "/certificates/issue", "/facts?");
        assertThat(helpdesk.get("/authorities/new").status()).isEqualTo(403);
    }

    @Test
    void a_double_click_makes_one_root() {
        String token =
                admin.get("/authorities/new").html().select("input[name=act]").attr("value");
        String[] fields = {"act", token, "name", "Clicked Root", "key", "RSA_2048", "years", "10"};
        String first = admin.post("/authorities/new", fields).location();
        String second = admin.post("/authorities/new", fields).location();
        assertThat(second).isEqualTo(first);
        assertThat(quay.site().authorities())
                .filteredOn(a -> a.name().equals("Clicked Root"))
                .hasSize(1);
    }

    @Test
    void constraints_are_filled_in_from_the_inventory_and_written_only_when_ticked() {
        String offered = admin.get("/authorities/new")
                .html()
                .select("textarea[name=dns]")
                .text();
        assertThat(offered).contains("example.com", "rec-01", "mgmt-01");
        create("Free Root", "dns", offered);
        create("Bound Root", "constrain", "true", "dns", "example.com\nrec-01", "addresses", "");
        assertThat(made("Free Root").constraints().isEmpty()).isTrue();
        assertThat(made("Bound Root").constraints().permits("rec-01")).isTrue();
        assertThat(made("Bound Root").constraints().permits("rec-02")).isFalse();
        assertThat(made("Bound Root").constraints().addressesExcluded()).isTrue();
    }

    @Test
    void the_package_for_clients_holds_the_certificate_and_ways_to_take_it_in_only() throws IOException {
        String page = create("Handed Root").location();
        byte[] zip = admin.get(page + "/clients.zip").bytes();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            assertThat(in.getNextEntry().getName()).isEqualTo("root-authority-public.cer");
            assertThat(in.getNextEntry().getName()).isEqualTo("README_ja.txt");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("信頼されたルート証明機関", "\r\n");
            assertThat(in.getNextEntry().getName()).isEqualTo("README_en.txt");
            assertThat(in.getNextEntry().getName()).isEqualTo("install-ca.ps1");
            assertThat(in.getNextEntry().getName()).isEqualTo("akashi-ca.mobileconfig");
            assertThat(in.getNextEntry().getName()).isEqualTo("policies.json");
            assertThat(in.getNextEntry()).isNull();
        }
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("a name that is empty", "name", " "),
                arguments("a name of 65 characters", "name", "n".repeat(65)),
                arguments("a name that turns round", "name", "CA \u202Etxt"),
                arguments("a life of one year", "years", "1"),
                arguments("a life of thirty years", "years", "30"),
                arguments("an EC key", "key", "EC_P256"),
                arguments("a key that does not exist", "key", "RSA_512"));
    }

    @ParameterizedTest(name = "{0} is asked for again")
    @MethodSource("bad")
    void asks_again(String what, String field, String value) {
        int before = quay.site().authorities().size();
        Browser.Page answer = admin.submit(
                "/authorities/new", "/authorities/new", "name", "Name", "key", "RSA_2048", "years", "15", field, value);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-" + field).text()).isNotEmpty();
        assertThat(quay.site().authorities()).hasSize(before);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        Browser.Page answer = admin.submit(
                "/authorities/new",
                "/authorities/new",
                "name",
                "n".repeat(65),
                "key",
                "RSA_2048",
                "years",
                "30",
                "constrain",
                "true",
                "dns",
                "bad_name! also!bad",
                "addresses",
                "10.0.0.0/99");
        assertThat(answer.status()).isEqualTo(422);
        for (String field : new String[] {"name", "years", "dns", "addresses"}) {
            assertThat(answer.html().select("#e-" + field).text()).as(field).isNotEmpty();
        }
        assertThat(answer.html().select("#e-dns").text()).contains("bad_name!", "also!bad");
    }

    static Stream<Arguments> typed() {
        return Stream.of(
                arguments("nothing at all", Optional.empty(), Optional.empty()),
                arguments("a name that is none", Optional.of("two words!"), Optional.empty()),
                arguments("a range that is none", Optional.of("example.com"), Optional.of("10.0.0.0/99")));
    }

    @ParameterizedTest(name = "constraints refuse {0}")
    @MethodSource("typed")
    void constraints_refuse(String what, Optional<String> dns, Optional<String> addresses) {
        assertThatThrownBy(() -> ConstraintDraft.read(dns, addresses)).isInstanceOf(Fault.BadInput.class);
    }
}
