package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that is lengthened says the same as one that is made anew. */
class RevokedEntriesTest {

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final String[] REASONS = {"superseded", "keyCompromise", "unspecified"};

    @ParameterizedTest(name = "{0} entries and one more")
    @ValueSource(ints = {0, 1, 2, 3, 400, 1500})
    void a_lengthened_list_is_that_of_all(int count) throws GeneralSecurityException {
        List<RevokedEntry> before =
                IntStream.range(0, count).mapToObj(i -> entry(i)).toList();
        RevokedEntry fresh = entry(count);
        RevokedEntries lengthened =
                RevokedEntries.in(list(RevokedEntries.of(before)), count).and(List.of(fresh));
        List<RevokedEntry> all = new ArrayList<>(before);
        all.add(fresh);
        assertThat(lengthened.count()).isEqualTo(count + 1);
        assertThat(lengthened.der()).isEqualTo(RevokedEntries.of(all).der());
        X509CRL read = (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(list(lengthened)));
        assertThat(read.getRevokedCertificates()).hasSize(count + 1);
        assertThat(read.getRevokedCertificate(new BigInteger(fresh.serial(), 16)))
                .isNotNull();
    }

    private static RevokedEntry entry(int number) {
        return new RevokedEntry(
                Long.toHexString(0x7f00L + number * 7919L), Trusts.NOW.minusSeconds(number), REASONS[number % 3]);
    }

    private static byte[] list(RevokedEntries entries) {
        Instant now = Trusts.NOW;
        return RevocationList.sign(
                        TRUSTS.chain().issuing(),
                        Trusts.ISSUING_KEY,
                        1,
                        new Validity(now, now.plus(Duration.ofDays(7))),
                        entries)
                .toArray();
    }
}
