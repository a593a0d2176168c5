package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PfxFile;
import akashi.pki.PfxProfile;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates with keys from elsewhere: read, matched, judged aloud, kept sealed, exported and renewed. */
class ImportKeysTest {

    private static final String PAGE = "/certificates/pfx";
    private static final String WORD = "open sesame 123";
    private static final Instant NOW = TestPortal.NOW;
    private static final PrivateKeyBytes CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes SECOND = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final ParsedCertificate ROOT = AuthorityCertificates.selfSigned(
            AuthorityRequest.root(
                    AuthorityName.of("VMS Certificate Authority"), days(-400, 4000), NameConstraints.NONE),
            CA_KEY,
            Randoms.serial());

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

    private static Validity days(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    private static byte[] pfx(PrivateKeyBytes key, Validity validity, String... names) {
        List<HostName> hosts = Stream.of(names).map(HostName::new).toList();
        LeafRequest request = new LeafRequest(names[0], hosts, List.of(), validity, key.publicKey(), false);
        ParsedCertificate leaf = LeafCertificates.prepare(AuthorityChain.of(ROOT), request, Randoms.serial())
                .sign(CA_KEY);
        return new PfxFile("VMS", key, leaf, AuthorityChain.of(ROOT)).encode(PfxProfile.MODERN, Password.of(WORD));
    }

    private Browser.Page look(Map<String, byte[]> files, String password) {
        Browser.Page read = admin.uploads(PAGE, "files", files, "password", password);
        return read.status() == 303 ? admin.get(read.location()) : read;
    }

    /** The form as it was shown, sent. */
    private Browser.Page take(Browser.Page shown) {
        String action = shown.html().select("main form[method=post]").attr("action");
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("act", shown.html().select("main form [name=act]").val());
        Stream<String> ticked = shown.html().select("main form input[type=checkbox][checked]").stream()
                .flatMap(box -> Stream.of(box.attr("name"), box.val()));
        String[] pairs =
                Stream.concat(Stream.of("act", fields.get("act")), ticked).toArray(String[]::new);
        return admin.post(action, pairs);
    }

    private Certificate inUse(String host) {
        return quay.site()
                .newestFor(quay.site().computerCalled(host).orElseThrow(), Slot.SERVER)
                .orElseThrow();
    }

    @Test
    void many_files_are_matched_shown_and_taken_in_with_their_keys() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("rec-01.pfx", pfx(KEY, days(-100, 200), "rec-01.example.com", "rec-01"));
        files.put("rec-02.pfx", pfx(SECOND, days(-100, 200), "rec-02.example.com", "rec-02"));
        files.put("other.pfx", pfx(SECOND, days(-100, 200), "stranger.example.com"));
        Browser.Page shown = look(files, WORD);
        assertThat(shown.html().select("main").text())
                .contains("2 can be taken in", "rec-01.example.com")
                .contains("other.pfx: No computer alone has these names: stranger.example.com");
        assertThat(quay.site().certificates()).as("nothing is kept yet").isEmpty();

        assertThat(take(shown).status()).isEqualTo(303);
        Browser.Page again = take(shown);
        assertThat(again.location()).as("sent twice").isEqualTo("/certificates");
        assertThat(quay.site().certificates()).hasSize(2);
        assertThat(inUse("rec-01").keyKept()).isTrue();
        assertThat(inUse("rec-01").slots()).containsExactlyInAnyOrder(Slot.SERVER, Slot.STREAMING);
        assertThat(admin.get("/audit").text())
                .contains("Imported 2 certificates with their keys")
                .doesNotContain(WORD);
        Browser.Page bundle = quay.portal.script(Access.ADMIN).json("/api/v1/computers/rec-01/bundle", "{}");
        assertThat(bundle.status()).as("exported like one made here").isEqualTo(200);
        Browser.Page renewed = admin.post("/certificates/" + inUse("rec-01").id() + "/renew", "days", "397");
        assertThat(renewed.status()).isEqualTo(303);
        assertThat(quay.site().rootOf(inUse("rec-01")).orElseThrow().name()).isEqualTo("Quay Root CA");
        assertThat(inUse("rec-01").predecessorId()).isPresent();
    }

    @Test
    void looking_at_many_files_costs_no_more_statements_than_at_one() {
        quay.issue("mgmt-01");
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("rec-01.pfx", pfx(KEY, days(-100, 200), "rec-01.example.com", "rec-01"));
        long one = statements(look(files, WORD));
        files.put("rec-02.pfx", pfx(SECOND, days(-100, 200), "rec-02.example.com", "rec-02"));
        files.put("older.pfx", pfx(SECOND, days(-200, 100), "rec-02.example.com", "rec-02"));
        assertThat(statements(look(files, WORD))).isEqualTo(one);
    }

