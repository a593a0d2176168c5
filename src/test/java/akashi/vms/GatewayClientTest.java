package akashi.vms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.PeerTrust;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Gateways that are slow, old, broken or something else. */
class GatewayClientTest {

    private static final String RECORDERS = "/api/rest/v1/recordingServers";
    private static final Login READER = new Login(Login.Kind.BASIC, StandIn.USER, Password.of(StandIn.PASSWORD));

    private static Answers read(StandIn gateway, Duration time) {
        GatewayClient client = new GatewayClient(
                GatewayAddress.typed(gateway.address("http", "127.0.0.1")),
                PeerTrust.of(List.of(), Set.of()),
                Deadline.in(time));
        return Answers.of(client, client.signIn(READER));
    }

    private static String refusal(StandIn gateway) {
        Fault.BadInput refused =
                catchThrowableOfType(Fault.BadInput.class, () -> read(gateway, Duration.ofSeconds(20)));
        return refused.errors().get(0).message().key();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("a web page", 200, "<!doctype html><title>Sign in</title>", "vms.html"),
                arguments("half a page", 200, "{\"array\":[{\"displayName\":\"rec", "vms.half"),
                arguments("nothing", 200, "", "vms.no-list"),
                arguments("another shape", 200, "{\"data\":{}}", "vms.no-list"),
                arguments("a list that is a text", 200, "{\"array\":\"rec-01\"}", "vms.no-list"),
                arguments("no right to read", 403, "{}", "vms.not-allowed"),
                arguments("trouble", 500, "{\"error\":{}}", "vms.status"),
                arguments("somebody else's address", 302, "", "vms.status"));
    }

    @ParameterizedTest(name = "{0} is told")
    @MethodSource("wrong")
    void a_wrong_answer_is_told(String what, int status, String body, String key) {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            gateway.says(RECORDERS, exchange -> {
                exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
                StandIn.send(exchange, status, body);
            });
            assertThat(refusal(gateway)).isEqualTo(key);
        }
    }

    @Test
    void a_wrong_password_and_a_server_without_gateway_are_told_apart() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            gateway.says("/API/IDP/connect/token", exchange -> StandIn.send(exchange, 400, "{}"));
            assertThat(refusal(gateway)).isEqualTo("vms.sign-in");
            gateway.says("/API/IDP/connect/token", exchange -> StandIn.send(exchange, 404, "<html>"));
            assertThat(refusal(gateway)).isEqualTo("vms.no-gateway");
            gateway.says("/API/IDP/connect/token", exchange -> StandIn.send(exchange, 200, "{\"access_token\":7}"));
            assertThat(refusal(gateway)).isEqualTo("vms.no-token");
        }
    }

    @Test
    void a_gateway_that_never_answers_ends_with_the_deadline() {
        CountDownLatch end = new CountDownLatch(1);
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            gateway.says(RECORDERS, exchange -> {
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            Fault.BadInput late =
                    catchThrowableOfType(Fault.BadInput.class, () -> read(gateway, Duration.ofMillis(700)));
            assertThat(late.errors().get(0).message().key()).isEqualTo("vms.late");
        } finally {
            end.countDown();
        }
    }

    @Test
    void nobody_at_the_address_is_told() {
        StandIn gone = StandIn.plain(Told.harbour());
        gone.close();
        assertThat(refusal(gone)).isEqualTo("vms.refused");
    }

    @Test
    void ten_thousand_recorders_come_page_by_page() {
        try (StandIn gateway = StandIn.plain(Told.withRecorders(10_000))) {
            Answers answers = read(gateway, Duration.ofSeconds(60));
            assertThat(answers.recorders()).hasSize(10_000);
            assertThat(InventoryList.of(answers).servers()).hasSize(10_005);
        }
    }

    @Test
    void a_server_that_knows_no_pages_does_not_go_on_for_ever() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            String hundred =
                    String.join(",", Told.withRecorders(100).collections().get("recordingServers"));
            gateway.says(RECORDERS, exchange -> StandIn.send(exchange, 200, "{\"array\":[" + hundred + "]}"));
            assertThat(read(gateway, Duration.ofSeconds(20)).recorders()).hasSize(100);
        }
    }

    @Test
    void items_of_the_wrong_type_become_rows_that_are_told_not_servers() {
        Told odd = Told.harbour().with("recordingServers", List.of("7", "{\"hostName\":[1],\"webServerUri\":{}}"));
        try (StandIn gateway = StandIn.plain(odd)) {
            InventoryList list = InventoryList.of(read(gateway, Duration.ofSeconds(20)));
            assertThat(list.servers()).extracting(FoundServer::computer).contains("");
            assertThat(new String(list.csv(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("#ROLES ");
        }
    }

    @ParameterizedTest(name = "{0} is refused")
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "ftp://mgmt-01",
                "https://",
                "https://user@mgmt-01",
                "https://mgmt-01:99999",
                "mgmt 01",
                "https://a?b"
            })
    void an_address_that_is_none(String typed) {
        assertThat(catchThrowableOfType(Fault.BadInput.class, () -> GatewayAddress.typed(typed)))
                .isNotNull();
    }

    @ParameterizedTest(name = "{0} is never asked")
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "[fd00:ec2::254]",
                "[64:ff9b::a9fe:a9fe]",
                "0.0.0.0"
            })
    void addresses_where_no_management_server_can_be(String host) {
        assertThat(catchThrowableOfType(
                        Fault.BadInput.class,
                        () -> GatewayAddress.typed("http://" + host).checkReachable()))
                .isNotNull();
    }
}
