package akashi.vault;

import akashi.core.fault.Fault;
import akashi.store.ActContext;
import akashi.store.Secrets;
import akashi.store.UseCase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unlocks the vault of this process; one try at a time, since each costs half a second of a processor. */
final class Unlocking implements UseCase<UnlockVault, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(Unlocking.class);

    private final Vault vault;

    Unlocking(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Class<UnlockVault> act() {
        return UnlockVault.class;
    }

    @Override
    public synchronized Void perform(UnlockVault act, ActContext context) {
        try {
            vault.unlock(new Secrets(context.db()), act.passphrase());
        } catch (Fault.Unavailable wrong) {
            LOG.warn(
                    "{} tried to unlock the private keys with a wrong passphrase",
                    context.actor().name());
            throw new Fault.BadInput("passphrase", "vault.passphrase.wrong");
        } finally {
            act.passphrase().wipe();
        }
        LOG.info("{} unlocked the private keys", context.actor().name());
        return null;
    }
}
