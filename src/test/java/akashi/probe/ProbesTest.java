package akashi.probe;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.IpAddress;
import akashi.core.site.Observation;
import akashi.core.site.Server;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Sighting.Outcome;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.pki.Listener;
import akashi.pki.Papers;
import akashi.store.JobKind;
import akashi.store.JobProgress;
import akashi.store.Snapshots;
import akashi.store.StoredJobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the button to the evidence, over real listeners on loopback. */
class ProbesTest {

    private static final UUID REC_01 = Sites.id("computer rec-01");

    private final Listener encrypted = Listener.jdk(Papers.of("good"));
    private final Listener plain = Listener.peer(socket -> {
        socket.getInputStream().read();
        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Listener.await(socket);
    });
    private TestPortal portal;

    @BeforeEach
    void open() {
        portal = TestPortal.start()
                .plant(Sites.withRecorders(2)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll()
                        .change("rec-01", this::onLoopback)
                        .change("rec-02", this::onLoopback));
    }

    @AfterEach
    void close() {
        portal.close();
        encrypted.close();
        plain.close();
    }

    private Computer onLoopback(Computer c) {
        Server server = c.servers().get(0);
        return c.but()
                .addresses(List.of(new IpAddress("127.0.0.1")))
                .servers(List.of(new Server(
                        server.id(),
                        server.role(),
                        server.name(),
                        server.account(),
                        server.version(),
                        Map.of(Slot.SERVER, encrypted.port(), Slot.STREAMING, plain.port()))))
                .copy();
    }

    private JobProgress ended() {
        StoredJobs jobs = new StoredJobs(portal.database().db(), portal.actor().siteId());
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < end) {
            List<JobProgress> newest = jobs.newest(1);
            if (!newest.isEmpty() && newest.get(0).ended()) {
                return newest.get(0);
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("the run does not end");
    }

    private Sighting seen(Slot slot) {
        return portal.site().sightings().of(new SwitchId(REC_01, slot)).get(0);
    }

    private Optional<Observation> known(Fact fact, Slot slot) {
        return portal.site().evidence().about(fact, REC_01, slot);
    }

    @Test
    void the_button_asks_and_what_was_seen_becomes_evidence() {
        Browser admin = portal.admin();
        assertThat(admin.get("/probes").text()).contains("No server has been asked yet");
        assertThat(admin.submit("/servers/" + REC_01, "/probes").status()).isEqualTo(303);
        assertThat(ended().state()).isEqualTo(JobProgress.State.DONE);
        assertThat(seen(Slot.SERVER).outcome()).isEqualTo(Outcome.ENCRYPTED);
        assertThat(seen(Slot.SERVER).shown().orElseThrow().faults())
                .contains(ShownFault.UNTRUSTED_ROOT, ShownFault.UNKNOWN_ORIGIN);
        assertThat(seen(Slot.STREAMING).outcome()).isEqualTo(Outcome.PLAIN);
        assertThat(known(Fact.IN_EFFECT, Slot.SERVER).orElseThrow().value()).isTrue();
        assertThat(known(Fact.IN_EFFECT, Slot.SERVER).orElseThrow().source()).isEqualTo(Observation.Source.SEEN);
        assertThat(known(Fact.IN_EFFECT, Slot.STREAMING).orElseThrow().value()).isFalse();
        assertThat(admin.get("/probes?lang=en").text())
                .contains("comes from a CA that this site does not know", "not encrypted");
        assertThat(admin.get("/probes?computer=" + REC_01 + "&lang=ja").text()).contains("観測履歴");
        assertThat(admin.get("/servers/" + REC_01 + "?lang=en").text()).contains("not encrypted");
        assertThat(admin.get("/audit?lang=en").text()).contains("2 ports of one server answered; 1 of them encrypted");
    }

    @Test
    void a_script_asks_and_reads_and_the_helpdesk_may() {
        Browser script = portal.script(Access.HELPDESK);
        assertThat(script.json("/api/v1/probes", "{\"computers\":[\"rec-01.site.example\"]}")
                        .status())
                .isEqualTo(202);
        ended();
        Browser.Page answer = script.get("/api/v1/probes?computer=rec-01.site.example");
        assertThat(answer.text()).contains("\"outcome\":\"ENCRYPTED\"", "\"outcome\":\"PLAIN\"", "UNTRUSTED_ROOT");
        assertThat(script.json("/api/v1/probes", "{\"computers\":[\"nobody\"]}").status())
                .isEqualTo(422);
    }

    private Sighting showing(Certificate certificate, Instant at, Set<ShownFault> faults) {
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
                faults);
        return new Sighting(
                UUID.randomUUID(),
                REC_01,
                1,
                akashi.core.site.Role.RECORDING,
                Optional.of(Slot.SERVER),
                encrypted.port(),
                at,
                Optional.empty(),
                Outcome.ENCRYPTED,
                Optional.of(shown),
                Optional.empty(),
                "");
    }

