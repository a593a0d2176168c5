package akashi.vault;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.store.ActContext;
import akashi.store.Secrets;
import akashi.store.Secrets.WrappedKey;
import akashi.store.UseCase;
import java.util.List;

/** Whoever changes the passphrase has to know the old one: an open session alone does not suffice. */
final class ChangingPassphrase implements UseCase<ChangePassphrase, Void> {

    private final Vault vault;

    ChangingPassphrase(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Class<ChangePassphrase> act() {
        return ChangePassphrase.class;
    }

    @Override
    public synchronized Void perform(ChangePassphrase act, ActContext context) {
        vault.key();
        Secrets secrets = new Secrets(context.db());
        List<WrappedKey> stored = secrets.keys();
        Wrapping until = before(act, stored.get(0));
        stored.forEach(each -> secrets.putKey(act.fresh().wrap(until.unwrap(each), each.createdAt())));
        return null;
    }

    private Wrapping before(ChangePassphrase act, WrappedKey newest) {
        if (!newest.wrappedBy().equals(Protection.PASSPHRASE)) {
            return vault.wrapping();
        }
        Password old = act.old().orElseThrow(() -> new Fault.BadInput("old", "vault.old.missing"));
        try {
            return Protection.by(old).wrapping(newest);
        } catch (Fault.Unavailable wrong) {
            throw new Fault.BadInput("old", "vault.old.wrong");
        }
    }
}
