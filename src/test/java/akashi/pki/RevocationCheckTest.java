package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RevocationCheckTest {

    private static final Instant NOW = Trusts.NOW;
    private static final Validity THIS_WEEK =
            new Validity(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(7)));
    private static final Validity LAST_WEEK =
            new Validity(NOW.minus(Duration.ofDays(8)), NOW.minus(Duration.ofDays(1)));
    private static final Trusts ROOT = Trusts.root();
    private static final Trusts ISSUING = ROOT.issuing(NameConstraints.NONE);
    private static final ParsedCertificate LEAF = ISSUING.leaf("rec-01");
    private static final byte[] ROOT_LIST = list(ROOT, Trusts.ROOT_KEY, THIS_WEEK);
    private static final byte[] ISSUING_LIST = list(ISSUING, Trusts.ISSUING_KEY, THIS_WEEK);

    @Test
    void what_no_list_names_is_accepted() {
        assertThat(kinds(ROOT_LIST, ISSUING_LIST)).isEmpty();
    }

    @Test
    void a_revoked_leaf_is_refused_by_name() {
        Verdict verdict = judged(ROOT_LIST, list(ISSUING, Trusts.ISSUING_KEY, THIS_WEEK, LEAF));
        assertThat(verdict.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.REVOKED);
        assertThat(verdict.problems().get(0).message().args()).containsExactly("rec-01");
    }

    @Test
    void a_revoked_authority_is_refused_by_name() {
        ParsedCertificate issuing = ISSUING.chain().issuing();
        Verdict verdict = judged(list(ROOT, Trusts.ROOT_KEY, THIS_WEEK, issuing), ISSUING_LIST);
        assertThat(verdict.problems()).extracting(Problem::kind).containsExactly(Problem.Kind.REVOKED);
        assertThat(verdict.problems().get(0).message().args()).containsExactly(issuing.title());
    }

    @Test
    void without_a_list_of_each_authority_nothing_is_known() {
        assertThat(kinds(ROOT_LIST)).containsExactly(Problem.Kind.REVOCATION_NOT_KNOWN);
        assertThat(kinds()).containsExactly(Problem.Kind.REVOCATION_NOT_KNOWN);
    }

    @Test
    void an_old_list_does_not_count() {
        assertThat(kinds(ROOT_LIST, list(ISSUING, Trusts.ISSUING_KEY, LAST_WEEK)))
                .containsExactly(Problem.Kind.REVOCATION_NOT_KNOWN);
    }

    @Test
    void a_list_signed_by_another_key_does_not_count() {
        Trusts impostor = Trusts.root(Trusts.ISSUING_KEY, Trusts.years(10), NameConstraints.NONE);
        assertThat(kinds(list(impostor, Trusts.ISSUING_KEY, THIS_WEEK), ISSUING_LIST))
                .containsExactly(Problem.Kind.REVOCATION_NOT_KNOWN);
    }

    @Test
    void a_verifier_without_lists_does_not_ask() {
        assertThat(ChainJudge.judge(LEAF, ISSUING.chain().intermediates(), verifier())
                        .accepted())
                .isTrue();
    }

    @Test
    void what_is_no_list_gets_a_sentence() {
        Fault.BadInput fault = catchThrowableOfType(
                Fault.BadInput.class, () -> KnownLists.read(List.of(LEAF.der().toArray())));
        assertThat(fault.errors())
                .extracting(error -> error.message().key())
                .containsExactly("pki.read.malformed-list");
    }

    private static List<Problem.Kind> kinds(byte[]... lists) {
        return judged(lists).problems().stream().map(Problem::kind).toList();
    }

    private static Verdict judged(byte[]... lists) {
        return ChainJudge.judge(
                LEAF, ISSUING.chain().intermediates(), verifier().with(KnownLists.read(List.of(lists))));
    }

    private static Verifier verifier() {
        return Verifier.ofPaths(List.of(ROOT.chain().root()), NOW);
    }

    private static byte[] list(Trusts trusts, PrivateKeyBytes key, Validity window, ParsedCertificate... revoked) {
        List<RevokedEntry> entries = Stream.of(revoked)
                .map(each -> new RevokedEntry(each.serial(), NOW.minusSeconds(1), "keyCompromise"))
                .toList();
        return RevocationList.sign(trusts.chain().issuing(), key, 1, window, RevokedEntries.of(entries))
                .toArray();
    }
}
