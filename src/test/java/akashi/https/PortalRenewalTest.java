package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.site.Authority;
import akashi.core.warning.WarningKind;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.Warnings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal's own certificate over the years. */
class PortalRenewalTest {

    @TempDir
    private Path home;

    private TestPortal portal() {
        return SecurePortal.on(home, "127.0.0.1", TestPortal.NOW);
    }

    private static Kept kept(TestPortal portal) {
        return new PortalCertificates(portal.database().db(), portal.actor().siteId())
                .current()
                .orElseThrow();
    }

    private static void look(TestPortal portal) {
        SecurePortal.look(portal);
    }

    @Test
    void it_is_renewed_at_two_thirds_of_its_life_with_the_same_names_and_a_new_key() {
        try (TestPortal portal = portal()) {
            Authority root = Harbourmaster.root(portal);
            Harbourmaster.make(portal, root, "portal.site.example\n10.0.0.9\n127.0.0.1");
            Kept first = kept(portal);
            portal.clock().set(Renewal.due(first.validity()).minusSeconds(60));
            look(portal);
            assertThat(kept(portal)).isEqualTo(first);
            portal.clock().advance(Duration.ofSeconds(60));
            look(portal);
            Kept second = kept(portal);
            assertThat(second.sha256()).isNotEqualTo(first.sha256());
            assertThat(second.validity().notAfter()).isAfter(first.validity().notAfter());
            assertThat(portal.sha256()).contains(second.sha256());
            assertThat(Harbourmaster.shown(portal).text()).contains("portal.site.example, 10.0.0.9");
            look(portal);
            assertThat(kept(portal)).isEqualTo(second);
            assertThat(portal.admin().get("/audit").text())
                    .contains("The certificate of the portal itself was renewed by Harbour Root");
        }
    }

    @Test
    void of_two_portals_that_come_at_once_one_renews() {
        try (TestPortal portal = portal()) {
            Harbourmaster.make(portal, Harbourmaster.root(portal), "portal.site.example, 127.0.0.1");
            Kept first = kept(portal);
            portal.clock().set(Renewal.due(first.validity()));
            look(portal);
            Kept second = kept(portal);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> portal.run(new RenewPortalCertificate(first.id(), null)))
                    .isInstanceOf(akashi.core.fault.Fault.Refused.class);
            assertThat(kept(portal)).isEqualTo(second);
        }
    }

    @Test
    void when_its_ca_has_ended_the_page_says_so_and_people_are_warned_before_it_ends() {
        try (TestPortal portal = portal()) {
            Authority root = Harbourmaster.root(portal);
            Harbourmaster.make(portal, root, "portal.site.example, 127.0.0.1");
            // Its last certificate before the CA itself ends: no later one would be longer.
            portal.clock().set(root.validity().orElseThrow().notAfter().minus(Duration.ofDays(100)));
            look(portal);
            Kept last = kept(portal);
            assertThat(last.validity().notAfter())
                    .isEqualTo(root.validity().orElseThrow().notAfter());
            portal.clock().set(last.validity().notAfter().minus(Duration.ofDays(9)));
            look(portal);
            assertThat(kept(portal)).isEqualTo(last);
            assertThat(Harbourmaster.shown(portal).text())
                    .contains("It is due to be renewed by Harbour Root", "It ends on");
            portal.portal().lookForWarnings();
            assertThat(new Warnings(portal.database().db(), portal.actor().siteId()).open())
                    .anyMatch(warning -> warning.kind() == WarningKind.PORTAL);
            portal.clock().set(last.validity().notAfter().plusSeconds(60));
            look(portal);
            assertThat(Harbourmaster.shown(portal).text())
                    .contains("no CA of the site can sign now", "browsers refuse it");
        }
    }

    @Test
    void the_self_signed_one_is_made_anew_before_it_ends() {
        try (TestPortal portal = portal()) {
            String first = portal.sha256().orElseThrow();
            portal.clock().advance(Duration.ofDays(200));
            look(portal);
            assertThat(portal.sha256()).contains(first);
            portal.clock().advance(Duration.ofDays(100));
            look(portal);
            assertThat(portal.sha256().orElseThrow()).isNotEqualTo(first);
        }
    }
}
