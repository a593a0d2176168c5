package akashi.vms;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page on which an administrator reads the inventory from the VMS. */
class VmsPagesTest {

    private TestPortal portal;
    private Browser admin;

    @BeforeEach
    void open() {
        portal = TestPortal.start();
        admin = portal.admin().in("en");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Browser.Page read(StandIn gateway, String scheme, String host, String... more) {
        return read(gateway.address(scheme, host), new byte[0], more);
    }

    private Browser.Page read(String address, byte[] ca, String... more) {
        Map<String, String> fields = new java.util.LinkedHashMap<>(Map.of(
                "address",
                address,
                "kind",
                "BASIC",
                "user",
                StandIn.USER,
                "password",
                StandIn.PASSWORD,
                "plain",
                "true"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.addAll(List.of(name, value)));
        return admin.upload("/vms", "ca", "root.cer", ca, pairs.toArray(String[]::new));
    }

    private void take(Browser.Page list) {
        Browser.Page preview = admin.get(list.location());
        String plan = preview.html().selectFirst("input[name=plan]").val();
        assertThat(admin.post(list.location(), "plan", plan).status()).isEqualTo(303);
    }

    private Server server(String computer) {
        return portal.site().computerCalled(computer).orElseThrow().servers().get(0);
    }

    @Test
    void a_vms_that_tells_of_no_servers_takes_nothing_away() {
        Told nothing = Told.harbour();
        for (String list : List.of("sites", "recordingServers", "failoverRecorders", "registeredServices", "servers")) {
            nothing = nothing.with(list, List.of());
        }
        try (StandIn full = StandIn.plain(Told.harbour());
                StandIn gateway = StandIn.plain(nothing)) {
            take(read(full, "http", "127.0.0.1"));
            Browser.Page answer = read(gateway, "http", "127.0.0.1");
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains("The VMS told of no servers. Has this user the role Administrators");
        }
    }

    @Test
    void what_the_vms_has_is_looked_at_and_taken_in_and_read_again() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            Browser.Page list = read(gateway, "http", "127.0.0.1");
            assertThat(list.status()).as(list.text()).isEqualTo(303);
            assertThat(admin.get(list.location()).text()).contains("rec-02.example.com", "fo-01.example.com");
            assertThat(portal.site().computers()).isEmpty();
            take(list);

            assertThat(portal.site().computers())
                    .extracting(computer -> computer.label() + " "
                            + computer.servers().stream()
                                    .map(server -> server.role().name())
                                    .toList()
                            + " " + computer.active())
                    .containsExactlyInAnyOrder(
                            "mgmt-01.example.com [MANAGEMENT, EVENT] true",
                            "rec-01.example.com [RECORDING] true",
                            "rec-02.example.com [RECORDING] false",
                            "fo-01.example.com [FAILOVER_RECORDING] true",
                            "log-01.example.com [LOG] true",
                            "mob-01.example.com [MOBILE] true");
            assertThat(server("rec-02").ports().bySlot()).containsEntry(Slot.STREAMING, List.of(17563));
            assertThat(server("mgmt-01").account()).isPresent();

            Browser.Page again = read(gateway, "http", "127.0.0.1");
            assertThat(admin.get(again.location()).text()).contains("already as the VMS says");
        }
    }

    @Test
    void every_server_that_cannot_be_taken_is_a_row_with_its_reason() {
        Told odd = Told.harbour()
                .with(
                        "recordingServers",
                        List.of(
                                Told.recorder("rec-01", "https://rec-01.example.com:7563/", true),
                                Told.recorder("rec-01", "https://rec-01.example.com:7564/", true),
                                Told.recorder("rec-02", "http://rec-02.example.com:99999/", true),
                                Told.recorder("rec 03", "http://rec-03.example.com:7563/", true)));
        try (StandIn gateway = StandIn.plain(odd)) {
            Browser.Page preview = admin.get(read(gateway, "http", "127.0.0.1").location());
            assertThat(preview.html().select("#problems tbody tr"))
                    .hasSize(3)
                    .anySatisfy(row -> assertThat(row.text()).contains("rec-01.example.com stands in line"))
                    .anySatisfy(row -> assertThat(row.text()).contains("99999 is no port number"))
                    .anySatisfy(row -> assertThat(row.text()).contains("rec 03"));
            assertThat(preview.html().select("main").text())
                    .contains("correct it in the VMS", "Read it again")
                    .doesNotContain("the file", "another file");
        }
    }

