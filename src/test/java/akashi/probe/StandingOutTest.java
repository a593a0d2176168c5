package akashi.probe;

import static akashi.store.tables.Tables.SITE;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.Sighting;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.store.Certificates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page of ports says beyond the single port. */
class StandingOutTest {

    private final TestPortal portal = TestPortal.start()
            .plant(Sites.withRecorders(2).withAuthority().wantAll(Slot.SERVER).issueAll());

    @AfterEach
    void close() {
        portal.close();
    }

    private Certificate issued() {
        Computer computer = portal.site().computer(Sites.id("computer rec-01")).orElseThrow();
        return portal.site().newestFor(computer, Slot.SERVER).orElseThrow();
    }

    private void shows(String host, Certificate certificate) {
        Shown shown = new Shown(
                certificate.thumbprint(),
                certificate.sha256(),
                certificate.subject(),
                "CN=CA",
                List.of(),
                certificate.validity(),
                certificate.key(),
                Optional.empty(),
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                List.of(certificate.sha256()),
                Optional.of(certificate.id()),
                Set.of());
        Sighting seen = new Sighting(
                UUID.randomUUID(),
                Sites.id("computer " + host),
                1,
                Role.RECORDING,
                Optional.of(Slot.SERVER),
                9001,
                portal.clock().instant(),
                Optional.empty(),
                Sighting.Outcome.ENCRYPTED,
                Optional.of(shown),
                Optional.empty(),
                "");
        portal.run(new KeepSightings(List.of(seen), Map.of()));
    }

    private String page() {
        return portal.admin().get("/probes?lang=en").html().select("#seen").text();
    }

    @Test
    void names_key_and_chain_of_what_was_shown_are_there() {
        portal.clock().advance(Duration.ofMinutes(5));
        shows("rec-01", issued());
        assertThat(page())
                .contains("One port, and nothing wrong in what it shows")
                .contains("This certificate is known here", "Chain sent", issued().sha256(), "RSA 2048");
    }

    @Test
    void what_stands_out_between_ports_is_not_called_fine() {
        portal.clock().advance(Duration.ofMinutes(5));
        shows("rec-01", issued());
        shows("rec-02", issued());
        assertThat(page()).contains("and yet one thing stands out").doesNotContain("nothing wrong");
        assertThat(portal.admin()
                        .get("/probes?lang=en")
                        .html()
                        .select("#findings li")
                        .text())
                .contains("rec-01", "rec-02");
    }

    @Test
    void a_certificate_that_has_a_newer_one_in_its_place_is_named_so() {
        portal.clock().advance(Duration.ofMinutes(5));
        shows("rec-01", issued());
        UUID old = issued().id();
        portal.database().transaction(db -> {
            UUID site = portal.actor().siteId();
            new Certificates(db, site).become(old, Certificate.State.SUPERSEDED);
            return db.update(SITE)
                    .set(SITE.PLAN_VERSION, SITE.PLAN_VERSION.plus(1))
                    .where(SITE.ID.eq(site))
                    .execute();
        });
        assertThat(page()).contains("superseded: a newer one was issued in its place");
    }
}
