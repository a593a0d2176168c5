package akashi.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.store.Certificates;
import akashi.store.ClientGroups;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The helpdesk sends the check kit to a caller and hands in what comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckKitTest {

    private static final UUID GROUP = UUID.fromString("00000000-0000-0000-0000-0000000000c1");

    private static final String FORMAT = "This is not a receipt";
    private static final String UNREADABLE = "cannot be read";

    private Quay quay;
    private Browser helpdesk;
    private String der;

    @BeforeAll
    void open() {
        quay = Quay.withRecorders(1).ca().wanted().arrange((db, site) -> {
            ClientGroup group =
                    new ClientGroup(GROUP, ClientKind.SMART_CLIENT, "Control room", 2, Optional.empty(), List.of(), "");
            new ClientGroups(db, site).insert(group);
        });
        UUID certificate = quay.issue("rec-01").id();
        quay.arrange((db, site) -> der = Base64.getEncoder()
                .encodeToString(new Certificates(db, site).der(certificate).orElseThrow()));
        helpdesk = quay.portal.as(Access.HELPDESK);
    }

    @AfterAll
    void close() {
        quay.close();
    }

    @Test
    void the_page_offers_a_script_for_every_group_and_server_in_both_languages() {
        assertThat(helpdesk.get("/check-kit?lang=ja").text()).contains("確認キット");
        Browser.Page page = helpdesk.get("/check-kit?group=" + GROUP + "&lang=en");
        assertThat(page.html().select("#f-group option[selected]").eachText())
                .containsExactly("Control room (XProtect Smart Client)");
        assertThat(page.html().select("#f-computer option")).hasSize(3);
        Browser.Page file = helpdesk.get("/check-kit/akashi-check.ps1?group=" + GROUP);
        assertThat(file.header("Content-Disposition")).contains("akashi-check.ps1");
        assertThat(file.text()).contains(GROUP.toString());
        assertThat(helpdesk.get("/check-kit/akashi-check.ps1?group=" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_one_client_saw_is_known_of_its_group() {
        String connection = connection("rec-01", 7563, "STREAMING", "ENCRYPTED", "\"NameMismatch\"", der);
        assertThat(upload(receipt("WS-07", GROUP.toString(), roots(true), connection))
                        .status())
                .isEqualTo(303);
        Observation trust = quay.site().evidence().trust(GROUP, root().id()).orElseThrow();
        assertThat(trust.count()).isEqualTo(1);
        assertThat(trust.source()).isEqualTo(Observation.Source.RECEIPT);
        assertThat(upload(receipt("WS-08", GROUP.toString(), roots(true), "")).status())
                .isEqualTo(303);
        assertThat(quay.site()
                        .evidence()
                        .trust(GROUP, root().id())
                        .orElseThrow()
                        .count())
                .isEqualTo(2);
        Sighting seen = quay.site().sightings().of(quay.id("rec-01")).get(0);
        assertThat(seen.seenFrom()).contains(GROUP);
        Shown shown = seen.shown().orElseThrow();
        assertThat(shown.sha256())
                .as("in the case of certificates, or it never matches")
                .matches("[0-9a-f]{64}");
        assertThat(shown.has(ShownFault.WRONG_NAME)).isTrue();
        assertThat(shown.certificateId()).isPresent();
        assertThat(shown.protocol()).isEqualTo("TLSv1.2");
    }

    @Test
    void what_a_client_saw_proves_something_of_the_server_from_an_administrator_alone() {
        String connection = connection("mgmt-01", 9000, "SERVER", "ENCRYPTED", "\"NameMismatch\"", der);
        String receipt = receipt("WS-09", GROUP.toString(), "", connection);
        Browser.Page done = upload(receipt);
        assertThat(helpdesk.in("en").get(done.location()).text()).contains("an administrator has to hand that in");
        for (Fact fact : List.of(Fact.IN_EFFECT, Fact.CERTIFICATE_INSTALLED, Fact.KEY_READABLE)) {
            assertThat(about(fact)).as("anybody can write such a file").isEmpty();
        }
        assertThat(handIn(quay.portal.admin(), receipt).status()).isEqualTo(303);
        for (Fact fact : List.of(Fact.IN_EFFECT, Fact.CERTIFICATE_INSTALLED, Fact.KEY_READABLE)) {
            assertThat(about(fact)).map(Observation::source).contains(Observation.Source.RECEIPT);
        }
        String plain = connection.replace("ENCRYPTED", "PLAIN");
        assertThat(upload(receipt("WS-09", GROUP.toString(), "", plain)).status())
                .isEqualTo(303);
        assertThat(about(Fact.IN_EFFECT))
                .map(Observation::value)
                .as("as proven")
                .contains(true);
    }

    private Optional<Observation> about(Fact fact) {
        return quay.site().evidence().about(fact, quay.id("mgmt-01"), Slot.SERVER);
    }

    Stream<Arguments> refused() {
        String good = connection("rec-01", 7563, "STREAMING", "ENCRYPTED", "", der);
        String strangeCa = roots(true).replace(root().thumbprint().orElseThrow().value(), "CD".repeat(20));
        String fifty = String.join(",", Collections.nCopies(50, "\"" + der + "\""));
        return Stream.of(
                arguments("is no JSON", "{", FORMAT),
                arguments("is JSON of something else", "[1,2]", FORMAT),
                arguments("has a field nobody knows", client("", "").replace("\"by\"", "\"buy\""), FORMAT),
                arguments("is of a strange computer", receipt("laptop-7", "", "", ""), "not in the inventory"),
                arguments("is of a strange group", receipt("ws-07", der.substring(9, 40), "", ""), "does not have"),
                arguments("names no computer", receipt("not a name", GROUP.toString(), "", ""), "does not name"),
                arguments("knows a strange CA", client(strangeCa, ""), "No certificate with the thumbprint"),
                arguments("met a stranger", client("", good.replace("rec-01.", "bank-01.")), "not in the inventory"),
                arguments("met a strange port", client("", good.replace("7563", "22")), "shows no certificate"),
                arguments("ended like none", client("", good.replace("ENCRYPTED", "FINE")), FORMAT),
                arguments("shows no certificate", client("", good.replace(der, "AAAA")), UNREADABLE),
                arguments("shows no Base64", client("", good.replace(der, "%%%")), UNREADABLE),
                arguments("shows fifty", client("", good.replace("\"" + der + "\"", fifty)), UNREADABLE));
    }

    private static String client(String authorities, String connections) {
        return receipt("ws-07", GROUP.toString(), authorities, connections);
    }

    @ParameterizedTest(name = "a receipt that {0} is refused with the reason")
    @MethodSource("refused")
    void hostile(String name, String body, String reason) {
        Browser.Page answer = upload(body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().text()).contains(reason);
    }

    @Test
    void a_trainee_gets_no_script_and_hands_nothing_in() {
        Browser trainee = quay.portal.as(Access.TRAINEE);
        assertThat(trainee.get("/check-kit/akashi-check.ps1").status()).isEqualTo(403);
    }

    private Browser.Page upload(String body) {
        return handIn(helpdesk, body);
    }

    private static Browser.Page handIn(Browser by, String body) {
        return by.upload("/check-kit/receipts", "receipt", "r.json", body.getBytes(StandardCharsets.UTF_8));
    }

    private Authority root() {
        return quay.site().authorities().get(0);
    }

    private String roots(boolean trusted) {
        return "{\"thumbprint\":\"" + root().thumbprint().orElseThrow().value() + "\",\"store\":\"Root\",\"trusted\":"
                + trusted + "}";
    }

    private String connection(String host, int port, String slot, String outcome, String problems, String chain) {
        String name = quay.site().computerCalled(host).orElseThrow().label();
        return """
                {"computer":"%s","name":"%s","port":%d,"slot":"%s","outcome":"%s",
                 "protocol":"Tls12","cipher":"Aes256 256","problems":[%s],
                 "chain":["%s"],"error":""}""".formatted(name, name, port, slot, outcome, problems, chain);
    }

    private static String receipt(String computer, String group, String authorities, String connections) {
        return """
                {"receipt":"akashi-receipt 1","verb":"Check","undo":false,"computer":"%s","by":"DOM\\\\op","at":"%s",
                 "outcome":0,"certificates":[],"authorities":[%s],"intermediates":[],"switches":[],
                 "clientGroup":"%s","connections":[%s]}""".formatted(computer, just(), authorities, group, connections);
    }

    private static java.time.Instant just() {
        return TestPortal.NOW.minusSeconds(60);
    }
}
