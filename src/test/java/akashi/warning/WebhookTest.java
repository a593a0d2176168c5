package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.warning.WarningKind;
import akashi.core.warning.WarningLevel;
import akashi.store.Channels;
import akashi.store.Outbox;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Webhooks against servers that fail, hang and lead elsewhere. */
class WebhookTest {

    private static final Duration TIME = Duration.ofSeconds(2);

    @Test
    void a_server_that_fails_twice_gets_the_same_message_a_third_time_signed_and_once() throws Exception {
        try (Harness harness = new Harness().ending()) {
            String secret = harness.webhook("WEBHOOK", harness.listening(call -> call < 2 ? 503 : 200));
            assertThat(secret).startsWith("whsec_");
            harness.portal().portal().lookForWarnings();
            Harness.Call first = harness.next();
            Outbox.Item failed =
                    harness.last(item -> item.attempts() == 1 && item.answer().isPresent());
            assertThat(failed.answer().orElseThrow()).startsWith("HTTP 503");
            for (int again = 2; again <= 3; again++) {
                harness.portal().portal().lookForWarnings();
                harness.settled();
                assertThat(harness.calls).as("not before the pause is over").isEmpty();
                harness.portal().clock().advance(Duration.ofMinutes(3));
                harness.portal().portal().lookForWarnings();
                Harness.Call call = harness.next();
                assertThat(call.id()).isEqualTo(first.id());
                assertThat(call.signature()).isEqualTo(signature(secret, call));
                int attempts = again;
                harness.last(item -> item.attempts() == attempts
                        && (item.state() == Outbox.State.SENT
                                || item.nextTryAt()
                                        .isAfter(harness.portal().clock().instant())));
            }
            harness.last(item -> item.state() == Outbox.State.SENT);
            harness.portal().clock().advance(Duration.ofHours(1));
            harness.portal().portal().lookForWarnings();
            assertThat(harness.settled()).as("told once").isEqualTo(1);
            assertThat(harness.calls).isEmpty();
            JsonNode body = new ObjectMapper().readTree(first.body());
            assertThat(body.at("/warnings/0/kind").textValue()).isEqualTo("LEAF");
            assertThat(body.at("/warnings/0/text").textValue()).contains("rec-01");
        }
    }

