package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.diagram.Diagram;
import akashi.core.link.CertificateLink;
import akashi.core.site.ClientKind;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tours: each step shows what the rules say about the changed model. */
class WalkthroughTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @ParameterizedTest(name = "{0} is encrypted in three steps")
    @EnumSource(CertificateLink.class)
    void a_link_comes_to_be_encrypted(CertificateLink link) {
        Tour tour = new Tour(link, NOW, ClientKind::name);
        List<Step> steps = tour.steps();
        assertThat(steps).hasSize(3 + link.needs().size() + 2);
        assertThat(tour.play(steps.get(0)).worst().status()).isEqualTo(Status.PLAIN);
        assertThat(tour.play(steps.get(1)).worst().status()).isEqualTo(Status.PLAIN);
        assertThat(tour.play(steps.get(2)).worst().status()).isEqualTo(Status.RECORDED);
    }

    @ParameterizedTest(name = "{0} breaks without any of what it needs, for that very reason")
    @EnumSource(CertificateLink.class)
    void a_link_breaks_without_each_requirement(CertificateLink link) {
        Tour tour = new Tour(link, NOW, ClientKind::name);
        List<Step> steps = tour.steps();
        int at = 3;
        for (var requirement : link.needs().keySet()) {
            var worst = tour.play(steps.get(at++)).worst();
            assertThat(worst.status()).as(requirement.name()).isEqualTo(Status.BROKEN);
            assertThat(worst.first().code().requirement()).isEqualTo(requirement);
        }
        assertThat(tour.play(steps.get(at)).worst().status()).isEqualTo(Status.PLAIN);
        assertThat(tour.play(steps.get(at + 1)).worst().status()).isEqualTo(Status.BROKEN);
    }

    @ParameterizedTest(name = "every step of {0} changes what is seen")
    @EnumSource(CertificateLink.class)
    void every_step_changes_what_is_seen(CertificateLink link) {
        Tour tour = new Tour(link, NOW, ClientKind::name);
        List<Step> steps = tour.steps();
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            Scene scene = tour.play(steps.get(i));
            Diagram diagram = scene.diagram();
            seen.add(
                    List.of(diagram, steps.get(i).focus(), scene.worst().first().message()));
        }
        assertThat(seen).hasSameSizeAs(steps);
    }
}
