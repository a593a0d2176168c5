package akashi.vault;

import akashi.pki.DataKey;
import akashi.pki.DataKeys;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.ReadyKeys;
import akashi.store.Secrets;
import akashi.store.Secrets.WrappedKey;
import akashi.store.UseCase;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All or nothing: the new key, and every secret under it. Keys that were only made ahead are thrown away. */
final class MakingDataKey implements UseCase<MakeDataKey, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(MakingDataKey.class);

    private final Vault vault;

    MakingDataKey(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Class<MakeDataKey> act() {
        return MakeDataKey.class;
    }

    @Override
    public synchronized Void perform(MakeDataKey act, ActContext context) {
        vault.key();
        Secrets secrets = new Secrets(context.db());
        WrappedKey until = secrets.keys().get(0);
        DataKey fresh = DataKey.generate();
        secrets.putKey(vault.wrapping().wrap(fresh, later(context.now(), until.createdAt())));
        int done = new Resealing(vault.box(), new SecretBox(DataKeys.only(fresh)), fresh.id()).all(secrets);
        new ReadyKeys(context.db()).forgetAll();
        LOG.info(
                "{} made a new data key; {} secrets lie under it",
                context.actor().name(),
                done);
        return null;
    }

    /** The newest key is the one that was made last; a clock that was ahead once must not stand against it. */
    private static Instant later(Instant now, Instant until) {
        return now.isAfter(until) ? now : until.plusMillis(1);
    }
}
