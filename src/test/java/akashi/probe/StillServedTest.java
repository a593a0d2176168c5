package akashi.probe;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A certificate that was renewed, the new one told to be installed, while a port goes on showing the old one. */
class StillServedTest {

    private Quay quay;
    private Browser admin;
    private Certificate old;
    private Certificate fresh;

    @BeforeEach
    void renew() {
        quay = Quay.withRecorders(1).ca().wanted();
        admin = quay.admin();
        old = quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        fresh = quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        tellInstalled(fresh);
        quay.portal.clock().advance(Duration.ofMinutes(10));
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private void tellInstalled(Certificate certificate) {
        String fact = "{\"fact\": \"CERTIFICATE_INSTALLED\", \"computer\": \"rec-01.example.com\", "
                + "\"slot\": \"%s\", \"value\": true}";
        String told = certificate.slots().stream()
                .map(fact::formatted)
                .collect(Collectors.joining(", ", "{\"facts\": [", "]}"));
        assertThat(quay.portal.script(Access.ADMIN).json("/api/v1/facts", told).status() / 100)
                .isEqualTo(2);
    }

    private void probe(Certificate shows) {
        Instant now = quay.portal.clock().instant();
        Shown shown = new Shown(
                shows.thumbprint(),
                shows.sha256(),
                shows.subject(),
                "CN=Quay Root CA",
                List.of("rec-01.example.com"),
                shows.validity(),
                shows.key(),
                Optional.empty(),
                "TLSv1.3",
                "TLS_AES_256_GCM_SHA384",
                List.of(shows.sha256()),
                Optional.of(shows.id()),
                Set.of());
        Sighting seen = new Sighting(
                UUID.randomUUID(),
                quay.id("rec-01"),
                0,
                Role.RECORDING,
                Optional.of(Slot.SERVER),
                9001,
                now,
                Optional.empty(),
                Sighting.Outcome.ENCRYPTED,
                Optional.of(shown),
                Optional.empty(),
                "");
        quay.portal.run(new KeepSightings(List.of(seen), Map.of()));
    }

    private String page(Certificate certificate) {
        return admin.get("/certificates/" + certificate.id())
                .html()
                .select("main")
                .text();
    }

    private String revoking(Certificate certificate) {
        return admin.get("/certificates/" + certificate.id() + "/revoke")
                .html()
                .select("main")
                .text();
    }

    private Browser.Page retire(String name) {
        return admin.post(
                "/authorities/" + quay.authority(name).id() + "/end",
                "act",
                UUID.randomUUID().toString(),
                "end",
                "RETIRE");
    }

    @Test
    void it_may_be_revoked_when_nothing_shows_it() {
        assertThat(page(old)).contains("nothing stops when this one is revoked");
        assertThat(revoking(old)).contains("No computer is known to serve it");
    }

    @Test
    void it_is_in_use_as_long_as_a_port_shows_it() {
        probe(old);
        assertThat(page(old)).doesNotContain("nothing stops when this one is revoked");
        assertThat(revoking(old))
                .doesNotContain("No computer is known to serve it")
                .contains("rec-01");
        probe(fresh);
        assertThat(page(old)).contains("nothing stops when this one is revoked");
    }

    @Test
    void its_authority_is_not_retired_before() {
        probe(old);
        quay.portal.clock().advance(Duration.ofMinutes(10));
        quay.pair("FREE");
        Authority next = quay.authority("Quay Root");
        admin.submit(
                "/facts?fact=CA_TRUSTED&authority=" + next.id(),
                "/facts",
                "fact",
                "CA_TRUSTED",
                "authority",
                next.id().toString(),
                "everyone",
                "true",
                "value",
                "true");
        Certificate moved = quay.issue("rec-01");
        assertThat(moved.authorityId()).hasValue(quay.authority("Quay Issuing").id());
        Browser.Page refused = retire("Quay Root CA");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("rec-01.example.com");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        tellInstalled(moved);
        assertThat(retire("Quay Root CA").status()).as("a port still shows it").isEqualTo(409);
        probe(moved);
        assertThat(retire("Quay Root CA").status()).isEqualTo(303);
    }
}
