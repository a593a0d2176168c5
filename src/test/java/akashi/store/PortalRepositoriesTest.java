package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.access.Access;
import akashi.store.Notices.Post;
import akashi.store.Notices.PostNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PortalRepositoriesTest {

    private static final Instant NOW = TestPortal.NOW;
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_account_is_found_however_its_name_is_written(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Accounts accounts = new Accounts(portal.database().db());
            assertThat(accounts.none()).isTrue();
            Account account = account(accounts, false);
            assertThat(accounts.none()).isFalse();
            assertThat(accounts.named(" Hanako ")).contains(account);
            assertThat(accounts.get(account.id())).isEqualTo(account);
            assertThat(account.toString()).doesNotContain("$argon2id");
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_session_counts_until_its_end_and_while_its_account_is_enabled(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            DSLContext db = portal.database().db();
            Account account = account(new Accounts(db), false);
            Sessions sessions = new Sessions(db);
            sessions.open("token", account.id(), portal.siteId(), "::1", NOW, LATER);

            assertThat(sessions.find("token", NOW))
                    .get()
                    .extracting(Session::account)
                    .isEqualTo(account);
            assertThat(sessions.find("token", LATER)).isEmpty();
            assertThat(sessions.find("another", NOW)).isEmpty();
            assertThat(db.fetch("select * from session").toString()).doesNotContain("token ");
            sessions.seen("token", NOW.plusSeconds(60), LATER.plusSeconds(60));
            assertThat(sessions.find("token", LATER)).isPresent();
            new Accounts(db).update(disabled(account));
            assertThat(sessions.find("token", NOW)).isEmpty();
            assertThat(sessions.forgetEnded(LATER.plusSeconds(61))).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_token_of_the_api_counts_until_it_is_withdrawn(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            DSLContext db = portal.database().db();
            Account account = account(new Accounts(db), false);
            ApiTokens tokens = new ApiTokens(db);
            UUID id = tokens.insert("secret", account.id(), portal.siteId(), "script", NOW, Optional.of(LATER));
            tokens.used(id, NOW);
            assertThat(tokens.find("secret", NOW))
                    .get()
                    .satisfies(token -> assertThat(token.usedAt()).contains(NOW));
            assertThat(tokens.find("secret", LATER)).isEmpty();
            assertThat(tokens.of(account.id())).hasSize(1);
            tokens.delete(id);
            assertThat(tokens.find("secret", NOW)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_setup_link_opens_once(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            SetupLinks links = new SetupLinks(portal.database().db());
            links.replace("old", NOW, LATER);
            links.replace("new", NOW, LATER);
            assertThat(links.valid("old", NOW)).isFalse();
            assertThat(links.valid("new", LATER)).isFalse();
            assertThat(links.use("new", NOW)).isTrue();
            assertThat(links.use("new", NOW)).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_secret_belongs_to_one_site_one_row_and_one_purpose(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            Secrets secrets = new Secrets(portal.database().db());
            UUID key = UUID.randomUUID();
            secrets.putKey(wrapped(key, (byte) 1));
            secrets.putKey(wrapped(key, (byte) 2));
            assertThat(secrets.keys().get(0).wrapped()).containsExactly(2);
            Secrets.Owner owner = new Secrets.Owner("authority", UUID.randomUUID(), "private-key");
            secrets.put(portal.siteId(), owner, new Secrets.Sealed(key, new byte[] {1}), NOW);
            secrets.put(portal.siteId(), owner, new Secrets.Sealed(key, new byte[] {9}), NOW);

            assertThat(secrets.find(portal.siteId(), owner).orElseThrow().bytes())
                    .containsExactly(9);
            assertThat(secrets.find(UUID.randomUUID(), owner)).isEmpty();
            assertThat(secrets.of(portal.siteId(), "authority", "private-key")).containsOnlyKeys(owner.row());
            secrets.delete(owner);
            assertThat(secrets.find(portal.siteId(), owner)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void settings_backups_and_receipts_are_kept(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh())) {
            DSLContext db = portal.database().db();
            new PortalSettings(db).set("theme", "dark");
            new PortalSettings(db).set("theme", "light");
            assertThat(new PortalSettings(db).find("theme")).contains("light");
            new Sites(db).set(portal.siteId(), "order", "event first");
            assertThat(new Sites(db).setting(portal.siteId(), "order")).contains("event first");
            var backup = new Backups.Backup(
                    UUID.randomUUID(),
                    "a.zip",
                    "ab",
                    5_000_000_000L,
                    NOW,
                    "admin",
                    Optional.empty(),
                    Optional.empty(),
                    true);
            new Backups(db).insert(backup);
            assertThat(new Backups(db).newest()).contains(backup);
            var computer = TestSites.recorder(1);
            new Computers(db, portal.siteId()).insert(computer);
            var receipt = new Receipts.Receipt(
                    UUID.randomUUID(), Optional.of(computer.id()), "install", "{\"x\":1}", NOW, "admin");
            new Receipts(db, portal.siteId()).insert(receipt);
            assertThat(new Receipts(db, portal.siteId()).of(computer.id(), 5)).containsExactly(receipt);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_audit_trail_is_read_newest_first_page_by_page_and_by_what_one_looks_for(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), new Post())) {
            List.of("a", "b", "c", "a").forEach(text -> portal.acts().run(portal.admin(), new PostNotice(text)));
            AuditEntries entries = new AuditEntries(portal.database().db(), portal.siteId());
            List<AuditEntry> page = entries.page(AuditQuery.newest(3));
            assertThat(page).extracting(AuditEntry::subject).containsExactly("a", "c", "b");
            assertThat(entries.page(AuditQuery.newest(3).after(page.get(2).seq())))
                    .extracting(AuditEntry::subject)
                    .containsExactly("a");
            assertThat(entries.page(AuditQuery.newest(9).about("a"))).hasSize(2);
            assertThat(entries.page(AuditQuery.newest(9).by("nobody"))).isEmpty();
            assertThat(entries.count(AuditQuery.newest(9).ofAct("post-notice"))).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_audit_trail_is_searched_by_what_a_line_shows(Engine engine) {
        try (TestPortal portal = TestPortal.on(engine.fresh(), new Post())) {
            List.of("Quay 50%", "pier").forEach(text -> portal.acts().run(portal.admin(), new PostNotice(text)));
            AuditEntries entries = new AuditEntries(portal.database().db(), portal.siteId());
            String origin = entries.page(AuditQuery.newest(1)).get(0).origin();
            assertThat(found(entries, term("QUAY"))).isEqualTo(1);
            assertThat(found(entries, term("0%"))).isEqualTo(1);
            assertThat(found(entries, term("%"), term("pier"))).isZero();
            assertThat(found(entries, term(origin))).isEqualTo(2);
            assertThat(found(entries, term("nowhere", "post-notice"))).isEqualTo(2);
            assertThat(found(entries, term("nowhere", "post-notice"), term("pier")))
                    .isEqualTo(1);
            assertThat(found(entries, term("nowhere", "x') or 1=1 --"))).isZero();
        }
    }

    private static AuditQuery.Term term(String text, String... acts) {
        return new AuditQuery.Term(text, Set.of(acts), Set.of());
    }

    private static int found(AuditEntries entries, AuditQuery.Term... terms) {
        return entries.count(AuditQuery.newest(9).containing(new AuditQuery.Sought("", List.of(terms))));
    }

    private static Secrets.WrappedKey wrapped(UUID id, byte content) {
        return new Secrets.WrappedKey(id, new byte[] {content}, "KEY_FILE", "", Optional.empty(), NOW);
    }

    private static Account account(Accounts accounts, boolean disabled) {
        Account account = new Account(
                UUID.randomUUID(), "hanako", "$argon2id$x", Access.HELPDESK, Optional.of("ja"), false, disabled, NOW);
        accounts.insert(account);
        return account;
    }

    private static Account disabled(Account account) {
        return new Account(
                account.id(),
                account.userName(),
                account.kind(),
                account.passwordHash(),
                account.access(),
                account.lang(),
                account.mustChange(),
                true,
                account.leftGroups(),
                account.createdAt());
    }
}
