package akashi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.Site;
import akashi.store.Accounts;
import akashi.store.SandboxRemoval;
import akashi.store.Sites;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A learner's site goes with everything in it, and nothing else goes with it. */
class RemovalTest {

    private TestPortal portal;
    private Browser learner;
    private UUID account;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
        learner.post("/training/enter", "to", "/");
        account = new Accounts(portal.database().db())
                .named("trainee")
                .orElseThrow()
                .id();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Optional<UUID> sandbox() {
        return new Sites(portal.database().db()).sandboxOf(account).map(Site::id);
    }

    private List<String> tablesWith(UUID site) {
        return Marked.tables().stream()
                .filter(table -> portal.database()
                        .db()
                        .fetchExists(table, table.field("site_id", UUID.class).eq(site)))
                .map(Table::getName)
                .toList();
    }

    @Test
    void nothing_of_it_is_left_in_any_table_and_the_real_site_is_as_it_was() {
        Marked real = new Marked(portal, portal.actor(), "realmark").filled();
        Actor there = new Actor(account, "trainee", Access.ADMIN, sandbox().orElseThrow(), "test");
        new Marked(portal, there, "mine").filled();
        UUID old = sandbox().orElseThrow();
        portal.portal().lookAfterRevocation();
        List<String> before = real.rows();
        assertThat(tablesWith(old)).contains("secret", "certificate", "job_item", "audit_entry", "session", "upload");
        assertThat(learner.post("/training/reset", "sure", "true").status()).isEqualTo(303);
        assertThat(tablesWith(old)).isEmpty();
        assertThat(real.rows()).isEqualTo(before);
        assertThat(new Sites(portal.database().db()).all()).hasSize(2);
    }

    @Test
    void the_real_site_is_never_removed() {
        UUID real = portal.actor().siteId();
        boolean removed = portal.database().transaction(db -> new SandboxRemoval(db).remove(real));
        assertThat(removed).isFalse();
        assertThat(portal.admin().get("/servers").status()).isEqualTo(200);
    }

    @Test
    void one_to_which_nobody_comes_for_a_month_is_removed() {
        Sandboxes sandboxes = new Sandboxes(portal.database(), portal.acts(), null, portal.clock());
        portal.clock().advance(Duration.ofDays(29));
        sandboxes.lookAfter();
        assertThat(sandbox()).isPresent();
        portal.clock().advance(Duration.ofDays(2));
        sandboxes.lookAfter();
        assertThat(sandbox()).isEmpty();
        assertThat(portal.as(Access.TRAINEE).get("/learn").status()).isEqualTo(200);
    }

    @Test
    void one_that_cannot_be_removed_keeps_no_other() {
        UUID stuck = sandbox().orElseThrow();
        portal.as(Access.HELPDESK).post("/training/enter", "to", "/");
        portal.database().db().execute("create table keeper (kept uuid references site (id))");
        portal.database().db().execute("insert into keeper values (?)", stuck);
        portal.database().db().execute("update site set used_at = null, created_at = timestamp '2020-01-01 00:00:00'");
        portal.database()
                .db()
                .execute("update site set created_at = timestamp '2019-01-01 00:00:00' where id = ?", stuck);
        new Sandboxes(portal.database(), portal.acts(), null, portal.clock()).lookAfter();
        assertThat(new Sites(portal.database().db()).all())
                .filteredOn(site -> site.kind() == Site.Kind.SANDBOX)
                .extracting(Site::id)
                .containsExactly(stuck);
    }

    @Test
    void other_sessions_of_the_learner_on_it_end_and_this_one_goes_on_at_the_new_one() {
        Browser elsewhere = portal.as(Access.TRAINEE);
        elsewhere.post("/training/enter", "to", "/");
        assertThat(elsewhere.get("/servers").status()).isEqualTo(200);
        Browser teaching = portal.as(Access.TRAINEE);
        learner.post("/training/reset", "sure", "true");
        assertThat(elsewhere.get("/servers").location()).startsWith("/sign-in");
        assertThat(learner.get("/servers").text()).contains("training-band");
        assertThat(teaching.get("/learn").status()).isEqualTo(200);
    }

    @Test
    void a_session_on_another_ones_site_opens_nothing() {
        UUID site = sandbox().orElseThrow();
        Browser other = portal.as(Access.HELPDESK);
        assertThat(other.get("/servers").status()).isEqualTo(200);
        UUID helpdesk = new Accounts(portal.database().db())
                .named("helpdesk")
                .orElseThrow()
                .id();
        portal.database().db().execute("update session set site_id = ? where account_id = ?", site, helpdesk);
        assertThat(other.get("/servers").status()).isEqualTo(303);
        assertThat(other.get("/servers").location()).startsWith("/sign-in");
    }

    @Test
    void a_token_never_reaches_it() {
        Browser script = portal.script(Access.ADMIN);
        assertThat(script.get("/api/v1/site").status()).isEqualTo(200);
        portal.database()
                .db()
                .execute("update api_token set site_id = ?", sandbox().orElseThrow());
        assertThat(script.get("/api/v1/site").status()).isEqualTo(401);
    }
}
