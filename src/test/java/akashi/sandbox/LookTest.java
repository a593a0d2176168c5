package akashi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.store.Accounts;
import akashi.store.Observations;
import akashi.store.Sites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The made-up servers of a learner answer in real handshakes with what the learner's facts say. */
class LookTest {

    private TestPortal portal;
    private Browser learner;
    private Actor there;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
        learner.post("/training/enter", "to", "/");
        UUID account = new Accounts(portal.database().db())
                .named("trainee")
                .orElseThrow()
                .id();
        UUID site = new Sites(portal.database().db())
                .sandboxOf(account)
                .orElseThrow()
                .id();
        there = new Actor(account, "trainee", Access.ADMIN, site, "test");
        new Marked(portal, there, "mine").filled();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private SiteSnapshot site() {
        return portal.site(there.siteId());
    }

    private void told() {
        List<Observation> facts = new ArrayList<>();
        for (Certificate certificate : site().certificates()) {
            for (Slot slot : certificate.slots()) {
                for (Fact fact : List.of(Fact.CERTIFICATE_INSTALLED, Fact.IN_EFFECT)) {
                    facts.add(new Observation(
                            UUID.randomUUID(),
                            fact,
                            certificate.computerId().orElseThrow(),
                            certificate.generation(),
                            Optional.of(slot),
                            Optional.empty(),
                            fact == Fact.IN_EFFECT ? Optional.empty() : Optional.of(certificate.id()),
                            true,
                            1,
                            Observation.Source.TOLD,
                            TestPortal.NOW,
                            "trainee",
                            ""));
                }
            }
        }
        portal.database().transaction(db -> {
            new Observations(db, there.siteId()).append(facts, TestPortal.NOW);
            return db.execute("update site set evidence_version = evidence_version + 1");
        });
    }

    private List<Sighting> encrypted() {
        return site().active().stream()
                .flatMap(computer -> site().sightings().of(computer.id()).stream())
                .filter(each -> each.outcome() == Sighting.Outcome.ENCRYPTED)
                .toList();
    }

    @Test
    void ports_that_are_told_to_be_on_show_the_certificate_that_is_told_to_be_there() {
        told();
        assertThat(learner.post("/training/look").location()).isEqualTo("/trust");
        assertThat(encrypted()).isNotEmpty().allSatisfy(seen -> {
            assertThat(seen.shown().orElseThrow().faults()).isEmpty();
            assertThat(seen.shown().orElseThrow().certificateId()).isPresent();
            assertThat(seen.shown().orElseThrow().protocol()).isEqualTo("TLSv1.3");
        });
        assertThat(learner.get("/trust").status()).isEqualTo(200);
    }

    @Test
    void a_certificate_that_has_ended_is_shown_and_found_out() {
        told();
        portal.clock().advance(Duration.ofDays(101));
        Browser again = portal.as(Access.TRAINEE);
        again.post("/training/enter", "to", "/");
        again.post("/training/look");
        assertThat(encrypted())
                .isNotEmpty()
                .allSatisfy(
                        seen -> assertThat(seen.shown().orElseThrow().faults().toString())
                                .contains("EXPIRED"));
    }

    @Test
    void without_facts_every_port_talks_plainly() {
        learner.post("/training/look");
        assertThat(encrypted()).isEmpty();
        assertThat(site().sightings().of(site().active().get(0).id()))
                .isNotEmpty()
                .allMatch(seen -> seen.outcome() == Sighting.Outcome.PLAIN);
    }

    @Test
    void on_the_real_site_there_is_nothing_to_look_at_like_this() {
        assertThat(portal.admin().post("/training/look").status()).isEqualTo(404);
    }
}
