package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.life.Lives;
import akashi.core.site.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A certificate that was renewed, the new one revoked, and one issued anew. */
class LineTest {

    private Quay quay;
    private Certificate first;
    private Certificate revoked;
    private Certificate anew;

    @BeforeEach
    void issue() {
        quay = Quay.withRecorders(1).ca().wanted();
        first = quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofMinutes(1));
        revoked = quay.issue("rec-01");
        quay.portal.run(new RevokeCertificate(revoked.id(), RevokeCertificate.Reason.KEY_COMPROMISE));
        quay.portal.clock().advance(Duration.ofMinutes(1));
        anew = quay.issue("rec-01");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private List<UUID> line(Certificate of) {
        Lives lives = Lives.of(quay.site(), quay.portal.clock().instant());
        return lives.line(quay.site().certificate(of.id()).orElseThrow()).stream()
                .map(Certificate::id)
                .toList();
    }

    @Test
    void the_revoked_one_is_in_the_line_of_each_of_them() {
        List<UUID> all = List.of(anew.id(), revoked.id(), first.id());
        assertThat(line(first)).isEqualTo(all);
        assertThat(line(revoked)).isEqualTo(all);
        assertThat(line(anew)).isEqualTo(all);
        assertThat(quay.admin()
                        .get("/certificates/" + anew.id())
                        .html()
                        .select("main")
                        .text())
                .contains(revoked.serial().substring(revoked.serial().length() - 8));
    }
}
