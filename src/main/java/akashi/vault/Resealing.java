package akashi.vault;

import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.pki.SecretUnreadable;
import akashi.store.Secrets;
import akashi.store.Secrets.Old;
import akashi.store.Secrets.Sealed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes secrets that lie under older data keys over to a newer one. */
record Resealing(SecretBox from, SecretBox to, UUID newest) {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);
    private static final int AT_ONCE = 500;

    /** All of them; answers how many. One that does not open stays as it is, with the key that it names. */
    int all(Secrets secrets) {
        int done = 0;
        Optional<UUID> after = Optional.empty();
        while (true) {
            List<Old> some = secrets.under(newest, after, AT_ONCE);
            if (some.isEmpty()) {
                return done;
            }
            done += some(secrets, some);
            after = Optional.of(some.get(some.size() - 1).id());
        }
    }

    private int some(Secrets secrets, List<Old> olds) {
        List<Old> opened = new ArrayList<>();
        List<Sealed> anew = new ArrayList<>();
        for (Old old : olds) {
            SecretPlace place = SealedSecrets.place(old.owner());
            try {
                byte[] plain = from.open(old.sealed().bytes(), place);
                anew.add(new Sealed(newest, to.seal(plain, place)));
                java.util.Arrays.fill(plain, (byte) 0);
                opened.add(old);
            } catch (SecretUnreadable damaged) {
                LOG.error(
                        "a secret of {} {} cannot be opened; it stays under its old key",
                        old.owner().table(),
                        old.owner().row());
            }
        }
        if (!opened.isEmpty()) {
            secrets.resealed(opened, anew);
        }
        return opened.size();
    }
}
