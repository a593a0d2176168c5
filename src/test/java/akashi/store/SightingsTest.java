package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Computer;
import akashi.core.site.KeyInfo;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SightingsTest {

    private static final Instant NOW = TestPortal.NOW;
    private static final String SHA256 = "AB".repeat(32);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_newest_of_each_port_and_place_is_in_the_snapshot(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Sighting old = seen(recorder, NOW, Sighting.Outcome.PLAIN, Optional.empty());
            Sighting late = seen(recorder, NOW.plusSeconds(60), Sighting.Outcome.ENCRYPTED, Optional.empty());
            Sighting fromClient = seen(recorder, NOW, Sighting.Outcome.REFUSED, Optional.of(UUID.randomUUID()));
            sightings.append(List.of(late, fromClient), Map.of(SHA256, new byte[] {48, 0}));
            sightings.append(List.of(old), Map.of(SHA256, new byte[] {48, 0}));

            SwitchId streaming = new SwitchId(recorder.id(), Slot.STREAMING);
            assertThat(SiteReader.read(portal.database().db(), portal.siteId())
                            .sightings()
                            .of(streaming))
                    .containsExactlyInAnyOrder(late, fromClient);
            assertThat(sightings.of(recorder.id(), 10)).containsExactly(old, fromClient, late);
            assertThat(sightings.certificate(SHA256)).contains(new byte[] {48, 0});
            assertThat(sightings.certificate("none")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void pruning_leaves_the_newest_of_each_port(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Sighting old = seen(recorder, NOW, Sighting.Outcome.PLAIN, Optional.empty());
            Sighting late = seen(recorder, NOW.plusSeconds(60), Sighting.Outcome.PLAIN, Optional.empty());
            sightings.append(List.of(old, late), Map.of());

            assertThat(sightings.prune(NOW.plus(Duration.ofDays(400)))).isEqualTo(1);
            assertThat(sightings.of(recorder.id(), 10)).containsExactly(late);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_a_liar_says_of_itself_is_kept_without_control_characters(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            sightings.append(
                    List.of(seen(
                            recorder, NOW, Sighting.Outcome.UNREADABLE, Optional.empty(), "HTTP\u0000/1.1\r\nX: 1")),
                    Map.of());
            assertThat(sightings.latest()).extracting(Sighting::detail).containsExactly("HTTP /1.1  X: 1");
        }
    }

    private static Computer recorder(TestPortal portal) {
        Computer recorder = TestSites.recorder(1);
        new Computers(portal.database().db(), portal.siteId()).insertAll(List.of(recorder));
        return recorder;
    }

    private static Sighting seen(Computer computer, Instant at, Sighting.Outcome outcome, Optional<UUID> from) {
        return seen(computer, at, outcome, from, "");
    }

    private static Sighting seen(
            Computer computer, Instant at, Sighting.Outcome outcome, Optional<UUID> from, String detail) {
        return new Sighting(
                UUID.randomUUID(),
                computer.id(),
                computer.generation(),
                Role.RECORDING,
                Optional.of(Slot.STREAMING),
                17_563,
                at,
                from,
                outcome,
                outcome == Sighting.Outcome.ENCRYPTED ? Optional.of(shown()) : Optional.empty(),
                Optional.of(Duration.ofMillis(-1500)),
                detail);
    }

    private static Shown shown() {
        return new Shown(
                new Thumbprint("AB".repeat(20)),
                SHA256,
                "CN=rec-0001",
                "CN=Root",
                List.of("rec-0001", "10.1.0.2"),
                new Validity(NOW, NOW.plus(Duration.ofDays(90))),
                new KeyInfo("RSA", 2048),
                Optional.of("EF".repeat(32)),
                "TLSv1.2",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                List.of(SHA256, "CD".repeat(32)),
                Optional.empty(),
                Set.of(ShownFault.UNKNOWN_ORIGIN, ShownFault.WRONG_NAME, ShownFault.OLD_PROTOCOL));
    }
}
