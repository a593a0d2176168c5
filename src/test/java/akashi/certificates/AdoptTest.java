package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.AdoptCertificates.InUse;
import akashi.certificates.AdoptCertificates.Pair;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
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
import akashi.web.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Taking in a site that is encrypted already: matching, findings, what is recorded, and hostile files. */
class AdoptTest {

    private static final Instant NOW = TestPortal.NOW;
    static final PrivateKeyBytes CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final ParsedCertificate ROOT = AuthorityCertificates.selfSigned(
            AuthorityRequest.root(
                    AuthorityName.of("VMS Certificate Authority"), days(-400, 4000), NameConstraints.NONE),
            CA_KEY,
            Randoms.serial());

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2);
    }

    @AfterEach
    void close() {
        quay.close();
    }

    static Validity days(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    static ParsedCertificate leaf(Validity validity, String... names) {
        List<HostName> hosts = Stream.of(names).map(HostName::new).toList();
        LeafRequest request = new LeafRequest(names[0], hosts, List.of(), validity, KEY.publicKey(), false);
        return LeafCertificates.prepare(AuthorityChain.of(ROOT), request, Randoms.serial())
                .sign(CA_KEY);
    }

    static Stream<Arguments> matches() {
        return Stream.of(
                arguments("by its full name", new String[] {"rec-01.example.com"}, "rec-01"),
                arguments("by its short name", new String[] {"rec-02"}, "rec-02"),
                arguments("by the most names", new String[] {"mob-01", "mob-01.example.com", "rec-01"}, "mob-01"),
                arguments("to none for a stranger", new String[] {"rec-09.example.com"}, ""));
    }

    @ParameterizedTest(name = "a certificate is matched {0}")
    @MethodSource("matches")
    void matches(String how, String[] names, String host) {
        ParsedCertificate leaf = leaf(days(-10, 100), names);
        Candidates.Match match = Candidates.of(quay.site(), List.of(ROOT, leaf), NOW)
                .certificates()
                .get(0);
        assertThat(match.computer().map(Computer::shortLabel).orElse("")).isEqualTo(host);
        assertThat(match.slots())
                .isEqualTo(
                        match.computer().map(Computer::slots).map(Set::copyOf).orElse(Set.of()));
    }

    @Test
    void what_is_in_effect_everywhere_becomes_the_plan() {
        List<InUse> all = new ArrayList<>();
        for (Computer computer : quay.site().computers()) {
            all.add(new InUse(
                    leaf(days(-10, 300), computer.label(), computer.shortLabel()),
                    Optional.of(computer.id()),
                    computer.slots(),
                    true));
        }
        assertThat(quay.portal.run(new AdoptCertificates(List.of(ROOT), all, Pair.AS_IS)))
                .isEqualTo(4);
        SiteSnapshot site = quay.site();
        assertThat(site.authorities()).extracting(Authority::kind).containsExactly(Authority.Kind.EXTERNAL);
        for (Computer computer : site.computers()) {
            for (Slot slot : computer.slots()) {
                SwitchId id = new SwitchId(computer.id(), slot);
                assertThat(site.wanted(id)).as(computer.label() + " " + slot).isTrue();
                assertThat(site.evidence().inEffect(id)).contains(true);
                assertThat(site.certificateIn(computer, slot).orElseThrow().authorityId())
                        .contains(site.authorities().get(0).id());
            }
        }
    }

    @Test
    void a_mixed_pair_is_refused_until_the_administrator_chooses() {
        InUse one = inUse("rec-01");
        assertThatThrownBy(() -> quay.portal.run(new AdoptCertificates(List.of(ROOT), List.of(one), Pair.AS_IS)))
                .isInstanceOf(Fault.Refused.class);
        assertThat(quay.site().certificates()).isEmpty();
        quay.portal.run(new AdoptCertificates(List.of(ROOT), List.of(one), Pair.ALL_OFF));
        SiteSnapshot site = quay.site();
        assertThat(site.computers()).noneMatch(c -> site.wanted(new SwitchId(c.id(), Slot.SERVER)));
        assertThat(site.wanted(new SwitchId(quay.id("rec-01"), Slot.STREAMING))).isTrue();
    }

    @Test
    void the_same_files_twice_are_taken_in_once() {
        AdoptCertificates act = new AdoptCertificates(List.of(ROOT), List.of(inUse("rec-01")), Pair.ALL_ON);
        quay.portal.run(act);
        quay.portal.run(act);
        assertThat(quay.site().certificates()).hasSize(1);
        assertThat(quay.site().authorities()).hasSize(1);
    }

    private InUse inUse(String host) {
        Computer computer = quay.site().computerCalled(host).orElseThrow();
        return new InUse(
                leaf(days(-10, 300), computer.label(), host), Optional.of(computer.id()), computer.slots(), true);
    }

    @Test
    void an_administrator_uploads_looks_and_confirms() {
        Browser admin = quay.admin();
        String pem =
                ROOT.pem() + leaf(days(-300, 5), "rec-01.example.com", "rec-01").pem();
        String here = admin.upload("/certificates/adopt", "files", "site.pem", pem.getBytes(StandardCharsets.US_ASCII))
                .location();
        Browser.Page preview = admin.get(here);
        Document html = preview.html();
        assertThat(html.text()).contains("VMS Certificate Authority", "Expires soon", "Nothing is taken in yet");
        assertThat(html.select("#without").text()).contains("mgmt-01", "rec-02").doesNotContain("rec-01");
        assertThat(quay.site().authorities()).isEmpty();
        assertThat(html.select("select[name=computer-0] option[selected]").text())
                .isEqualTo("rec-01.example.com");
        List<String> fields = new ArrayList<>();
        html.select("form[action*=adopt] input[type=hidden], form[action*=adopt] input[checked]")
                .forEach(input -> fields.addAll(List.of(input.attr("name"), input.attr("value"))));
        fields.addAll(List.of("computer-0", quay.id("rec-01").toString()));
        String[] asIs = fields.toArray(String[]::new);
        assertThat(admin.post(here, asIs).status()).as("mixed").isEqualTo(409);
        fields.replaceAll(value -> value.equals("AS_IS") ? "ALL_ON" : value);
        assertThat(admin.post(here, fields.toArray(String[]::new)).location()).isEqualTo("/");
        assertThat(quay.site().certificates()).hasSize(1);
        assertThat(admin.post(here, fields.toArray(String[]::new)).location())
                .as("a double click")
                .isEqualTo("/certificates");
    }

    @Test
    void what_was_uploaded_waits_for_the_inventory() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            String pem = ROOT.pem() + leaf(days(-10, 300), "rec-01.example.com").pem();
            String here = admin.upload(
                            "/certificates/adopt", "files", "site.pem", pem.getBytes(StandardCharsets.US_ASCII))
                    .location();
            assertThat(admin.get(here).html().select("main form button")).isEmpty();
            assertThat(admin.get(here).html().select(".note a").attr("href")).isEqualTo("/sites/import");
            bringInventory(admin);
            assertThat(admin.get("/").html().select(".todo a").eachAttr("href")).contains(here);
            assertThat(admin.get("/certificates/adopt").html().select(".note a").attr("href"))
                    .isEqualTo(here);
            Document html = admin.get(here).html();
            assertThat(html.select("select[name=computer-0] option[selected]").text())
                    .isEqualTo("rec-01.example.com");
            assertThat(html.select("input[name=slot-0]").eachAttr("value")).containsExactly("SERVER", "STREAMING");
            String management = portal.site().management().orElseThrow().id().toString();
            String recorder = portal.site()
                    .computerCalled("rec-01.example.com")
                    .orElseThrow()
                    .id()
                    .toString();
            Browser.Page other = admin.submit(here, here, "computer-0", management, "pair", "ALL_ON");
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.html().select("input[name=slot-0]").eachAttr("value"))
                    .containsExactly("SERVER");
            assertThat(admin.submit(here, here, "computer-0", recorder, "pair", "ALL_ON", "slot-0", "STREAMING")
                            .location())
                    .isEqualTo("/");
            assertThat(portal.site().certificates())
                    .singleElement()
                    .satisfies(c -> assertThat(c.slots()).containsExactly(Slot.STREAMING));
            assertThat(admin.get("/").html().select(".todo a").eachAttr("href")).doesNotContain(here);
            assertThat(admin.get(here).status()).isEqualTo(404);
        }
    }

    private static void bringInventory(Browser admin) {
        String csv = "computer,role,name\nmgmt-01.example.com,MANAGEMENT,M\nrec-01.example.com,RECORDING,R\n";
        String file = admin.upload("/sites/import", "file", "site.csv", csv.getBytes(StandardCharsets.UTF_8))
                .location();
        admin.submit(file, file);
    }

    static Stream<Arguments> hostile() {
        String key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
        return Stream.of(
                arguments("garbage", "no certificate at all".getBytes(StandardCharsets.UTF_8), "damaged"),
                arguments("an empty file", new byte[0], "empty"),
                arguments("a file of 2 MB", new byte[2 << 20], "larger"),
                arguments("a private key", key.getBytes(StandardCharsets.US_ASCII), "was not kept"),
                arguments(
                        "a private key beside its certificate",
                        (ROOT.pem() + key).getBytes(StandardCharsets.US_ASCII),
                        "was not kept"));
    }

    @Test
    void hostile_files_get_a_sentence_and_nothing_is_kept() {
        Browser admin = quay.admin();
        hostile().forEach(each -> {
            Object[] row = each.get();
            Browser.Page answer = admin.upload("/certificates/adopt", "files", "upload.pem", (byte[]) row[1]);
            assertThat(answer.status()).as((String) row[0]).isEqualTo(422);
            assertThat(answer.html().select(".errors").text())
                    .as((String) row[0])
                    .contains("upload.pem", (String) row[2]);
        });
        assertThat(quay.site().authorities()).isEmpty();
    }

    @Test
    void a_directory_of_files_is_told_file_by_file() {
        assertThatThrownBy(() -> Candidates.read(List.of(
                        new Upload("good.cer", ROOT.der().toArray()), new Upload("bad.cer", new byte[] {1, 2, 3}))))
                .isInstanceOfSatisfying(
                        Fault.BadInput.class, bad -> assertThat(bad.errors()).hasSize(1));
    }
}
