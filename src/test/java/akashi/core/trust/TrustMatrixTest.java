package akashi.core.trust;

import static akashi.core.site.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.site.ClientKind;
import akashi.core.site.IpAddress;
import akashi.core.site.Sites;
import akashi.core.trust.MatrixSide.Line;
import akashi.core.trust.MatrixSide.Wish;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustMatrixTest {

    private static final Wish ROWS = new Wish(Optional.empty(), 1, 5);
    private static final Wish COLUMNS = new Wish(Optional.empty(), 1, 3);

    @Test
    void few_are_all_shown_and_the_worst_come_first() {
        TrustMatrix matrix = of(
                Sites.withRecorders(3).encrypted().trusted("rec-02", false),
                CertificateLink.MANAGEMENT_TO_RECORDERS,
                ROWS);
        assertThat(matrix.subjectsDown()).isFalse();
        assertThat(labels(matrix.down())).startsWith("rec-02").hasSize(3);
        assertThat(labels(matrix.across())).containsExactly("mgmt-01");
        assertThat(matrix.rows().get(0).cells().get(0).worst()).isEqualTo(Status.BROKEN);
        assertThat(matrix.rows().get(0).cells().get(0).only().first().code()).isEqualTo(ReasonCode.VERIFIER_DISTRUSTS);
    }

    @Test
    void many_fold_by_kind_and_by_network_and_count() {
        TrustMatrix matrix = of(many(), CertificateLink.MANAGEMENT_TO_CLIENTS, ROWS);
        assertThat(titles(matrix.down()))
                .containsExactlyInAnyOrder("[10.0.0.0/24]", "client-kind.SMART_CLIENT", "client-kind.DLNA");
        TrustMatrix.Cell cell = matrix.rows().stream()
                .filter(row -> row.line().count() == 6)
                .findFirst()
                .orElseThrow()
                .cells()
                .get(0);
        assertThat(cell.total()).isEqualTo(6);
        assertThat(cell.worst()).isEqualTo(Status.BROKEN);
        assertThat(cell.worstCount()).isEqualTo(1);
        assertThat(cell.only()).isNull();
    }

    @Test
    void an_open_fold_shows_its_members_page_by_page_and_narrows_the_list() {
        List<Assessment> all = all(many(), CertificateLink.MANAGEMENT_TO_CLIENTS);
        TrustMatrix second = TrustMatrix.of(all, new Wish(Optional.of("10.0.0.0/24"), 2, 5), COLUMNS);
        assertThat(second.down().total()).isEqualTo(6);
        assertThat(second.down().lines()).hasSize(1);
        assertThat(second.down().open()).map(Line::count).contains(6);
        assertThat(second.within(all)).hasSize(6).allMatch(a -> a.link() == CertificateLink.MANAGEMENT_TO_CLIENTS);
    }

    @Test
    void a_page_that_is_too_high_is_the_last_and_a_fold_that_is_none_opens_nothing() {
        List<Assessment> all = all(many(), CertificateLink.MANAGEMENT_TO_CLIENTS);
        TrustMatrix matrix = TrustMatrix.of(all, new Wish(Optional.of("nothing"), 99, 5), COLUMNS);
        assertThat(matrix.down().page()).isEqualTo(1);
        assertThat(matrix.down().open()).isEmpty();
        assertThat(matrix.within(all)).isEqualTo(all);
    }

    @Test
    void networks() {
        assertThat(MatrixFold.network(new IpAddress("10.1.2.3"))).hasToString("10.1.2.0/24");
        assertThat(MatrixFold.network(new IpAddress("2001:db8:1:2:3::4"))).hasToString("2001:db8:1:2:0:0:0:0/64");
    }

    private static Sites many() {
        return Sites.withRecorders(6)
                .clients(ClientKind.DLNA, 2, "2023 R3")
                .encrypted()
                .trusted("rec-03", false);
    }

    private static TrustMatrix of(Sites sites, CertificateLink link, Wish rows) {
        return TrustMatrix.of(all(sites, link), rows, COLUMNS);
    }

    private static List<Assessment> all(Sites sites, CertificateLink link) {
        return new JudgedSite(sites.snapshot(), NOW).of(link);
    }

    private static List<String> labels(MatrixSide side) {
        return side.lines().stream().map(Line::label).toList();
    }

    private static List<String> titles(MatrixSide side) {
        return side.lines().stream()
                .map(line -> line.title().args().isEmpty()
                        ? line.title().key()
                        : line.title().args().toString())
                .toList();
    }
}
