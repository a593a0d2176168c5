package akashi.core.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.diagram.Diagram.Line;
import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.training.ModelSite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What stands in the box of an authority. */
class AuthorityBoxTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:05:00Z");
    private static final String THROUGH = "diagram.through";

    @Test
    void the_box_of_a_root_names_who_issues_below_it() {
        SiteData model = ModelSite.with(1, NOW);
        Authority root = model.authorities().get(0);
        Authority issuing = new Authority(
                UUID.randomUUID(),
                root.kind(),
                "Harbour Issuing CA",
                "CN=Harbour Issuing CA",
                root.validity(),
                Optional.empty(),
                "",
                root.key(),
                root.signatureAlgorithm(),
                root.constraints(),
                Optional.of(root.id()),
                true,
                Authority.Stage.ACTIVE);
        assertThat(boxOfRoot(model).lines())
                .extracting(Line::text)
                .extracting(Message::key)
                .doesNotContain(THROUGH);
        SiteData both = new SiteData(
                model.site(),
                model.computers(),
                model.clientGroups(),
                List.of(root, issuing),
                model.certificates(),
                model.wantedOn(),
                model.latest(),
                model.changes());
        assertThat(boxOfRoot(both).lines()).extracting(Line::text).contains(Message.of(THROUGH, "Harbour Issuing CA"));
    }

    private static Box boxOfRoot(SiteData site) {
        return LinkDiagram.of(CertificateLink.MANAGEMENT_TO_RECORDERS, SiteSnapshot.of(site), NOW, Optional.empty())
                .orElseThrow()
                .boxes()
                .stream()
                .filter(box -> box.kind() == Kind.AUTHORITY)
                .findFirst()
                .orElseThrow();
    }
}