    private Certificate issued() {
        Computer computer = portal.site().computer(REC_01).orElseThrow();
        return portal.site().newestFor(computer, Slot.SERVER).orElseThrow();
    }

    @Test
    void a_known_certificate_on_a_port_lies_in_the_store_unless_nothing_was_proven() {
        portal.clock().advance(Duration.ofMinutes(5));
        Instant now = portal.clock().instant();
        portal.run(new KeepSightings(List.of(showing(issued(), now, Set.of(ShownFault.OLD_PROTOCOL))), Map.of()));
        assertThat(known(Fact.CERTIFICATE_INSTALLED, Slot.SERVER)
                        .filter(fact -> fact.at().equals(now)))
                .isEmpty();
        portal.run(new KeepSightings(List.of(showing(issued(), now, Set.of())), Map.of()));
        Observation found = known(Fact.CERTIFICATE_INSTALLED, Slot.SERVER).orElseThrow();
        assertThat(found.source()).isEqualTo(Observation.Source.SEEN);
        assertThat(found.certificateId()).contains(issued().id());
    }

    @Test
    void it_repeats_by_itself_after_the_first_time_and_not_when_it_is_off() {
        Probes probes = new Probes(
                portal.database(),
                new Snapshots(portal.database()),
                portal.acts(),
                portal.clock(),
                new Prober(name -> List.of(), Duration.ofMillis(200), portal.clock()));
        StoredJobs jobs = new StoredJobs(portal.database().db(), portal.actor().siteId());
        probes.lookAfter();
        assertThat(jobs.newest(5)).isEmpty();
        begun(portal.clock().instant());
        portal.run(new SetSchedule(0, 90));
        portal.clock().advance(Duration.ofHours(7));
        probes.lookAfter();
        assertThat(jobs.newest(5)).isEmpty();
        portal.run(new SetSchedule(6, 90));
        probes.lookAfter();
        probes.lookAfter();
        assertThat(jobs.newest(5)).hasSize(1);
    }

    private void begun(Instant at) {
        Schedule.started(portal.database().db(), portal.actor().siteId(), UUID.randomUUID(), at);
    }

    @Test
    void a_run_that_began_by_a_clock_that_was_ahead_keeps_nobody_waiting() {
        Instant now = portal.clock().instant();
        begun(now.plus(Duration.ofDays(400)));
        Schedule schedule = Schedule.of(portal.database().db(), portal.actor().siteId());
        assertThat(schedule.due(now)).isTrue();
        begun(now);
        assertThat(Schedule.of(portal.database().db(), portal.actor().siteId()).due(now))
                .isFalse();
        portal.run(new SetSchedule(0, 90));
        begun(now.plus(Duration.ofDays(400)));
        assertThat(Schedule.of(portal.database().db(), portal.actor().siteId()).due(now))
                .isFalse();
    }

    @Test
    void a_small_site_that_is_being_asked_is_not_asked_twice_and_one_server_is_no_site() {
        StoredJobs jobs = new StoredJobs(portal.database().db(), portal.actor().siteId());
        JobKind<String> kind = new JobKind<>(StartingProbes.KIND, String.class, item -> null);
        Instant never = portal.clock().instant().plus(Duration.ofDays(9_000));
        UUID one = jobs.submit(portal.actor(), kind, List.of("one server"), item -> item, never);
        UUID site = jobs.submit(portal.actor(), kind, List.of("all of a small site"), item -> item, never);
        assertThat(portal.run(new StartProbes(List.of()))).isNotIn(one, site);
        Schedule.started(
                portal.database().db(),
                portal.actor().siteId(),
                site,
                portal.clock().instant());
        assertThat(portal.run(new StartProbes(List.of()))).isEqualTo(site);
    }

    @Test
    void hours_and_days_out_of_range_are_refused_beside_their_field() {
        Browser admin = portal.admin();
        assertThat(admin.submit("/settings/probes", "/settings/probes", "hours", "900", "days", "90")
                        .status())
                .isEqualTo(422);
        assertThat(admin.submit("/settings/probes", "/settings/probes", "hours", "12", "days", "30")
                        .status())
                .isEqualTo(303);
        assertThat(Schedule.of(portal.database().db(), portal.actor().siteId()).hours())
                .isEqualTo(12);
    }
}
