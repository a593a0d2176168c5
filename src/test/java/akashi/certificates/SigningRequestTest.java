package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Observation;
import akashi.core.site.SampleCertificates;
import akashi.pki.CertificateReader;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SigningRequest;
import akashi.store.Computers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request of a server: shown beside what the inventory expects, signed for its own names only; its key stays. */
class SigningRequestTest {

    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final String PAGE = "/certificates/sign";

    private Quay quay;
    private Browser admin;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).wanted().ca();
        admin = quay.admin();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private static byte[] request(List<String> names, List<String> addresses) {
        return request("whatever", names, addresses);
    }

    private static byte[] request(String commonName, List<String> names, List<String> addresses) {
        return SigningRequest.pem(
                        KEY,
                        commonName,
                        names.stream().map(HostName::new).toList(),
                        addresses.stream().map(IpAddress::new).toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Browser.Page look(String host, byte[] csr) {
        return admin.upload(
                PAGE, "file", "request.csr", csr, "computer", quay.id(host).toString(), "days", "397");
    }

    private Browser.Page sign(Browser.Page looked) {
        Element form = looked.html().selectFirst("form:has(input[name=sign])");
        assertThat(form).as(looked.html().select("main").text()).isNotNull();
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        String[] pairs = fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
        return admin.upload(PAGE, "file", "", new byte[0], pairs);
    }

    @Test
    void what_is_asked_is_shown_beside_what_it_gets_and_then_signed() {
        Browser.Page looked = look("rec-01", request(List.of("rec-01.example.com"), List.of()));
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.html().select("main").text())
                .contains("What the server asks for", "CN=whatever")
                .contains("What it will get", "CN=rec-01.example.com")
                .contains("The request says CN=whatever; the certificate gets CN=rec-01.example.com")
                .contains("Added from the inventory: rec-01");
        assertThat(quay.site().data().certificates()).as("nothing signed yet").isEmpty();

        String shown = sign(looked).location();
        Certificate signed = quay.site()
                .certificate(UUID.fromString(shown.substring("/certificates/".length())))
                .orElseThrow();
        assertThat(signed.subject()).isEqualTo("CN=rec-01.example.com");
        assertThat(signed.dnsNames()).contains("rec-01.example.com", "rec-01");
        assertThat(signed.keyKept()).isFalse();
        byte[] pem = admin.get(shown + "/certificate.pem").bytes();
        assertThat(CertificateReader.readOne(pem).publicKey()).isEqualTo(KEY.publicKey());
        assertThat(admin.get("/audit").text()).contains("Signed the request of rec-01.example.com");
    }

    @Test
    void the_certificate_goes_back_with_its_chain_and_no_key_is_offered() {
        String shown = sign(look("rec-01", request(List.of(), List.of()))).location();
        String page = admin.get(shown).html().select("main").text();
        assertThat(page).contains("with its chain (.p7b)", "certreq -accept").doesNotContain("Download the bundle");
        UUID id = UUID.fromString(shown.substring("/certificates/".length()));
        Evidenced.installed(quay, quay.site().certificate(id).orElseThrow(), Observation.Source.TOLD);
        assertThat(admin.get(shown).html().select("main").text())
                .as("once it is there")
                .doesNotContain("certreq -accept");
    }

    @Test
    void the_portal_does_not_renew_it_with_another_key_and_says_what_to_do_instead() {
        String shown = sign(look("rec-01", request(List.of(), List.of()))).location();
        Browser.Page refused = admin.post(shown + "/renew", "days", "397");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().text()).contains("was made on its server");
        Document page = admin.get(shown).html();
        assertThat(page.select("form[action$=/renew]")).isEmpty();
        assertThat(page.select("a[href^=" + PAGE + "]").text()).isEqualTo("Sign a new request");

        Document renewals = admin.get("/certificates/renewals?within=400").html();
        assertThat(renewals.select("[aria-labelledby=elsewhere]").text())
                .contains("One more is renewed elsewhere", "rec-01");
        assertThat(renewals.select("input[name=certificate]")).isEmpty();
        assertThat(quay.portal
                        .script(Access.ADMIN)
                        .get("/api/v1/renewals/due?dueWithin=400")
                        .text())
                .contains("\"certificates\":[]", "rec-01.example.com");
    }

    static Stream<Arguments> foreign() {
        return Stream.of(
                arguments("a name of another computer", List.of("rec-02.example.com"), List.of()),
                arguments("an address of nobody", List.of("rec-01.example.com"), List.of("203.0.113.9")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("foreign")
    void a_request_for_more_than_its_own_names_is_refused_by_name(
            String what, List<String> names, List<String> addresses) {
        Browser.Page looked = look("rec-01", request(names, addresses));
        String stranger = addresses.isEmpty() ? names.get(0) : addresses.get(0);
        assertThat(looked.html().select("section.refuse").text())
                .contains("could pass for another server")
                .contains(stranger);
        assertThat(looked.html().select("input[name=sign]")).isEmpty();
    }

    @ParameterizedTest(name = "a common name {0} counts as a name although no other is asked for")
    @ValueSource(
            strings = {"rec-02", "REC-02.example.com", "*.example.com", "evil.example.com", "203.0.113.9", "2001:db8::9"
            })
    void a_common_name_of_another_host_is_refused_on_the_page_and_for_programs(String commonName) {
        byte[] csr = request(commonName, List.of(), List.of());
        assertThat(look("rec-01", csr).html().select("section.refuse").text())
                .contains("could pass for another server", commonName);
        String body = "{\"computer\": \"rec-01\", \"csr\": \"%s\"}"
                .formatted(new String(csr, StandardCharsets.UTF_8).replace("\n", "\\n"));
        assertThat(quay.portal
                        .script(Access.ADMIN)
                        .json("/api/v1/certificates/sign", body)
                        .status())
                .isEqualTo(409);
        assertThat(quay.site().data().certificates()).isEmpty();
    }

    @ParameterizedTest(name = "a common name {0} is the computer's own or none of a host")
    @ValueSource(strings = {"rec-01", "Rec-01.Example.com", "Dr. Meyer, video"})
    void a_common_name_that_names_no_other_host_is_signed(String commonName) {
        assertThat(look("rec-01", request(commonName, List.of(), List.of()))
                        .html()
                        .select("input[name=sign]"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "a name that it keeps for {0} more days")
    @CsvSource({"-1, 0", "5, 1"})
    void an_old_name_is_its_own_to_its_last_day(int days, int signed) {
        LocalDate until = LocalDate.ofInstant(TestPortal.NOW, ZoneOffset.UTC).plusDays(days);
        Computer named = SampleCertificates.called(
                quay.site().computerCalled("rec-01").orElseThrow(),
                List.of(new Computer.Alias(new HostName("nvr.example.com"), Optional.of(until))));
        quay.arrange((db, site) -> new Computers(db, site).update(named));
        Document looked =
                look("rec-01", request(List.of("nvr.example.com"), List.of())).html();
        assertThat(looked.select("input[name=sign]")).hasSize(signed);
        assertThat(looked.select("section.refuse:contains(nvr.example.com)")).hasSize(1 - signed);
    }

    @Test
    void a_request_that_was_signed_before_says_so() {
        byte[] csr = request(List.of(), List.of());
        assertThat(look("rec-01", csr).text()).doesNotContain("was signed before");
        String shown = sign(look("rec-01", csr)).location();
        assertThat(look("rec-01", csr).html().select(".note a").attr("href")).isEqualTo(shown);
    }

    @Test
    void a_file_with_two_requests_is_refused() {
        String two = new String(request(List.of(), List.of()), StandardCharsets.UTF_8).repeat(2);
        assertThat(look("rec-01", two.getBytes(StandardCharsets.UTF_8))
                        .html()
                        .select("#e-csr")
                        .text())
                .contains("several certificate signing requests");
    }

    @Test
    void the_days_may_stay_empty() {
        String page = PAGE + "?computer=" + quay.id("rec-01");
        assertThat(admin.get(page).html().select("#f-days[required]")).isEmpty();
        byte[] csr = request(List.of(), List.of());
        String computer = quay.id("rec-01").toString();
        assertThat(admin.upload(PAGE, "file", "request.csr", csr, "computer", computer, "days", "")
                        .html()
                        .select("input[name=sign]"))
                .hasSize(1);
    }

    @Test
    void a_key_that_another_server_has_already_is_refused() {
        sign(look("rec-01", request(List.of(), List.of())));
        assertThat(look("rec-02", request(List.of(), List.of()))
                        .html()
                        .select("section.refuse")
                        .text())
                .contains("is already in a certificate of rec-01.example.com");
    }

    @Test
    void a_request_for_no_computer_is_not_found() {
        assertThat(admin.get(PAGE).status()).isEqualTo(404);
        assertThat(admin.upload(PAGE, "file", "request.csr", new byte[0], "days", "397")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_is_no_request_is_told_at_its_field() {
        Browser.Page wrong =
                look("rec-01", "-----BEGIN CERTIFICATE REQUEST-----\nx\n".getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#e-csr").text()).contains("not a certificate signing request");
        Browser.Page nothing = look("rec-01", new byte[0]);
        assertThat(nothing.html().select("#e-csr").text()).contains("Choose the file");
    }
}
