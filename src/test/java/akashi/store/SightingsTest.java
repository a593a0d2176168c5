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
            sightings.append(List.of(late, fromClient), Map.of(SHA256, new byte[] {48, 0}), NOW);
            sightings.append(List.of(old), Map.of(SHA256, new byte[] {48, 0}), NOW);

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
    void what_nobody_vouches_for_takes_the_place_of_nothing_that_somebody_does(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Optional<UUID> viewer = Optional.of(UUID.randomUUID());
            Sighting proof = seen(recorder, NOW, Sighting.Outcome.ENCRYPTED, viewer);
            Sighting word = unvouched(seen(recorder, NOW.plusSeconds(60), Sighting.Outcome.PLAIN, viewer));
            sightings.append(List.of(proof), Map.of(), NOW);
            sightings.append(List.of(word), Map.of(), NOW);
            assertThat(sightings.latest()).containsExactlyInAnyOrder(proof, word);
        }
    }

    private static Sighting unvouched(Sighting like) {
        return new Sighting(
                like.id(),
                like.computerId(),
                like.generation(),
                like.role(),
                like.slot(),
                like.port(),
                like.at(),
                like.seenFrom(),
                like.outcome(),
                like.shown(),
                like.skew(),
                like.detail(),
                like.byAddress(),
                false);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void pruning_leaves_of_each_port_the_newest_and_the_newest_that_told_something(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Sighting first = seen(recorder, NOW, Sighting.Outcome.PLAIN, Optional.empty());
            Sighting told = seen(recorder, NOW.plusSeconds(20), Sighting.Outcome.ENCRYPTED, Optional.empty());
            Sighting silent = seen(recorder, NOW.plusSeconds(40), Sighting.Outcome.TIMED_OUT, Optional.empty());
            Sighting late = seen(recorder, NOW.plusSeconds(60), Sighting.Outcome.REFUSED, Optional.empty());
            sightings.append(List.of(first, told), Map.of(), NOW);
            sightings.append(List.of(silent), Map.of(), NOW);
            sightings.append(List.of(late), Map.of(), NOW);

            assertThat(sightings.latest()).containsExactlyInAnyOrder(told, late);
            assertThat(sightings.prune(NOW.plus(Duration.ofDays(400)))).isEqualTo(2);
            assertThat(sightings.of(recorder.id(), 10)).containsExactly(late, told);

            Sighting again = seen(recorder, NOW.plusSeconds(80), Sighting.Outcome.PLAIN, Optional.empty());
            sightings.append(List.of(again), Map.of(), NOW);
            assertThat(sightings.latest()).containsExactly(again);
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
                    Map.of(),
                    NOW);
            assertThat(sightings.latest()).extracting(Sighting::detail).containsExactly("HTTP /1.1  X: 1");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_a_clock_that_was_ahead_left_gives_way(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Instant ahead = NOW.plus(Duration.ofDays(400));
            sightings.append(List.of(seen(recorder, ahead, Sighting.Outcome.PLAIN, Optional.empty())), Map.of(), ahead);
            Sighting right = seen(recorder, NOW, Sighting.Outcome.ENCRYPTED, Optional.empty());
            sightings.append(List.of(right), Map.of(), NOW);
            assertThat(sightings.latest()).containsExactly(right);

            Sighting silent = seen(recorder, NOW.plusSeconds(1), Sighting.Outcome.TIMED_OUT, Optional.empty());
            sightings.append(List.of(seen(recorder, ahead, Sighting.Outcome.PLAIN, Optional.empty())), Map.of(), ahead);
            sightings.append(List.of(silent), Map.of(), NOW);
            assertThat(sightings.latest()).containsExactly(silent);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void where_nothing_but_the_time_changed_the_last_sighting_moves_on(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Sighting first = seen(recorder, NOW, Sighting.Outcome.ENCRYPTED, Optional.empty());
            Shown shown = first.shown().orElseThrow();
            Sighting again = of(first, NOW.plusSeconds(60), first.outcome(), shown);
            Sighting third = of(first, NOW.plusSeconds(120), first.outcome(), shown);
            Sighting changed = seen(recorder, NOW.plusSeconds(180), Sighting.Outcome.PLAIN, Optional.empty());
            sightings.append(List.of(first, again), Map.of(), NOW);
            sightings.append(List.of(third), Map.of(), NOW);
            assertThat(sightings.of(recorder.id(), 10)).singleElement().satisfies(only -> {
                assertThat(only.id()).isEqualTo(first.id());
                assertThat(only.at()).isEqualTo(third.at());
            });
            assertThat(sightings.latest()).isEqualTo(sightings.of(recorder.id(), 10));
            sightings.append(List.of(changed), Map.of(), NOW);
            sightings.append(List.of(again), Map.of(), NOW);
            assertThat(sightings.latest()).containsExactly(changed);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void words_of_strangers_are_cut_to_what_their_columns_take(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Sighting good = seen(recorder, NOW, Sighting.Outcome.ENCRYPTED, Optional.empty());
            Shown is = good.shown().orElseThrow();
            Shown odd = new Shown(
                    is.thumbprint(),
                    is.sha256(),
                    "CN=" + "x".repeat(9_000),
                    is.issuer(),
                    is.names(),
                    is.validity(),
                    new KeyInfo("1.2".repeat(60), 0),
                    is.keySha256(),
                    "P".repeat(500),
                    "C".repeat(500),
                    is.chain(),
                    is.certificateId(),
                    is.faults());
            sightings.append(List.of(of(good, NOW, Sighting.Outcome.ENCRYPTED, odd)), Map.of(), NOW);
            sightings.append(List.of(of(good, NOW.plusSeconds(9), Sighting.Outcome.ENCRYPTED, odd)), Map.of(), NOW);
            assertThat(sightings.of(recorder.id(), 10)).singleElement().satisfies(kept -> {
                Shown shown = kept.shown().orElseThrow();
                assertThat(shown.key().algorithm()).hasSize(40);
                assertThat(shown.protocol()).hasSize(40);
                assertThat(shown.cipher()).hasSize(100);
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_certificate_that_no_sighting_names_any_more_is_forgotten(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Computer recorder = recorder(portal);
            Sightings sightings = new Sightings(portal.database().db(), portal.siteId());
            Sighting old = seen(recorder, NOW, Sighting.Outcome.ENCRYPTED, Optional.empty());
            Sighting plain = seen(recorder, NOW.plusSeconds(60), Sighting.Outcome.PLAIN, Optional.empty());
            sightings.append(List.of(old), Map.of(SHA256, new byte[] {48, 0}), NOW);
            sightings.append(List.of(plain), Map.of(), NOW);
            sightings.prune(NOW);
            assertThat(sightings.certificate(SHA256)).isPresent();
            sightings.prune(NOW.plusSeconds(30));
            assertThat(sightings.certificate(SHA256)).isEmpty();
        }
    }

    private static Sighting of(Sighting like, Instant at, Sighting.Outcome outcome, Shown shown) {
        return new Sighting(
                UUID.randomUUID(),
                like.computerId(),
                like.generation(),
                like.role(),
                like.slot(),
                like.port(),
                at,
                like.seenFrom(),
                outcome,
                Optional.of(shown),
                like.skew(),
                like.detail());
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
