package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.link.CertificateLink;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.site.WindowsGeneration;
import akashi.core.trust.Assess;
import akashi.core.trust.ReasonCode;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.pki.SigningRequest;
import akashi.store.Computers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates of other authorities: asked for, answered, judged, watched and asked for again. */
class ElsewhereTest {

    private static final Instant NOW = TestPortal.NOW;
    private static final PrivateKeyBytes CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes OTHER_CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes NEXT_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final ParsedCertificate ROOT = root("Corporate Root", CA_KEY);
    private static final ParsedCertificate OTHER = root("Other Root", OTHER_CA_KEY);

    private Quay quay;
    private Browser admin;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2);
        quay.arrange((db, site) -> new Computers(db, site).insert(phoneServer()));
        quay.wanted().ca();
        admin = quay.admin();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private static ParsedCertificate root(String name, PrivateKeyBytes key) {
        return AuthorityCertificates.selfSigned(
                AuthorityRequest.root(AuthorityName.of(name), days(-400, 4000), NameConstraints.NONE),
                key,
                Randoms.serial());
    }

    private static Validity days(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    private static Computer phoneServer() {
        return new Computer(
                UUID.randomUUID(),
                Optional.of(new HostName("mob-02")),
                Optional.of(new HostName("vms.local")),
                Optional.empty(),
                Optional.of(new HostName("video.example.com")),
                List.of(),
                List.of(new IpAddress("10.0.0.99")),
                WindowsGeneration.SERVER_2022,
                0,
                Presence.inService(NOW, "admin"),
                "",
                List.of(new Server(
                        UUID.randomUUID(), Role.MOBILE, "mob-02", Optional.empty(), Optional.empty(), Map.of())));
    }

    private static ParsedCertificate leaf(PrivateKeyBytes key, Validity validity, String... names) {
        return leaf(ROOT, CA_KEY, key, validity, names);
    }

    private static ParsedCertificate leaf(
            ParsedCertificate root, PrivateKeyBytes caKey, PrivateKeyBytes key, Validity validity, String... names) {
        List<HostName> hosts = Stream.of(names).map(HostName::new).toList();
        LeafRequest request = new LeafRequest(names[0], hosts, List.of(), validity, key.publicKey(), false);
        return LeafCertificates.prepare(AuthorityChain.of(root), request, Randoms.serial())
                .sign(caKey);
    }

    private static byte[] request(PrivateKeyBytes key, String... names) {
        return SigningRequest.pem(
                        key, "whatever", Stream.of(names).map(HostName::new).toList(), List.of())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pem(ParsedCertificate... certificates) {
        StringBuilder all = new StringBuilder();
        Stream.of(certificates).forEach(c -> all.append(c.pem()));
        return all.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private String external() {
        Browser.Page taken =
                admin.uploads("/authorities/import", "files", Map.of("root.pem", pem(ROOT)), "acknowledged", "true");
        assertThat(taken.status()).as(taken.html().text()).isEqualTo(303);
        return taken.location().substring("/authorities/".length());
    }

    private String open(byte[] root) {
        Browser.Page added = admin.upload("/authorities/public", "file", "root.pem", root, "name", "World CA");
        assertThat(added.status()).as(added.html().text()).isEqualTo(303);
        return added.location().substring("/authorities/".length());
    }

    private Browser.Page ask(String authority, String host, byte[] csr, String... slots) {
        String[] fields = Stream.concat(
                        Stream.of("computer", quay.id(host).toString(), "authority", authority),
                        Stream.of(slots).flatMap(slot -> Stream.of("slot", slot)))
                .toArray(String[]::new);
        return admin.upload("/certificates/ask", "file", "request.csr", csr, fields);
    }

    private String asked(String authority, String host, byte[] csr, String... slots) {
        Browser.Page page = ask(authority, host, csr, slots);
        assertThat(page.status()).as(page.html().select("main").text()).isEqualTo(303);
        return page.location();
    }

    private Browser.Page answer(String request, byte[] file, String... fields) {
        return admin.uploads(request + "/answer", "files", Map.of("answer.pem", file), fields);
    }

    private Certificate certificate(String path) {
        return quay.site()
                .certificate(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                .orElseThrow();
    }

    @Test
    void a_request_is_kept_with_its_age_and_answered_with_its_chain() {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
        quay.portal.clock().advance(Duration.ofDays(3));
        admin = quay.admin();
        assertThat(admin.get("/certificates?state=REQUESTED").html().text()).contains("requested for 3 days");
        assertThat(admin.get(request).html().text())
                .contains("Asked 3 days ago by admin", "certreq -new rec-01.inf", "certreq -accept -machine");
        assertThat(Orders.lacks(
                        quay.site(), quay.site().computerCalled("rec-01").orElseThrow(), NOW))
                .as("nobody else issues for it meanwhile")
                .isFalse();

        Browser.Page taken = answer(request, pem(leaf(KEY, days(-1, 300), "rec-01.example.com", "rec-01"), ROOT));
        assertThat(taken.status()).as(taken.html().select("main").text()).isEqualTo(303);
        Certificate issued = certificate(request);
        assertThat(issued.state()).isEqualTo(Certificate.State.ISSUED);
        assertThat(issued.keyKept()).isFalse();
        assertThat(admin.get(taken.location()).html().text())
                .contains("Corporate Root", "Ask again", "certreq -accept")
                .doesNotContain("Same names, new key");
        assertThat(admin.get("/audit").text()).contains("Took in the certificate of rec-01.example.com");
    }

    @Test
    void the_request_file_is_one_that_certreq_reads() {
        String request = asked(external(), "rec-01", new byte[0]);
        byte[] inf = admin.get(request + "/request.inf").bytes();
        String text = new String(inf, StandardCharsets.US_ASCII);
        assertThat(text.chars().allMatch(c -> c < 128)).isTrue();
        assertThat(text.replace("\r\n", "")).as("every line ends as on Windows").doesNotContain("\n", "\r");
        assertThat(text)
                .contains("Subject = \"CN=rec-01.example.com\"", "Exportable = FALSE", "MachineKeySet = TRUE")
                .contains("ProviderName = \"Microsoft Software Key Storage Provider\"", "KeyLength = 2048")
                .contains("OID = 1.3.6.1.5.5.7.3.1", "2.5.29.17 = \"{text}\"")
                .contains("_continue_ = \"dns=rec-01.example.com&\"", "_continue_ = \"dns=rec-01&\"")
                .contains("_continue_ = \"ipaddress=10.0.0.");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("another key", pem(leaf(NEXT_KEY, days(-1, 300), "rec-01.example.com"), ROOT), "belong to"),
                arguments("another issuer", pem(foreign(), OTHER), "issued by"),
                arguments("no name of the computer", pem(leaf(KEY, days(-1, 300), "video.example.org"), ROOT), "names"),
                arguments(
                        "a name of another computer",
                        pem(leaf(KEY, days(-1, 300), "rec-01.example.com", "rec-02.example.com"), ROOT),
                        "other computers"),
                arguments("an end that is past", pem(leaf(KEY, days(-90, -1), "rec-01.example.com"), ROOT), "expired"),
                arguments("authorities only", pem(ROOT), "only CA certificates"),
                arguments("no certificate", "nonsense".getBytes(StandardCharsets.UTF_8), "answer.pem"),
                arguments("a private key", (CA_KEY_PEM).getBytes(StandardCharsets.US_ASCII), "private key"),
                arguments("nothing but NULs", new byte[5000], "answer.pem"));
    }

    private static final String CA_KEY_PEM = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    private static ParsedCertificate foreign() {
        return leaf(OTHER, OTHER_CA_KEY, KEY, days(-1, 300), "rec-01.example.com");
    }

    @ParameterizedTest(name = "an answer with {0} is refused with its reason")
    @MethodSource("wrong")
    void wrong_answers_are_refused(String what, byte[] file, String reason) {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        Browser.Page refused = answer(request, file, "acknowledged", "true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("main").text()).containsIgnoringCase(reason);
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
    }

    @Test
    void a_file_of_ten_megabytes_is_refused() {
        String request = asked(external(), "rec-01", new byte[0]);
        assertThat(answer(request, new byte[10 << 20]).status()).isBetween(400, 422);
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
    }

    @Test
    void requests_with_names_or_keys_of_another_computer_are_refused() {
        String authority = external();
        Browser.Page foreign = ask(authority, "rec-01", request(KEY, "rec-02.example.com"));
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(foreign.html().text()).contains("rec-02.example.com");
        assertThat(ask(authority, "rec-01", "junk".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        String first = asked(authority, "rec-02", request(KEY, "rec-02.example.com"));
        answer(first, pem(leaf(KEY, days(-1, 300), "rec-02.example.com"), ROOT));
        Browser.Page twice = ask(authority, "rec-01", request(KEY, "rec-01.example.com"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.html().text()).contains("rec-02");
    }

    @Test
    void a_request_without_its_file_is_answered_only_after_the_warning_was_read() {
        String request = asked(external(), "rec-01", new byte[0]);
        byte[] file = pem(leaf(KEY, days(-1, 300), "rec-01.example.com"), ROOT);
        Browser.Page warned = answer(request, file);
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.html().text()).contains("was not kept here");
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
    }

    @Test
    void a_request_is_asked_once_and_can_be_withdrawn() {
        String authority = external();
        String request = asked(authority, "rec-01", new byte[0]);
        assertThat(ask(authority, "rec-01", new byte[0]).status()).isEqualTo(409);
        assertThat(admin.post(request + "/withdraw").status()).isEqualTo(303);
        assertThat(quay.site().certificates()).isEmpty();
        assertThat(ask(authority, "rec-01", new byte[0]).status()).isEqualTo(303);
    }

    @Test
    void a_public_authority_gets_the_public_name_alone_and_says_why_of_every_other() {
        String authority = open(pem(ROOT));
        String page = admin.get(
                        "/certificates/ask?computer=" + quay.id("mob-02") + "&authority=" + authority + "&slot=MOBILE")
                .html()
                .select("main")
                .text();
        assertThat(page)
                .contains("CN=video.example.com")
                .contains("mob-02.vms.local ends in .local", "mob-02 is a short name", "10.0.0.99 is an address");
        Browser.Page all = ask(authority, "mob-02", new byte[0], "SERVER");
        assertThat(all.status()).isEqualTo(409);
        assertThat(all.html().text()).contains("ends in .local");
        assertThat(ask(authority, "mob-01", new byte[0], "MOBILE").html().text())
                .as("its only public name is the subject for the other slot")
                .contains("lists each subject once");
    }

    @Test
    void a_public_certificate_needs_no_record_of_trust() {
        String request = asked(open(pem(ROOT)), "mob-02", request(KEY, "video.example.com"), "MOBILE");
        byte[] file = pem(leaf(KEY, days(-1, 300), "video.example.com"), ROOT);
        assertThat(answer(request, file).html().text()).contains("not among the public CAs");
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
        Certificate issued = certificate(request);
        assertThat(issued.slots()).containsExactly(Slot.MOBILE);
        Evidenced.installed(quay, issued, Observation.Source.TOLD);
        assertThat(Assess.all(CertificateLink.MOBILE_TO_CLIENTS, quay.site(), NOW).stream()
                        .filter(a -> a.subject().shortLabel().equals("mob-02"))
                        .flatMap(a -> a.reasons().stream())
                        .map(reason -> reason.code()))
                .doesNotContain(
                        ReasonCode.WRONG_NAME, ReasonCode.SUBJECT_TRUST_UNKNOWN, ReasonCode.VERIFIER_TRUST_UNKNOWN);
        assertThat(quay.issue("mob-02").slots())
                .as("the site's CA issues the rest")
                .isEqualTo(Set.of(Slot.SERVER));
    }

    @Test
    void a_public_authority_known_by_name_takes_any_complete_chain() {
        String authority = open(new byte[0]);
        String request = asked(authority, "mob-02", request(KEY, "video.example.com"), "MOBILE");
        assertThat(answer(request, pem(leaf(KEY, days(-1, 300), "video.example.com")), "acknowledged", "true")
                        .html()
                        .text())
                .contains("chain is not complete");
        byte[] file = pem(leaf(KEY, days(-1, 300), "video.example.com"), ROOT);
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
        assertThat(quay.site().rootOf(certificate(request)).orElseThrow().name())
                .isEqualTo("World CA");
        String shown = "/certificates/" + certificate(request).id();
        assertThat(admin.get(shown + "/chain.p7b").status()).isEqualTo(200);
        assertThat(admin.get(shown).html().select("#again ~ div a").attr("href"))
                .contains("authority=" + authority);
        assertThat(admin.get("/authorities").html().text()).contains("by the platforms");
    }

    @Test
    void the_next_one_is_asked_for_again_and_linked_to_the_one_before() {
        String authority = external();
        String first = asked(authority, "rec-01", request(KEY, "rec-01.example.com"));
        answer(first, pem(leaf(KEY, days(-1, 30), "rec-01.example.com"), ROOT));
        Browser.Page renewed = admin.post("/certificates/" + certificate(first).id() + "/renew", "days", "397");
        assertThat(renewed.status()).isEqualTo(409);
        assertThat(renewed.html().text()).contains("ask there again");
        String second = asked(authority, "rec-01", request(NEXT_KEY, "rec-01.example.com"));
        assertThat(answer(second, pem(leaf(NEXT_KEY, days(-1, 300), "rec-01.example.com"), ROOT))
                        .status())
                .isEqualTo(303);
        assertThat(certificate(second).predecessorId())
                .contains(certificate(first).id());
        assertThat(certificate(first).state()).isEqualTo(Certificate.State.SUPERSEDED);
    }

    @Test
    void a_new_thumbprint_of_the_same_authority_and_subject_is_a_renewal() {
        String first = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        answer(first, pem(leaf(KEY, days(-1, 30), "rec-01.example.com"), ROOT));
        Certificate old = certificate(first);
        ParsedCertificate seen = leaf(NEXT_KEY, days(-1, 300), "rec-01.example.com");
        quay.portal.run(new AdoptCertificates(
                List.of(),
                List.of(new AdoptCertificates.InUse(seen, Optional.of(quay.id("rec-01")), old.slots(), false)),
                AdoptCertificates.Pair.AS_IS));
        Certificate renewal = quay.site().certificates().stream()
                .filter(c -> c.sha256().equals(seen.sha256()))
                .findFirst()
                .orElseThrow();
        assertThat(renewal.predecessorId()).contains(old.id());
        assertThat(certificate(first).state()).isEqualTo(Certificate.State.SUPERSEDED);
        assertThat(admin.get("/certificates/" + renewal.id()).html().text()).contains("Corporate Root");
    }

    @Test
    void the_helpdesk_sees_a_request_and_does_nothing() {
        String request = asked(external(), "rec-01", new byte[0]);
        Browser.Page seen = quay.portal.as(Access.HELPDESK).get(request);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.html().select("main form")).isEmpty();
        assertThat(admin.get(request + "?lang=ja").html().text()).contains("証明書を依頼中");
    }
}
