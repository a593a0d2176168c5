package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.warning.WarningKind;
import akashi.pki.Password;
import akashi.store.Channels;
import akashi.store.Judgements;
import akashi.store.Outbox;
import akashi.store.Warnings;
import akashi.vault.Protection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warnings of a portal whose private keys wait for their passphrase: what of them can be told, and when. */
class LockedWarningTest {

    private static final String PASSPHRASE = "four words nobody guesses";

    @TempDir
    private Path home;

    private TestPortal locked() {
        try (TestPortal first = TestPortal.in(home, Protection.by(Password.of(PASSPHRASE)))) {
            assertThat(first.admin()
                            .post(
                                    "/settings/warnings/web",
                                    "shape",
                                    "SLACK",
                                    "url",
                                    "http://127.0.0.1:9/hook",
                                    "webLang",
                                    "en")
                            .status())
                    .isEqualTo(303);
        }
        return TestPortal.in(home, Protection.by(home.resolve("akashi.key")));
    }

    @Test
    void a_sealed_channel_is_not_told_of_the_lock_when_it_is_over() {
        try (TestPortal portal = locked()) {
            DSLContext db = portal.database().db();
            UUID site = portal.actor().siteId();
            UUID channel = new Channels(db, site).all().get(0).id();
            Outbox outbox = new Outbox(db, site);
            portal.portal().lookForWarnings();
            portal.clock().advance(Duration.ofHours(2));
            portal.portal().lookForWarnings();
            assertThat(outbox.waiting()).isEqualTo(1);
            assertThat(outbox.latest(channel).orElseThrow().attempts())
                    .as("kept without an attempt")
                    .isZero();
            assertThat(portal.admin().get("/settings/warnings").html().text())
                    .contains("Not while private keys are locked");
            assertThat(portal.admin().post("/unlock", "passphrase", PASSPHRASE).location())
                    .isEqualTo("/");
            portal.portal().lookForWarnings();
            Harness.await(() -> outbox.waiting() == 0);
            assertThat(outbox.latest(channel).orElseThrow().state()).isEqualTo(Outbox.State.DROPPED);
            assertThat(portal.admin().get("/settings/warnings").html().text())
                    .contains("was over before it could be sent");
        }
    }

    @Test
    void the_helpdesk_is_told_whom_to_ask_in_place_of_a_forbidden_page() {
        try (TestPortal portal = locked()) {
            Browser helpdesk = portal.as(Access.HELPDESK);
            assertThat(helpdesk.get("/warnings").text())
                    .contains("wait for their passphrase", "Ask an administrator")
                    .doesNotContain("\"/unlock\"");
            assertThat(portal.admin().get("/warnings").html().select("main a[href=/unlock]"))
                    .hasSize(1);
        }
    }

    @Test
    void two_portals_of_which_one_is_locked_tell_of_it_once_its_time_is_over() {
        try (TestPortal portal = locked()) {
            DSLContext db = portal.database().db();
            UUID site = portal.actor().siteId();
            Noticing unlocked = new Noticing(
                    portal.database(),
                    new Judgements(id -> portal.site()),
                    () -> false,
                    none -> Optional.empty(),
                    portal.clock());
            for (int minutes = 0; minutes < 70; minutes += 5) {
                portal.portal().lookForWarnings();
                unlocked.look();
                portal.clock().advance(Duration.ofMinutes(5));
            }
            assertThat(new Outbox(db, site).waiting()).isEqualTo(1);
            assertThat(new Warnings(db, site).closed(10))
                    .as("the same row opens and ends")
                    .hasSize(1)
                    .allMatch(kept -> kept.kind() == WarningKind.VAULT);
        }
    }
}