    private long statements(Browser.Page shown) {
        String page = shown.html().select("main form[method=post]").attr("action");
        long fewest = Long.MAX_VALUE;
        for (int visit = 0; visit < 4; visit++) {
            long before = quay.portal.database().statements();
            assertThat(admin.get(page).status()).isEqualTo(200);
            fewest = Math.min(fewest, quay.portal.database().statements() - before);
        }
        return fewest;
    }

    static Stream<Arguments> wrong() {
        byte[] good = pfx(KEY, days(-100, 200), "rec-01.example.com");
        byte[] authority =
                new PfxFile("CA", CA_KEY, ROOT, AuthorityChain.of(ROOT)).encode(PfxProfile.MODERN, Password.of(WORD));
        return Stream.of(
                arguments("one that expired", pfx(KEY, days(-100, -1), "rec-01.example.com"), WORD, "expired"),
                arguments("a CA", authority, WORD, "This is a CA"),
                arguments("no PFX", "junk".getBytes(StandardCharsets.UTF_8), WORD, "PFX"),
                arguments("half a PFX", java.util.Arrays.copyOf(good, good.length / 2), WORD, "PFX"),
                arguments("NULs", new byte[4000], WORD, "PFX"));
    }

    @ParameterizedTest(name = "{0} is told and not taken in")
    @MethodSource("wrong")
    void bad_files_are_told(String what, byte[] file, String password, String said) {
        Browser.Page shown = look(Map.of("bad.pfx", file), password);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.html().select(".refuse").text())
                .contains("bad.pfx", said)
                .doesNotContain(WORD);
        assertThat(shown.html().select("main form[method=post]")).isEmpty();
    }

    @Test
    void a_wrong_password_is_one_error_at_its_field_however_many_files_it_was_for() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one.pfx", pfx(KEY, days(-100, 200), "rec-01.example.com"));
        files.put("two.pfx", pfx(SECOND, days(-100, 200), "rec-02.example.com"));
        Browser.Page shown = look(files, "wrong password");
        assertThat(shown.status()).isEqualTo(422);
        assertThat(shown.html().select("#e-password").text()).contains("opens none of the 2 files");
        assertThat(shown.html().select(".error-text")).hasSize(1);
        assertThat(shown.text()).doesNotContain("wrong password");
    }

    @Test
    void one_key_for_two_computers_in_one_upload_is_refused() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("one.pfx", pfx(KEY, days(-100, 200), "rec-01.example.com"));
        files.put("two.pfx", pfx(KEY, days(-100, 200), "rec-02.example.com"));
        assertThat(look(files, WORD).html().select(".refuse").text())
                .contains("The same key lies in two.pfx", "The same key lies in one.pfx");
    }

    @Test
    void ten_megabytes_are_refused() {
        assertThat(look(Map.of("big.pfx", new byte[10 << 20]), WORD).status()).isBetween(400, 422);
    }

    @Test
    void a_key_that_another_computer_has_is_not_taken_in() {
        take(look(Map.of("one.pfx", pfx(KEY, days(-100, 200), "rec-01.example.com")), WORD));
        Browser.Page shown = look(Map.of("two.pfx", pfx(KEY, days(-100, 200), "rec-02.example.com")), WORD);
        assertThat(shown.html().select(".refuse").text()).contains("two.pfx", "rec-01");
    }

    @Test
    void a_newer_one_takes_the_place_of_what_was_issued_here_and_says_so_before() {
        Certificate own = quay.issue("rec-01");
        Browser.Page shown = look(Map.of("new.pfx", pfx(KEY, days(5, 300), "rec-01.example.com", "rec-01")), WORD);
        assertThat(shown.html().select("main form").text()).contains("takes the place of", own.serial());
        take(shown);
        assertThat(inUse("rec-01").predecessorId()).contains(own.id());
        assertThat(quay.site().certificate(own.id()).orElseThrow().state()).isEqualTo(Certificate.State.SUPERSEDED);
    }

    @Test
    void an_older_one_stands_behind_what_was_issued_here() {
        Certificate own = quay.issue("rec-01");
        Browser.Page shown = look(Map.of("old.pfx", pfx(KEY, days(-50, 300), "rec-01.example.com", "rec-01")), WORD);
        assertThat(shown.html().select("main form").text()).doesNotContain("takes the place of");
        take(shown);
        assertThat(inUse("rec-01").id()).isEqualTo(own.id());
        assertThat(inUse("rec-01").state()).isEqualTo(Certificate.State.ISSUED);
    }

    @Test
    void files_are_forgotten_after_a_while_and_shown_to_nobody_else() {
        Browser.Page read =
                admin.uploads(PAGE, "files", Map.of("a.pfx", pfx(KEY, days(-9, 200), "rec-01")), "password", WORD);
        assertThat(quay.portal.as(Access.HELPDESK).get(read.location()).status())
                .isEqualTo(403);
        quay.portal.clock().advance(Duration.ofMinutes(21));
        assertThat(quay.admin().get(read.location()).status()).isEqualTo(404);
    }
}
