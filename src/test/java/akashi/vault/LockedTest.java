package akashi.vault;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.pki.Password;
import akashi.store.RevocationLists;
import akashi.store.Revocations;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A portal whose keys are protected by a passphrase, started again without it. */
class LockedTest {

    private static final String PASSPHRASE = "four words nobody guesses";

    @TempDir
    private Path home;

    private TestPortal portal;
    private Browser admin;

    @BeforeEach
    void start_with_a_passphrase_then_without() {
        try (TestPortal first = TestPortal.in(home, Protection.by(Password.of(PASSPHRASE)))) {
            first.plant(Sites.withRecorders(1).wantAll(Slot.SERVER));
            Browser browser = first.admin();
            String form = "/authorities/new";
            String[] root = {
                "shape",
                "FREE",
                "name",
                "Harbour Root",
                "key",
                "RSA_2048",
                "years",
                "15",
                "issuing-name",
                "Harbour Issuing",
                "issuing-years",
                "10"
            };
            assertThat(browser.submit(form, form, root).status()).isEqualTo(303);
        }
        portal = TestPortal.in(home, Protection.by(home.resolve("akashi.key")));
        admin = portal.admin();
    }

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
    }

    private Browser.Page unlock(String passphrase) {
        return admin.post("/unlock", "passphrase", passphrase);
    }

    private Browser.Page issue() {
        return admin.submit("/certificates/issue", "/certificates/issue", "key", "RSA_2048", "days", "397");
    }

    @Test
    void everything_is_shown_and_the_way_to_unlock_comes_first() {
        Browser.Page overview = admin.get("/");
        assertThat(overview.html().select("section.state").text()).contains("the private keys are locked");
        assertThat(overview.html().select("a[href=/unlock]").text()).contains("Unlock the private keys");
        assertThat(overview.html().select("main a[href=/backup], main a[href=/certificates/issue]"))
                .as("what would be refused")
                .isEmpty();
        assertThat(admin.get("/authorities").text()).contains("Harbour Root");
        assertThat(portal.as(Access.HELPDESK).get("/").text())
                .contains("the private keys are locked")
                .doesNotContain("/unlock");
    }

    @Test
    void the_ca_is_not_called_ready() {
        assertThat(admin.get("/certificates").text())
                .contains("The private keys are locked")
                .doesNotContain("The CA is ready");
        unlock(PASSPHRASE);
        assertThat(admin.get("/certificates").text()).contains("The CA is ready");
    }

    @Test
    void nothing_is_offered_that_would_be_refused_and_every_page_leads_to_the_way_on() {
        String button = "form[action=/certificates/issue] button";
        for (String page : List.of("/certificates", "/certificates/issue")) {
            Document locked = admin.get(page).html();
            assertThat(locked.select("section.state a[href=/unlock]")).as(page).isNotEmpty();
            assertThat(locked.select("main .refuse a[href=/unlock]")).as(page).isNotEmpty();
            assertThat(locked.select("main a[href=/certificates/issue], " + button))
                    .as(page)
                    .isEmpty();
        }
        assertThat(portal.as(Access.HELPDESK).get("/certificates").html().select("a[href=/unlock]"))
                .isEmpty();
        unlock(PASSPHRASE);
        assertThat(admin.get("/certificates").html().select("main a[href=/certificates/issue]"))
                .isNotEmpty();
        assertThat(admin.get("/certificates/issue").html().select(button)).isNotEmpty();
    }

    @Test
    void a_new_list_is_refused_with_the_same_reason() {
        UUID issuing = portal.site().data().authorities().stream()
                .filter(authority -> !authority.isRoot())
                .findFirst()
                .orElseThrow()
                .id();
        String page = "/authorities/" + issuing + "/revocation";
        Browser.Page refused = admin.submit(page, page);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("a[href=/unlock]")).isNotEmpty();
    }

    @Test
    void issuing_is_refused_with_the_reason_and_the_way_on() {
        Browser.Page refused = issue();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().select("a[href=/unlock]")).isNotEmpty();
        assertThat(portal.site().data().certificates()).isEmpty();
    }

    @Test
    void the_log_of_the_start_says_so_and_where_to_unlock() {
        portal.close();
        ListAppender<ILoggingEvent> ear = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Vault.class);
        ear.start();
        logger.addAppender(ear);
        try {
            portal = TestPortal.in(home, Protection.by(home.resolve("akashi.key")));
            assertThat(ear.list).singleElement().satisfies(line -> {
                assertThat(line.getLevel()).isEqualTo(Level.WARN);
                assertThat(line.getFormattedMessage()).contains("private keys are locked", "/unlock");
            });
            portal.close();
            ear.list.clear();
            portal = TestPortal.in(home, Protection.by(Password.of(PASSPHRASE)));
            assertThat(ear.list).isEmpty();
        } finally {
            logger.detachAppender(ear);
        }
    }

    @Test
    void a_backup_without_its_keys_is_not_written() {
        Browser.Page refused = admin.post("/backup", "passphrase", PASSPHRASE, "again", PASSPHRASE);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().text()).contains("started without its passphrase");
    }

    @Test
    void a_wrong_passphrase_changes_nothing_and_is_not_shown_again() {
        Browser.Page wrong = unlock("something else entirely");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).doesNotContain("something else entirely");
        assertThat(wrong.html().select("#e-passphrase").text())
                .contains("type it again")
                .doesNotContain("AKASHI_PASSPHRASE", "start again");
        assertThat(issue().status()).isEqualTo(409);
    }

    @Test
    void the_right_one_opens_everything_and_is_written_down_without_itself() {
        assertThat(unlock(PASSPHRASE).location()).isEqualTo("/");
        assertThat(admin.get("/unlock").html().text()).contains("are unlocked");
        assertThat(admin.get("/").html().select("section.state").text()).doesNotContain("locked");
        assertThat(admin.get("/").html().select("main a[href=/certificates/issue]"))
                .isNotEmpty();
        assertThat(issue().status()).isEqualTo(303);
        assertThat(admin.get("/audit").text())
                .contains("Unlocked the private keys")
                .doesNotContain(PASSPHRASE);
    }

    @Test
    void what_was_revoked_meanwhile_is_in_the_list_as_soon_as_the_keys_are_open() {
        DSLContext db = portal.database().db();
        UUID site = portal.actor().siteId();
        UUID root = portal.site().authorities().stream()
                .filter(Authority::isRoot)
                .findFirst()
                .orElseThrow()
                .id();
        String serial = new Revocations(db, site).authorities(root).get(0).serial();
        String page = "/authorities/" + root + "/signed/" + serial + "/revoke";
        assertThat(admin.submit(page, page, "reason", "SUPERSEDED", "seen", "true")
                        .status())
                .isEqualTo(303);
        unlock(PASSPHRASE);
        assertThat(new RevocationLists(db, site).find(root).orElseThrow().revoked())
                .isEqualTo(1);
    }

    @Test
    void a_portal_with_a_key_file_says_that_there_is_nothing_to_unlock() {
        try (TestPortal open = TestPortal.start()) {
            assertThat(open.admin().get("/unlock").html().select("main").text()).contains("A key file protects");
        }
    }

    @Test
    void only_an_administrator_may_unlock() {
        assertThat(portal.as(Access.HELPDESK)
                        .post("/unlock", "passphrase", PASSPHRASE)
                        .status())
                .isEqualTo(403);
    }
}
