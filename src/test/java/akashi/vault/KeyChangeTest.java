package akashi.vault;

import static akashi.store.tables.Tables.DATA_KEY;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.SecretPlace;
import akashi.store.Await;
import akashi.store.Secrets;
import akashi.store.Secrets.Owner;
import akashi.store.Secrets.Sealed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Another passphrase, and another data key, while the site has an authority, certificates and keys that wait. */
class KeyChangeTest {

    private static final String OLD = "four words nobody guesses";
    private static final String NEW = "other words for another year";
    private static final byte[] PLAIN = {4, 8, 15, 16, 23, 42};

    @TempDir
    private Path home;

    private TestPortal portal;

    @BeforeEach
    void found_a_site() {
        open(Protection.by(Password.of(OLD)));
        portal.plant(Sites.withRecorders(2).wantAll(Slot.SERVER));
        String form = "/authorities/new";
        assertThat(portal.admin()
                        .submit(form, form, "name", "Harbour", "key", "RSA_2048", "years", "15")
                        .status())
                .isEqualTo(303);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private void open(Protection protection) {
        portal = TestPortal.in(home, protection);
    }

    private void restart(Protection protection) {
        portal.close();
        open(protection);
    }

    private Protection keyFile() {
        return Protection.by(home.resolve("akashi.key"));
    }

    private Browser.Page change(String old, String fresh, String again) {
        return portal.admin().submit("/unlock", "/unlock/passphrase", "old", old, "fresh", fresh, "again", again);
    }

    private int issue() {
        String form = "/certificates/issue";
        return portal.admin()
                .submit(form, form, "key", "RSA_2048", "days", "397")
                .status();
    }

    private DSLContext db() {
        return portal.database().db();
    }

    private List<UUID> keys() {
        return new Secrets(db()).keys().stream().map(Secrets.WrappedKey::id).toList();
    }

    private List<UUID> keysOfSecrets() {
        return db().selectDistinct(SECRET.KEY_ID).from(SECRET).fetch(SECRET.KEY_ID);
    }

    private List<UUID> keysOf(List<UUID> secrets) {
        return db().select(SECRET.KEY_ID)
                .from(SECRET)
                .where(SECRET.ID.in(secrets))
                .fetch(SECRET.KEY_ID);
    }

    /** Another portal on the same database. */
    private Vault vault() {
        return Vault.open(portal.database(), Protection.by(Password.of(OLD)), portal.clock());
    }

    /** The sealer may have sealed its own key under the old one meanwhile: whoever looks next takes it over. */
    private void onlyUnder(UUID newest, KeyCare care) {
        Await.until(
                () -> {
                    care.look();
                    return keysOfSecrets();
                },
                List.of(newest)::equals);
    }

    @Test
    void the_new_passphrase_opens_what_the_old_one_opened() {
        assertThat(change(OLD, NEW, NEW).location()).isEqualTo("/unlock");
        assertThat(issue()).isEqualTo(303);
        restart(Protection.by(Password.of(NEW)));
        assertThat(issue()).isEqualTo(303);
        assertThat(portal.admin().get("/audit").text())
                .contains("Changed the passphrase of the private keys")
                .doesNotContain(OLD)
                .doesNotContain(NEW);
    }

    @Test
    void the_page_that_unlocks_asks_for_the_newest_one() {
        change(OLD, NEW, NEW);
        restart(keyFile());
        assertThat(portal.admin().get("/unlock?lang=en").text()).contains("The newest one: as it was last changed on");
        assertThat(portal.admin().post("/unlock", "passphrase", NEW).location()).isEqualTo("/");
    }

    @Test
    void the_old_passphrase_opens_nothing_any_more() {
        change(OLD, NEW, NEW);
        portal.close();
        assertThatThrownBy(() -> open(Protection.by(Password.of(OLD)))).isInstanceOf(Fault.Unavailable.class);
        open(Protection.by(Password.of(NEW)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("a wrong old one", "something else entirely", NEW, NEW, "old"),
                arguments("no old one", "", NEW, NEW, "old"),
                arguments("a short one", OLD, "short", "short", "fresh"),
                arguments("one sign again and again", OLD, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "fresh"),
                arguments("the one until now", OLD, OLD, OLD, "fresh"),
                arguments("two that differ", OLD, NEW, NEW + "x", "again"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_told_at_its_field_and_changes_nothing(String what, String old, String fresh, String again, String field) {
        Browser.Page answer = change(old, fresh, again);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-" + field).text()).isNotBlank();
        assertThat(answer.text()).doesNotContain(NEW);
        restart(Protection.by(Password.of(OLD)));
        assertThat(issue()).isEqualTo(303);
    }

    @Test
    void a_key_file_gives_way_to_a_passphrase(@TempDir Path other) {
        try (TestPortal first = TestPortal.in(other, Protection.by(other.resolve("akashi.key")))) {
            Browser admin = first.admin();
            assertThat(admin.get("/unlock").html().select("#f-old")).isEmpty();
            assertThat(admin.submit("/unlock", "/unlock/passphrase", "fresh", NEW, "again", NEW)
                            .status())
                    .isEqualTo(303);
        }
        try (TestPortal locked = TestPortal.in(other, Protection.by(other.resolve("akashi.key")))) {
            Browser admin = locked.admin();
            assertThat(admin.get("/unlock").html().text()).contains("are locked");
            assertThat(admin.post("/unlock", "passphrase", NEW).location()).isEqualTo("/");
        }
    }

    @Test
    void every_secret_lies_under_the_new_data_key() {
        assertThat(issue()).isEqualTo(303);
        UUID before = keys().get(0);
        assertThat(keysOfSecrets()).containsExactly(before);
        List<UUID> held = db().select(SECRET.ID).from(SECRET).fetch(SECRET.ID);
        assertThat(portal.admin().submit("/unlock", "/unlock/data-key").location())
                .isEqualTo("/unlock");
        UUID newest = keys().get(0);
        assertThat(newest).isNotEqualTo(before);
        assertThat(keysOf(held)).hasSameSizeAs(held).containsOnly(newest);
        onlyUnder(newest, new KeyCare(portal.database(), vault(), portal.clock()));
        assertThat(issue()).isEqualTo(303);
        restart(Protection.by(Password.of(OLD)));
        assertThat(issue()).isEqualTo(303);
        assertThat(portal.admin().get("/audit").text()).contains("Made a new data key");
    }

    @Test
    void a_form_that_is_sent_twice_makes_one_key() {
        Browser admin = portal.admin();
        String act = admin.get("/unlock")
                .html()
                .select("form[action=/unlock/data-key] input[name=act]")
                .attr("value");
        admin.post("/unlock/data-key", "act", act);
        List<UUID> once = keys();
        assertThat(admin.post("/unlock/data-key", "act", act).status()).isEqualTo(303);
        assertThat(keys()).isEqualTo(once);
    }

    @Test
    void another_portal_learns_of_the_new_key_and_what_it_sealed_meanwhile_is_taken_over() {
        Vault other = vault();
        UUID before = other.key().id();
        portal.admin().submit("/unlock", "/unlock/data-key");

        Owner late = new Owner("authority", UUID.randomUUID(), "test");
        SecretPlace place = new SecretPlace(late.table(), late.row().toString(), late.purpose());
        new Secrets(db())
                .put(
                        portal.actor().siteId(),
                        late,
                        new Sealed(before, other.box().seal(PLAIN, place)),
                        portal.clock().instant());
        assertThat(other.box().open(portal.box().seal(PLAIN, place), place)).isEqualTo(PLAIN);

        KeyCare care = new KeyCare(portal.database(), other, portal.clock());
        care.look();
        onlyUnder(keys().get(0), care);
        Sealed taken = new Secrets(db()).find(portal.actor().siteId(), late).orElseThrow();
        assertThat(portal.box().open(taken.bytes(), place)).isEqualTo(PLAIN);
        assertThat(keys()).contains(before);
        portal.clock().advance(Duration.ofMinutes(11));
        care.look();
        assertThat(keys()).doesNotContain(before).hasSize(1);
    }

    @Test
    void another_portal_is_locked_by_a_passphrase_that_it_does_not_know() {
        Vault other = vault();
        change(OLD, NEW, NEW);
        other.refresh();
        assertThat(other.locked()).isTrue();
        assertThat(other.trouble().orElseThrow().reason()).isEqualTo(Message.of("vault.locked.changed"));
    }

    @Test
    void a_secret_that_does_not_open_stays_under_its_key() {
        UUID before = keys().get(0);
        Owner damaged = new Owner("authority", UUID.randomUUID(), "test");
        new Secrets(db())
                .put(
                        portal.actor().siteId(),
                        damaged,
                        new Sealed(before, new byte[80]),
                        portal.clock().instant());
        assertThat(portal.admin().submit("/unlock", "/unlock/data-key").status())
                .isEqualTo(303);
        assertThat(keysOfSecrets()).containsExactlyInAnyOrder(keys().get(0), before);
        assertThat(db().fetchCount(DATA_KEY)).isEqualTo(2);
    }

    @Test
    void nothing_is_offered_while_the_keys_are_locked() {
        restart(keyFile());
        Browser.Page page = portal.admin().get("/unlock");
        assertThat(page.html().select("form[action^=/unlock/]")).isEmpty();
        assertThat(portal.admin().post("/unlock/data-key").status()).isEqualTo(409);
    }

    @Test
    void only_an_administrator_may() {
        assertThat(portal.as(Access.HELPDESK).post("/unlock/data-key").status()).isEqualTo(403);
        assertThat(portal.as(Access.HELPDESK)
                        .post("/unlock/passphrase", "old", OLD, "fresh", NEW, "again", NEW)
                        .status())
                .isEqualTo(403);
    }
}
