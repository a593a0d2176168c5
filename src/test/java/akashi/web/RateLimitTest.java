package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestClock;
import akashi.TestPortal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final TestClock clock = new TestClock(TestPortal.NOW);
    private final RateLimit limit = new RateLimit(clock);

    private void empty(String address) {
        for (int i = 0; i < RateLimit.BURST; i++) {
            assertThat(limit.take(address)).isTrue();
        }
    }

    @Test
    void a_burst_passes_and_the_next_one_has_to_wait() {
        empty("10.0.0.7");
        assertThat(limit.take("10.0.0.7")).isFalse();
    }

    @Test
    void another_address_does_not_notice() {
        empty("10.0.0.7");
        assertThat(limit.take("10.0.0.8")).isTrue();
    }

    @Test
    void as_many_pass_as_were_refilled() {
        empty("10.0.0.7");
        clock.advance(Duration.ofMillis(50));
        for (int i = 0; i < RateLimit.A_SECOND / 20; i++) {
            assertThat(limit.take("10.0.0.7")).isTrue();
        }
        assertThat(limit.take("10.0.0.7")).isFalse();
    }

    @Test
    void so_many_are_served_at_once_and_one_more_when_one_is_done() {
        for (int i = 0; i < RateLimit.AT_ONCE; i++) {
            assertThat(limit.enter("10.0.0.7")).isTrue();
        }
        assertThat(limit.enter("10.0.0.7")).isFalse();
        assertThat(limit.enter("10.0.0.8")).isTrue();
        limit.leave("10.0.0.7");
        assertThat(limit.enter("10.0.0.7")).isTrue();
        assertThat(limit.enter("10.0.0.7")).isFalse();
    }

    @Test
    void a_clock_that_was_set_back_shuts_nobody_out_for_longer() {
        empty("10.0.0.7");
        clock.advance(Duration.ofDays(-1));
        assertThat(limit.take("10.0.0.7")).isFalse();
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        assertThat(limit.take("10.0.0.7")).isTrue();
    }

    @Test
    void who_asks_too_often_is_told_to_wait_and_the_portals_own_computer_is_not()
            throws IOException, InterruptedException {
        try (TestPortal portal = TestPortal.start()) {
            HttpClient client = HttpClient.newHttpClient();
            URI alive = portal.address().resolve("/healthz");
            for (int i = 0; i < RateLimit.BURST; i++) {
                assertThat(fromOutside(client, alive).statusCode()).isEqualTo(200);
            }
            HttpResponse<String> refused = fromOutside(client, alive);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.body()).contains("Too many requests");
            assertThat(new Browser(portal.address()).get("/healthz").status()).isEqualTo(200);
            portal.clock().advance(Duration.ofSeconds(1));
            assertThat(fromOutside(client, alive).statusCode()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> fromOutside(HttpClient client, URI uri)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri)
                        .header("X-Forwarded-For", "192.0.2.7")
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
