package akashi.vault;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.pki.Password;
import akashi.pki.SecretPlace;
import akashi.store.Database;
import akashi.store.Engine;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several portals that start at one moment on an empty database. */
class FirstKeyTest {

    private static final int PORTALS = 4;

    private static final SecretPlace PLACE = new SecretPlace("certificate", "rec-01", "private-key");

    @ParameterizedTest
    @EnumSource
    void one_makes_the_key_and_all_use_it(Engine engine) throws Exception {
        ExecutorService portals = Executors.newFixedThreadPool(PORTALS);
        CyclicBarrier together = new CyclicBarrier(PORTALS);
        try (Database database = engine.fresh()) {
            List<Future<Vault>> opening = Stream.generate(() -> portals.submit(() -> {
                        together.await();
                        Protection same = Protection.by(Password.of("four words nobody guesses"));
                        return Vault.open(database, same, Clock.systemUTC());
                    }))
                    .limit(PORTALS)
                    .toList();
            byte[] secret = "of the site".getBytes(StandardCharsets.UTF_8);
            byte[] sealed = opening.get(0).get().box().seal(secret, PLACE);
            for (Future<Vault> each : opening) {
                assertThat(each.get().box().open(sealed, PLACE)).isEqualTo(secret);
            }
            assertThat(new Secrets(database.db()).keys()).hasSize(1);
        } finally {
            portals.shutdownNow();
        }
    }
}