    @Test
    void what_the_vms_says_of_streams_is_told_and_counts_as_told_only() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            take(read(gateway, "http", "127.0.0.1"));
            read(gateway, "http", "127.0.0.1");
            SwitchId switched = new SwitchId(
                    portal.site().computerCalled("rec-01").orElseThrow().id(), Slot.STREAMING);
            assertThat(portal.site().evidence().about(Fact.IN_EFFECT, switched.computerId(), Slot.STREAMING))
                    .get()
                    .satisfies(told -> {
                        assertThat(told.value()).isTrue();
                        assertThat(told.source().name()).isEqualTo("TOLD");
                    });
        }
    }

    @Test
    void servers_that_the_vms_cannot_tell_of_stay_when_the_rest_is_removed() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            take(read(gateway, "http", "127.0.0.1"));
            gateway.tells(Told.harbour().with("recordingServers", List.of()).without("registeredServices", "servers"));
            Browser.Page list = read(gateway, "http", "127.0.0.1");
            Browser.Page preview = admin.get(list.location() + "?remove=true");
            assertThat(preview.text()).contains("rec-01.example.com");
            String plan = preview.html().selectFirst("input[name=plan]").val();
            admin.post(list.location(), "plan", plan, "remove", "true");
            assertThat(portal.site().active())
                    .extracting(computer -> computer.shortLabel())
                    .containsExactlyInAnyOrder("mgmt-01", "fo-01", "log-01", "mob-01");
            assertThat(portal.site().computerCalled("mgmt-01").orElseThrow().has(Role.EVENT))
                    .isTrue();
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_password_but_is_shown_to_be_compared() {
        Vouched vouched = new Vouched();
        try (StandIn gateway = StandIn.encrypted(Told.harbour(), vouched.server())) {
            Browser.Page refused = read(gateway, "https", "localhost");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains(vouched.leaf.sha256());
            assertThat(refused.text()).doesNotContain(StandIn.PASSWORD);
            assertThat(gateway.requests()).isZero();

            assertThat(read(
                                    gateway,
                                    "https",
                                    "localhost",
                                    "pin",
                                    vouched.leaf.sha256().toUpperCase())
                            .status())
                    .isEqualTo(303);
            assertThat(read(gateway, "https", "localhost").status()).isEqualTo(422);
        }
    }

    @Test
    void a_ca_that_was_handed_in_vouches_for_the_right_name_alone_and_is_kept() {
        Vouched vouched = new Vouched();
        try (StandIn gateway = StandIn.encrypted(Told.harbour(), vouched.server())) {
            byte[] ca = vouched.root.der().toArray();
            assertThat(read(gateway.address("https", "127.0.0.1"), ca).text())
                    .contains(vouched.leaf.sha256())
                    .contains("it is for localhost, not for 127.0.0.1");
            assertThat(read(gateway.address("https", "127.0.0.1"), new byte[0]).text())
                    .as("nobody vouches for it")
                    .doesNotContain("it is for localhost");
            assertThat(read(gateway.address("https", "localhost"), ca).status()).isEqualTo(303);
            assertThat(read(gateway, "https", "localhost").status()).isEqualTo(303);
            assertThat(admin.get("/vms").text()).contains("VMS Root");
            assertThat(read(gateway, "https", "localhost", "forget", "true").status())
                    .isEqualTo(422);
        }
    }

    @Test
    void a_windows_user_proves_himself_to_the_identity_provider() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            assertThat(read(gateway, "http", "127.0.0.1", "kind", "WINDOWS", "user", Ntlm.USER)
                            .status())
                    .isEqualTo(303);
            Browser.Page wrong =
                    read(gateway, "http", "127.0.0.1", "kind", "WINDOWS", "user", Ntlm.USER, "password", "wrong");
            assertThat(wrong.text()).contains("refused this user or password");
        }
    }

    @Test
    void a_mistyped_password_does_not_cost_the_ca_certificate_that_was_handed_in() {
        Vouched vouched = new Vouched();
        try (StandIn gateway = StandIn.encrypted(Told.harbour(), vouched.server())) {
            byte[] ca = vouched.root.der().toArray();
            Browser.Page wrong = read(gateway.address("https", "localhost"), ca, "password", "wrong");
            assertThat(wrong.text()).contains("refused this user or password", "VMS Root");
            assertThat(wrong.html().selectFirst("input[name=user]").val()).isEqualTo(StandIn.USER);
            assertThat(admin.get("/audit").text()).contains("Kept how " + gateway.address("https", "localhost"));
            assertThat(read(gateway, "https", "localhost").status()).isEqualTo(303);
        }
    }

    @Test
    void a_ca_that_vouches_for_nobody_is_not_kept() {
        Vouched vouched = new Vouched();
        try (StandIn gateway = StandIn.encrypted(Told.harbour(), vouched.server())) {
            byte[] ca = vouched.root.der().toArray();
            assertThat(read(gateway.address("https", "127.0.0.1"), ca).status()).isEqualTo(422);
            assertThat(admin.get("/vms").text()).doesNotContain("VMS Root");
        }
    }

    @Test
    void a_server_that_asks_for_the_password_itself_gets_nothing() {
        List<String> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            gateway.says("/IDP/connect/token", exchange -> {
                heard.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"VMS\"");
                StandIn.send(exchange, 401, "{}");
            });
            assertThat(read(gateway, "http", "127.0.0.1", "kind", "WINDOWS", "user", Ntlm.USER)
                            .text())
                    .contains("refused this user or password");
            assertThat(heard).containsOnly("null");
        }
    }

    @Test
    void the_password_is_kept_nowhere() {
        try (StandIn gateway = StandIn.plain(Told.harbour())) {
            read(gateway, "http", "127.0.0.1");
            assertThat(admin.get("/vms")
                            .html()
                            .selectFirst("input[name=password]")
                            .val())
                    .isEmpty();
            assertThat(admin.get("/audit").text()).contains("as reader").doesNotContain(StandIn.PASSWORD);
            assertThat(portal.database().db().fetch("script").toString()).doesNotContain("Zirkus");
        }
    }
}
