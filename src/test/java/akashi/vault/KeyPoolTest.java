package akashi.vault;

import static akashi.store.tables.Tables.READY_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.pki.KeyKind;
import akashi.pki.Password;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.PublicKeyBytes;
import akashi.pki.SecretPlace;
import akashi.pki.SecretUnreadable;
import akashi.store.Database;
import akashi.store.Engine;
import akashi.store.ReadyKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** RSA keys that were made ahead: sealed, for one use, and never more than were asked for. */
class KeyPoolTest {

    @TempDir
    Path home;

    private Vault vault(Database database) {
        return Vault.open(database, Protection.by(home.resolve("akashi.key")), Clock.systemUTC());
    }

    private static KeyPool pool(Database database, Vault vault, int size) {
        return new KeyPool(database, vault, size, Clock.systemUTC());
    }

    private static int there(Database database) {
        return database.db().fetchCount(READY_KEY);
    }

    @Test
    void it_fills_up_to_its_size_with_the_usual_kind_and_gives_each_key_away_once() {
        try (Database database = Engine.H2.fresh();
                KeyPool pool = pool(database, vault(database), 2)) {
            assertThat(pool.makeOne()).isTrue();
            assertThat(pool.makeOne()).isTrue();
            assertThat(pool.makeOne()).as("it is full").isFalse();
            PublicKeyBytes first = pool.take(KeyKind.RSA_2048).publicKey();
            assertThat(there(database)).isEqualTo(1);
            assertThat(pool.take(KeyKind.RSA_2048).publicKey()).isNotEqualTo(first);
            assertThat(there(database)).isZero();
            assertThat(pool.take(KeyKind.RSA_2048).publicKey().info()).isEqualTo(KeyKind.RSA_2048.info());
            assertThat(pool.take(KeyKind.EC_P256).publicKey().info()).isEqualTo(KeyKind.EC_P256.info());
        }
    }

    @ParameterizedTest(name = "on {0} no key is given to two portals at once")
    @EnumSource(Engine.class)
    void no_key_is_given_to_two_portals(Engine engine) throws Exception {
        int keys = 6;
        try (Database database = engine.fresh()) {
            Vault vault = vault(database);
            KeyPool one = pool(database, vault, keys);
            KeyPool other = pool(database, vault, keys);
            while (one.makeOne()) {
                assertThat(there(database)).isLessThanOrEqualTo(keys);
            }
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Future<PrivateKeyBytes>> taken = new ArrayList<>();
            for (int i = 0; i < keys; i++) {
                KeyPool asked = i % 2 == 0 ? one : other;
                taken.add(threads.submit(() -> asked.take(KeyKind.RSA_2048)));
            }
            List<PublicKeyBytes> all = new ArrayList<>();
            for (Future<PrivateKeyBytes> each : taken) {
                all.add(each.get().publicKey());
            }
            threads.shutdown();
            assertThat(all).doesNotHaveDuplicates();
            assertThat(there(database)).isZero();
        }
    }

    @Test
    void keys_lie_sealed_for_their_own_row() {
        try (Database database = Engine.H2.fresh()) {
            Vault vault = vault(database);
            pool(database, vault, 1).makeOne();
            ReadyKeys.Ready ready = new ReadyKeys(database.db())
                    .take("RSA_2048", vault.key().id())
                    .orElseThrow();
            SecretPlace own = new SecretPlace("ready_key", ready.id().toString(), "private-key");
            SecretPlace other = new SecretPlace("ready_key", UUID.randomUUID().toString(), "private-key");
            assertThat(vault.box().openKey(ready.sealed(), own).publicKey().info())
                    .isEqualTo(KeyKind.RSA_2048.info());
            assertThatThrownBy(() -> vault.box().openKey(ready.sealed(), other)).isInstanceOf(SecretUnreadable.class);
        }
    }

    @Test
    void a_damaged_key_is_thrown_away_and_a_new_one_made() {
        try (Database database = Engine.H2.fresh();
                KeyPool pool = pool(database, vault(database), 1)) {
            pool.makeOne();
            database.db().update(READY_KEY).set(READY_KEY.SEALED, new byte[64]).execute();
            assertThat(pool.take(KeyKind.RSA_2048).publicKey().info()).isEqualTo(KeyKind.RSA_2048.info());
            assertThat(there(database)).isZero();
        }
    }

    @Test
    void a_locked_vault_makes_none_and_takes_none() {
        try (Database database = Engine.H2.fresh()) {
            Protection passphrase = Protection.by(Password.of("a long enough passphrase"));
            Vault open = Vault.open(database, passphrase, Clock.systemUTC());
            pool(database, open, 1).makeOne();
            KeyPool locked = pool(database, vault(database), 5);
            assertThat(locked.makeOne()).isFalse();
            assertThat(locked.take(KeyKind.RSA_2048).publicKey().info()).isEqualTo(KeyKind.RSA_2048.info());
            assertThat(there(database))
                    .as("it stays for the portal that can open it")
                    .isEqualTo(1);
        }
    }

    @Test
    void keys_under_another_data_key_are_neither_used_nor_kept() {
        try (Database database = Engine.H2.fresh()) {
            KeyPool pool = pool(database, vault(database), 1);
            pool.makeOne();
            database.db()
                    .update(READY_KEY)
                    .set(READY_KEY.KEY_ID, UUID.randomUUID())
                    .execute();
            assertThat(pool.take(KeyKind.RSA_2048)).isNotNull();
            assertThat(there(database)).isEqualTo(1);
            assertThat(pool.makeOne()).isTrue();
            assertThat(there(database)).as("the old one is gone").isEqualTo(1);
            assertThat(pool.makeOne()).isFalse();
        }
    }

    @Test
    void a_pool_of_none_makes_none_and_leaves_what_is_there_alone() {
        try (Database database = Engine.H2.fresh()) {
            Vault vault = vault(database);
            pool(database, vault, 1).makeOne();
            KeyPool off = pool(database, vault, 0);
            assertThat(off.makeOne()).isFalse();
            assertThat(off.take(KeyKind.RSA_2048)).isNotNull();
            assertThat(there(database)).isEqualTo(1);
        }
    }
}
