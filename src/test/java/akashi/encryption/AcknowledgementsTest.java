package akashi.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.store.ChangeSets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked before switches take effect: the same on the page, of the act and of a program. */
class AcknowledgementsTest {

    private static final List<String> HOSTS = List.of("mgmt-01", "rec-01", "mob-01");

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("all is met", ready(), Slot.SERVER, true, List.of()),
                arguments(
                        "nobody confirmed that keys can be read",
                        site().told("CERTIFICATE_INSTALLED").trusting(10),
                        Slot.SERVER,
                        true,
                        List.of("KEY_READABLE")),
                arguments(
                        "nobody confirmed anything",
                        site(),
                        Slot.SERVER,
                        true,
                        List.of("INSTALLED", "TRUSTED", "KEY_READABLE")),
                arguments(
                        "four of ten clients trust the CA: counted, never refused",
                        installed().trusting(4),
                        Slot.SERVER,
                        true,
                        List.of()),
                arguments(
                        "clients are known not to trust the CA",
                        installed().trusting(0),
                        Slot.SERVER,
                        true,
                        List.of("LOGIN_TRUST")),
                arguments(
                        "an integration is too old for encrypted streams",
                        ready(),
                        Slot.STREAMING,
                        true,
                        List.of("RECENT_CLIENTS")),
                arguments("the pair goes off", encrypted(), Slot.SERVER, false, List.of()),
                arguments("streams go off", encrypted(), Slot.STREAMING, false, List.of()),
                arguments("the mobile server goes off", encrypted(), Slot.MOBILE, false, List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void what_is_asked_is_asked_everywhere(
            String sentence, Fixture fixture, Slot slot, boolean on, List<String> asked) {
        try (TestPortal portal = TestPortal.start().plant(fixture.sites)) {
            portal.clock().set(Sites.NOW);
            UUID id = portal.run(new SaveChange(List.of(turn(portal, slot, on)), true));
            Browser admin = portal.admin();
            Page page = admin.get("/encryption/" + id);
            assertThat(page.html().select("input[name=ack]").eachAttr("value")).containsExactlyElementsOf(asked);
            assertThat(page.html().select("#asked").text()).contains(said(asked, on));
            assertThat(page.html().select("#change").text().contains("What is lost"))
                    .isEqualTo(!on);

            theActRefuses(portal, id, asked);
            aProgramIsRefused(portal, id, asked);
            if (!asked.isEmpty()) {
                aPageWithoutTicksComesBack(admin, id, asked);
            }
            aPageWithTicksGoes(portal, admin, id, asked);
        }
    }

    @Test
    void a_line_that_is_only_counted_stands_on_the_page_without_a_box() {
        try (TestPortal portal = TestPortal.start().plant(installed().trusting(4).sites)) {
            portal.clock().set(Sites.NOW);
            UUID id = portal.run(new SaveChange(List.of(turn(portal, Slot.SERVER, true)), true));
            Page page = portal.admin().get("/encryption/" + id);
            assertThat(page.text()).contains("Clients that log in trust the CA");
            assertThat(page.html().select("input[required]")).isEmpty();
            assertThat(page.html().select("#asked").text()).contains("counted and holds nothing up");
        }
    }

    private static String said(List<String> asked, boolean on) {
        if (!asked.isEmpty()) {
            return "for your word before it goes";
        }
        return on ? "Nothing has to be acknowledged" : "switching off is never held up";
    }

    private static void theActRefuses(TestPortal portal, UUID id, List<String> asked) {
        if (!asked.isEmpty()) {
            Fault.Refused refused =
                    Assertions.catchThrowableOfType(Fault.Refused.class, () -> portal.run(new Go(id, List.of())));
            assertThat(refused.refusals()).extracting(Refusal::rule).containsExactlyElementsOf(asked);
        }
    }

    private static void aProgramIsRefused(TestPortal portal, UUID id, List<String> asked) {
        if (!asked.isEmpty()) {
            Page answer = portal.script(Access.ADMIN).json("/api/v1/changes/" + id + "/go", "{}");
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.text()).contains(asked).contains("acknowledge");
            assertThat(state(portal, id)).isEqualTo(ChangeSet.State.PLANNED);
        }
    }

    private static void aPageWithoutTicksComesBack(Browser admin, UUID id, List<String> asked) {
        String path = "/encryption/" + id;
        Page back = admin.submit(path, path + "/go", "by-" + asked.get(0), "Mori of the night shift");
        assertThat(back.status()).isEqualTo(422);
        asked.forEach(rule ->
                assertThat(back.html().select("#e-ack-" + rule).text()).as(rule).contains("Tick this line"));
        assertThat(back.html().select("#f-by-" + asked.get(0)).val()).isEqualTo("Mori of the night shift");
    }

    private static void aPageWithTicksGoes(TestPortal portal, Browser admin, UUID id, List<String> asked) {
        String path = "/encryption/" + id;
        List<String> fields = new ArrayList<>();
        admin.get(path).hidden(path + "/go").forEach((name, value) -> fields.addAll(List.of(name, value)));
        asked.forEach(rule -> fields.addAll(List.of("ack", rule, "note-" + rule, "looked at each")));
        assertThat(admin.post(path + "/go", fields.toArray(String[]::new)).status())
                .isEqualTo(303);
        assertThat(state(portal, id)).isEqualTo(ChangeSet.State.RUNNING);
        assertThat(changes(portal).acknowledgements(id))
                .extracting(ChangeSets.Acknowledgement::rule)
                .containsExactlyInAnyOrderElementsOf(asked);
    }

    private static ChangeSet.State state(TestPortal portal, UUID id) {
        return changes(portal).find(id).orElseThrow().state();
    }

    private static ChangeSets changes(TestPortal portal) {
        return new ChangeSets(portal.database().db(), portal.actor().siteId());
    }

    private static Turn turn(TestPortal portal, Slot slot, boolean on) {
        UUID computer = portal.site().computers().stream()
                .filter(c -> c.slots().contains(slot))
                .findFirst()
                .orElseThrow()
                .id();
        return new Turn(computer, slot, on);
    }

    private static Fixture site() {
        return new Fixture(plain().withAuthority().issueAll());
    }

    private static Sites plain() {
        return Sites.withRecorders(1).computer("mob-01", Role.MOBILE).clients(ClientKind.MIP_INTEGRATION, 1, "2018 R3");
    }

    private static Fixture ready() {
        return installed().trusting(10);
    }

    /** Who trusts is told once, so that nothing hangs on which of two answers of one moment counts. */
    private static Fixture installed() {
        return site().told("CERTIFICATE_INSTALLED").told("KEY_READABLE");
    }

    private static Fixture encrypted() {
        return new Fixture(plain().encrypted());
    }

    /** A site whose facts are told one kind after the other. */
    private record Fixture(Sites sites) {

        Fixture told(String fact) {
            for (String host : HOSTS) {
                for (Slot slot : host.startsWith("mgmt") ? List.of(Slot.SERVER, Slot.EVENT) : slots(host)) {
                    sites.tell(Fact.valueOf(fact), host, slot, true);
                }
            }
            return this;
        }

        private static List<Slot> slots(String host) {
            return List.of(Slot.SERVER, host.startsWith("rec") ? Slot.STREAMING : Slot.MOBILE);
        }

        Fixture trusting(int clients) {
            HOSTS.forEach(host -> sites.trusted(host, true));
            sites.trusted(ClientKind.SMART_CLIENT, clients).trusted(ClientKind.MIP_INTEGRATION, 1);
            return this;
        }
    }
}
