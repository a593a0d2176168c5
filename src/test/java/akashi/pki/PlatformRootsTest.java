package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.ShownFault;
import akashi.core.site.Sighting.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A public root counts where the leaf leads to it, and not where it was only sent along. */
class PlatformRootsTest {

    private static final ParsedCertificate LEAF = Papers.of("good").leaf();
    private static final ParsedCertificate PUBLIC = PlatformRoots.all().stream()
            .map(root -> Crypto.must(() -> CertificateReader.readOne(root.getEncoded())))
            .filter(root -> root.validity().contains(Papers.NOW))
            .findFirst()
            .orElseThrow();

    @Test
    void a_path_ends_at_one_when_it_leads_there() {
        assertThat(PlatformRoots.end(List.of(PUBLIC), Papers.NOW)).isTrue();
        assertThat(PlatformRoots.end(List.of(LEAF, PUBLIC), Papers.NOW)).isFalse();
    }

    @Test
    void a_strange_leaf_with_a_public_root_sent_along_is_not_trusted() {
        TlsAnswer answer = new TlsAnswer(
                Outcome.ENCRYPTED,
                List.of(LEAF, PUBLIC),
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                true,
                Optional.empty(),
                "",
                Instant.EPOCH);
        assertThat(new ShownJudge(List.of(), true, List.of()).faults(answer, Optional.empty(), Papers.NOW))
                .containsExactly(ShownFault.UNTRUSTED_ROOT);
    }
}
