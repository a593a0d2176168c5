package akashi.trust;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.ChangeSet;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receipt is a file that anybody can write: what it may say depends on who hands it in. */
class HandedInTest {

    private static final UUID REC_01 = Sites.id("computer rec-01");

    private TestPortal portal;

    @BeforeEach
    void open() {
        ChangeSet.Turn turn = new ChangeSet.Turn(REC_01, Slot.SERVER, true);
        portal = TestPortal.start()
                .plant(Sites.withRecorders(1)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll()
                        .running(new ChangeSet(
                                UUID.randomUUID(), 1, ChangeSet.State.RUNNING, List.of(turn), "admin", Sites.NOW)));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Import", "Apply"})
    void the_helpdesk_hands_in_no_receipt_of_an_installation(String verb) {
        String receipt = receipt(verb, TestPortal.NOW.toString());
        assertThat(upload(portal.as(Access.HELPDESK), receipt).status()).isEqualTo(403);
        assertThat(portal.script(Access.HELPDESK)
                        .json("/api/v1/receipts", receipt)
                        .status())
                .isEqualTo(403);
        assertThat(about(Fact.KEY_READABLE)).isEmpty();
        assertThat(upload(portal.admin(), receipt).status()).isEqualTo(303);
        assertThat(about(Fact.KEY_READABLE)).map(Observation::value).contains(true);
    }

    @Test
    void a_check_of_the_helpdesk_passes_no_gate_and_closes_no_change_until_an_administrator_hands_it_in() {
        Browser helpdesk = portal.as(Access.HELPDESK).in("en");
        String receipt = receipt("Check", TestPortal.NOW.toString());
        Browser.Page done = upload(helpdesk, receipt);
        assertThat(done.status()).isEqualTo(303);
        assertThat(helpdesk.get(done.location()).text()).contains("an administrator has to hand that in");
        for (Fact fact : List.of(Fact.CERTIFICATE_INSTALLED, Fact.KEY_READABLE, Fact.IN_EFFECT)) {
            assertThat(about(fact)).isEmpty();
        }
        assertThat(portal.site().changes()).hasSize(1);
        assertThat(upload(helpdesk, receipt).status()).as("the same again").isEqualTo(409);
        assertThat(upload(portal.admin(), receipt).status()).isEqualTo(303);
        assertThat(about(Fact.IN_EFFECT)).map(Observation::value).contains(true);
        assertThat(portal.site().changes()).isEmpty();
    }

    @ParameterizedTest(name = "at {0}")
    @ValueSource(strings = {"-100000-01-01T00:00:00Z", "2003-01-01T00:00:00Z", "2027-03-01T09:30:00Z"})
    void a_receipt_of_a_wrong_clock_is_refused(String at) {
        Browser.Page answer = upload(portal.admin().in("en"), receipt("Check", at));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Check the clock of that computer");
    }

    @Test
    void a_clock_that_is_a_little_ahead_does_not_beat_what_is_told_later() {
        Instant ahead = TestPortal.NOW.plusSeconds(300);
        assertThat(upload(portal.admin(), receipt("Check", ahead.toString())).status())
                .isEqualTo(303);
        assertThat(about(Fact.IN_EFFECT)).map(Observation::at).contains(TestPortal.NOW);
    }

    private Optional<Observation> about(Fact fact) {
        return portal.site().evidence().about(fact, REC_01, Slot.SERVER);
    }

    private static Browser.Page upload(Browser by, String receipt) {
        return by.upload("/check-kit/receipts", "receipt", "r.json", receipt.getBytes(StandardCharsets.UTF_8));
    }

    private static String receipt(String verb, String at) {
        return """
                {"receipt": "akashi-receipt 1", "verb": "%s", "computer": "rec-01", "at": "%s", "outcome": 0,
                 "certificates": [{"slot": "SERVER", "thumbprint": "%s", "installed": true, "keyReadable": true}],
                 "switches": [{"slot": "SERVER", "on": true, "thumbprint": "", "seen": []}]}
                """.formatted(verb, at, "AB".repeat(20));
    }
}
