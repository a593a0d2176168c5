package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.AddressRange;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChainJudgeTest {

    private static final Instant NOW = Trusts.NOW;
    private static final Trusts ROOT = Trusts.root();
    private static final Trusts ISSUING = ROOT.issuing(NameConstraints.NONE);
    private static final Trusts OTHER = Trusts.root(Trusts.ISSUING_KEY, Trusts.years(10), NameConstraints.NONE);
    private static final Trusts SHORT_LIVED =
            Trusts.root(Trusts.ROOT_KEY, new Validity(NOW, NOW.plus(Duration.ofDays(100))), NameConstraints.NONE);
    private static final Trusts CONSTRAINED = Trusts.constrainedRoot(
            new NameConstraints(List.of("site.example"), List.of(AddressRange.parse("10.1.0.0/16")), false));

    private static final String HOST = "rec-01.site.example";

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("a leaf under its root is accepted", ROOT, ROOT, HOST, 0, ""),
                arguments("a leaf under an issuing authority is accepted", ISSUING, ISSUING, HOST, 0, ""),
                arguments("an address that is listed is accepted", ISSUING, ISSUING, "10.1.0.5", 0, ""),
                arguments("another name is refused", ISSUING, ISSUING, "rec-02.site.example", 0, "WRONG_NAME"),
                arguments("another address is refused", ISSUING, ISSUING, "10.1.0.6", 0, "WRONG_NAME"),
                arguments("another root of the same name is refused", ROOT, OTHER, HOST, 0, "UNTRUSTED"),
                arguments("a leaf past its end is refused", ISSUING, ISSUING, HOST, 397, "EXPIRED"),
                arguments("a leaf before its start is refused", ROOT, ROOT, HOST, -2, "NOT_YET_VALID NOT_YET_VALID"),
                arguments(
                        "leaf and root past their end are both told",
                        SHORT_LIVED,
                        SHORT_LIVED,
                        HOST,
                        101,
                        "EXPIRED EXPIRED"),
                arguments("names within a root's own constraints are accepted", CONSTRAINED, CONSTRAINED, HOST, 0, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_verifier_says(String name, Trusts trusts, Trusts trusted, String reached, int days, String expected) {
        ParsedCertificate leaf = trusts.leaf(HOST, "10.1.0.5");
        Verdict verdict = judge(leaf, trusts, trusted, reached, days);
        assertThat(kinds(verdict)).isEqualTo(expected);
        assertThat(verdict.accepted()).isEqualTo(expected.isEmpty());
    }

    @Test
    void a_roots_own_constraints_count() {
        // The free root has key and name of the constrained one, so its leaf fits below both.
        ParsedCertificate leaf = ROOT.leaf("rec-02.elsewhere.example", "10.2.0.1", "2001:db8::1");
        Verdict verdict = judge(leaf, CONSTRAINED, CONSTRAINED, "rec-02.elsewhere.example", 0);
        assertThat(verdict.problems())
                .extracting(Problem::kind)
                .containsOnly(Problem.Kind.OUTSIDE_CONSTRAINTS)
                .hasSize(3);
    }

    @Test
    void a_root_as_the_old_scripts_made_it_is_no_authority() {
        // A leaf has the name and lacks CA:TRUE, like a root made without basic constraints.
        ParsedCertificate leaf = Trusts.root().leaf("rec-01");
        Trusts below = new Trusts(AuthorityChain.of(leaf), Trusts.SERVER_KEY);
        ParsedCertificate under = LeafCertificates.prepare(below.chain(), below.request("rec-02"), Randoms.serial())
                .sign(Trusts.SERVER_KEY);
        Verdict verdict = ChainJudge.judge(
                under, List.of(), Verifier.ofServer(List.of(leaf), ServerName.of(new HostName("rec-02")), NOW));
        assertThat(kinds(verdict)).isEqualTo("ISSUER_NOT_AUTHORITY ISSUER_MAY_NOT_SIGN");
    }

    @Test
    void an_issuing_authority_below_an_issuing_authority_is_one_too_many() {
        Trusts deep = ISSUING.issuing("One Too Many", NameConstraints.NONE);
        assertThat(kinds(judge(deep.leaf(HOST), deep, deep, HOST, 0))).contains("PATH_TOO_LONG");
    }

    @Test
    void an_authority_shown_as_a_server_has_no_name_that_counts() {
        ParsedCertificate root = ROOT.chain().root();
        Verdict verdict = ChainJudge.judge(
                root, List.of(), Verifier.ofServer(List.of(root), ServerName.of(new HostName("harbour")), NOW));
        assertThat(verdict.has(Problem.Kind.NO_SAN)).isTrue();
    }

    @Test
    void a_missing_intermediate_is_untrusted_and_names_the_issuer() {
        ParsedCertificate leaf = ISSUING.leaf(HOST);
        Verdict verdict = ChainJudge.judge(
                leaf,
                List.of(),
                Verifier.ofServer(List.of(ISSUING.chain().root()), ServerName.of(new HostName(HOST)), NOW));
        assertThat(verdict.problems()).hasSize(1);
        assertThat(verdict.problems().get(0).message().args()).containsExactly(HOST, "CN=Harbour Video Issuing");
    }

    @Test
    void of_two_ways_up_the_better_one_counts() {
        ParsedCertificate leaf = ROOT.leaf("rec-02.elsewhere.example");
        List<ParsedCertificate> both =
                List.of(CONSTRAINED.chain().root(), ROOT.chain().root());
        ServerName name = ServerName.of(new HostName("rec-02.elsewhere.example"));
        assertThat(ChainJudge.judge(leaf, List.of(), Verifier.ofServer(both, name, NOW))
                        .accepted())
                .isTrue();
    }

    private static Verdict judge(ParsedCertificate leaf, Trusts trusts, Trusts trusted, String reached, int days) {
        ServerName name =
                IpAddress.parse(reached).map(ServerName::of).orElseGet(() -> ServerName.of(new HostName(reached)));
        Instant instant = NOW.plus(Duration.ofDays(days)).plusSeconds(1);
        return ChainJudge.judge(
                leaf,
                trusts.chain().intermediates(),
                Verifier.ofServer(List.of(trusted.chain().root()), name, instant));
    }

    private static String kinds(Verdict verdict) {
        return String.join(
                " ",
                Arrays.stream(verdict.problems().toArray(Problem[]::new))
                        .map(problem -> problem.kind().name())
                        .toList());
    }

    @Test
    void a_certificate_is_good_until_the_last_of_its_last_second() {
        ParsedCertificate leaf = ROOT.leaf(HOST);
        Instant end = leaf.validity().notAfter();
        ServerName name = ServerName.of(new HostName(HOST));
        List<ParsedCertificate> roots = List.of(ROOT.chain().root());
        assertThat(ChainJudge.judge(leaf, List.of(), Verifier.ofServer(roots, name, end.plusMillis(999)))
                        .accepted())
                .isTrue();
        assertThat(kinds(ChainJudge.judge(leaf, List.of(), Verifier.ofServer(roots, name, end.plusSeconds(1)))))
                .isEqualTo("EXPIRED");
    }
}