    private static String signature(String secret, Harness.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        String signed = call.id() + "." + call.timestamp() + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_test_button_shows_the_answer_escaped_and_without_the_secret_address() {
        try (Harness harness = new Harness()) {
            String address = harness.listening(call -> 418);
            harness.webhook("SLACK", address);
            Browser admin = harness.quay.admin();
            String id = admin.get("/settings/warnings")
                    .html()
                    .select("form[action$=/test]")
                    .attr("action");
            Browser.Page page = admin.post(id);
            assertThat(page.html().text()).contains("did not take it", "HTTP 418 <b>said</b> •••");
            assertThat(page.text()).doesNotContain("tok3n-of-mine");
            assertThat(new ObjectMapper().valueToTree(harness.next().body()).toString())
                    .contains("This is a test");
            for (String path : new String[] {"/settings/warnings", "/audit", "/warnings"}) {
                assertThat(admin.get(path).text()).as(path).doesNotContain("tok3n-of-mine");
            }
        }
    }

    @Test
    void a_redirect_is_not_followed() {
        try (Harness harness = new Harness()) {
            String address = harness.listening(call -> 302);
            Reply reply = new WebPost(TIME)
                    .send(URI.create(address), Optional.empty(), UUID.randomUUID(), "{}", Instant.EPOCH);
            assertThat(reply.delivered()).isFalse();
            assertThat(reply.said()).startsWith("HTTP 302");
            assertThat(harness.calls).hasSize(1);
        }
    }

    @Test
    void a_server_that_never_answers_is_left_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/x");
            Reply reply = new WebPost(TIME).send(address, Optional.empty(), UUID.randomUUID(), "{}", Instant.EPOCH);
            assertThat(reply.delivered()).isFalse();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments("a private address, encrypted", "10.1.2.3", true, true),
                arguments("a private address, plain", "192.168.1.2", false, true),
                arguments("this computer, plain", "127.0.0.1", false, true),
                arguments("a public address, encrypted", "192.0.2.7", true, true),
                arguments("a public address, plain", "192.0.2.7", false, false),
                arguments("the metadata service", "169.254.169.254", true, false),
                arguments("the metadata service inside IPv6", "::ffff:169.254.169.254", true, false),
                arguments("the metadata service behind NAT64", "64:ff9b::a9fe:a9fe", true, false),
                arguments("the metadata service behind 6to4", "2002:a9fe:a9fe::1", true, false),
                arguments("the metadata service in IPv6", "fd00:ec2::254", true, false),
                arguments("another metadata service", "100.100.100.200", true, false),
                arguments("a link-local address in IPv6", "fe80::1", true, false),
                arguments("every address of this computer", "0.0.0.0", true, false),
                arguments("a group", "224.0.0.1", true, false),
                arguments("everybody", "255.255.255.255", true, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void where_a_webhook_may_lead(String name, String address, boolean encrypted, boolean allowed) throws Exception {
        assertThat(WebTarget.mayCall(InetAddress.getByName(address), encrypted)).isEqualTo(allowed);
    }

    @Test
    void a_forbidden_address_is_not_connected_to_and_what_is_no_address_is_told_beside_the_field() {
        Reply reply = new WebPost(TIME)
                .send(
                        URI.create("http://169.254.169.254/latest"),
                        Optional.empty(),
                        UUID.randomUUID(),
                        "{}",
                        Instant.EPOCH);
        assertThat(reply.delivered()).isFalse();
        assertThat(reply.said()).contains("not called");
        try (Harness harness = new Harness()) {
            assertThat(refused(harness, "http://8.8.8.8/x")).contains("8.8.8.8 is a public address", "Use https://");
            assertThat(refused(harness, "https://169.254.169.254/x")).contains("Nothing is sent to 169.254.169.254");
            assertThat(refused(harness, "http://[fe80::1]/x")).contains("Nothing is sent to fe80::1");
            for (String wrong : new String[] {
                "ftp://x/y",
                "https://user:pw@x/",
                "file:///etc/passwd",
                "x y",
                "https:",
                "https://x:99999/",
                "https://x:0/"
            }) {
                assertThat(harness.quay
                                .admin()
                                .post("/settings/warnings/web", "shape", "TEAMS", "url", wrong, "webLang", "en")
                                .status())
                        .as(wrong)
                        .isEqualTo(422);
            }
        }
    }

    private static String refused(Harness harness, String address) {
        Browser.Page page =
                harness.quay.admin().post("/settings/warnings/web", "shape", "TEAMS", "url", address, "webLang", "en");
        assertThat(page.status()).as(address).isEqualTo(422);
        return page.html().select("#e-url").text();
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments(
                        "the end of a long path",
                        "https://hooks.example/services/T01/abcdefgh",
                        "https://hooks.example/…efgh"),
                arguments("no more than a quarter", "https://hooks.example/abcdefg", "https://hooks.example/…fg"),
                arguments("nothing of what is short", "https://hooks.example/a", "https://hooks.example"),
                arguments("the end of a question", "http://10.0.0.1:81/hook?key=12345678", "http://10.0.0.1:81/…5678"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void what_a_webhook_is_called(String name, String address, String shown) {
        assertThat(WebTarget.shown(URI.create(address))).isEqualTo(shown);
    }

    @Test
    void why_nothing_came_back_is_said_in_words() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/x");
            assertThat(why(address)).isEqualTo("warning.web.failed.time");
        }
        assertThat(why(URI.create("http://127.0.0.1:1/x"))).isEqualTo("warning.web.failed.refused");
        assertThat(why(URI.create("http://169.254.169.254/x"))).isEqualTo("warning.web.failed.forbidden");
    }

    private static String why(URI address) {
        Reply reply = new WebPost(Duration.ofMillis(300))
                .send(address, Optional.empty(), UUID.randomUUID(), "{}", Instant.EPOCH);
        return reply.failed().orElseThrow().key();
    }

    @Test
    void an_address_that_no_client_takes_is_a_failed_attempt() {
        Reply reply = new WebPost(TIME)
                .send(URI.create("http://127.0.0.1:99999/x"), Optional.empty(), UUID.randomUUID(), "{}", Instant.EPOCH);
        assertThat(reply.delivered()).isFalse();
    }

    @Test
    void a_card_leads_to_each_warning_and_stays_below_what_teams_takes() throws IOException {
        Letter.Line line = new Letter.Line(
                WarningKind.LEAF,
                WarningLevel.SOON,
                "1",
                "x".repeat(300) + " 期限",
                Optional.of("https://portal.example/certificates/1"));
        Letter letter = new Letter("warnings", "S", "lead", Collections.nCopies(100, line), left -> left + " more");
        String teams = WebShape.of(Channels.Kind.TEAMS, UUID.randomUUID(), letter, Instant.EPOCH);
        assertThat(teams.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(28_000);
        JsonNode blocks = new ObjectMapper().readTree(teams).at("/attachments/0/content/body");
        assertThat(blocks.get(2).get("text").textValue()).contains("](https://portal.example/certificates/1)");
        assertThat(blocks.get(blocks.size() - 1).get("text").textValue())
                .isEqualTo(100 - (blocks.size() - 3) + " more");
        assertThat(blocks.size()).isGreaterThan(40);
    }

    @Test
    void slack_and_teams_get_their_own_shapes() throws IOException {
        Letter letter = new Letter("test", "S", "a <b> & c", List.of(), left -> "f");
        String slack = WebShape.of(Channels.Kind.SLACK, UUID.randomUUID(), letter, Instant.EPOCH);
        assertThat(new ObjectMapper().readTree(slack).get("text").textValue()).contains("a &lt;b&gt; &amp; c");
        String teams = WebShape.of(Channels.Kind.TEAMS, UUID.randomUUID(), letter, Instant.EPOCH);
        JsonNode card = new ObjectMapper().readTree(teams).at("/attachments/0");
        assertThat(card.get("contentType").textValue()).isEqualTo("application/vnd.microsoft.card.adaptive");
        assertThat(card.at("/content/body/1/text").textValue()).isEqualTo("a <b> & c");
    }
}
