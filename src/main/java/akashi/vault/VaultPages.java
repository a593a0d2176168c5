package akashi.vault;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.pki.FreshPassphrase;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.KnownNames;
import akashi.store.Routine;
import akashi.store.Secrets;
import akashi.store.Terms;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The page of what protects private keys: where a portal that was started without its passphrase is told it, and where
 * passphrase and data key are changed.
 */
public final class VaultPages {

    private final Database database;
    private final Vault vault;
    private final Acts acts;
    private final Runnable then;

    /** The page of a vault; {@code then} catches up on what waited for the keys. */
    public VaultPages(Database database, Vault vault, Acts acts, Runnable then) {
        this.database = database;
        this.vault = vault;
        this.acts = acts;
        this.then = then;
    }

    /** The acts on a vault. */
    public static List<UseCase<?, ?>> acts(Vault vault) {
        return List.of(new Unlocking(vault), new ChangingPassphrase(vault), new MakingDataKey(vault));
    }

    /** What comes round after a new data key was made. */
    public static Routine care(Database database, Vault vault, Clock clock) {
        return new KeyCare(database, vault, clock).routine();
    }

    public void routes(Routes routes) {
        routes.get("/unlock", Access.ADMIN, this::show);
        routes.post("/unlock", Access.ADMIN, this::unlock);
        routes.post("/unlock/passphrase", Access.ADMIN, this::change);
        routes.post("/unlock/data-key", Access.ADMIN, this::make);
    }

    private void show(Exchange x) {
        Secrets secrets = new Secrets(database.db());
        x.page(
                "vault/unlock",
                Map.of(
                        "locked",
                        vault.locked(),
                        "whyLocked",
                        vault.whyLocked(),
                        "byPassphrase",
                        vault.byPassphrase(),
                        "configured",
                        vault.configured(),
                        "since",
                        secrets.keys().get(0).createdAt(),
                        "sealed",
                        secrets.count(),
                        "act",
                        UUID.randomUUID().toString()));
    }

    private void change(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        char[] old = form.secret("old");
        char[] fresh = form.secret("fresh");
        char[] again = form.secret("again");
        Terms once = once(form);
        form.done();
        try {
            ChangePassphrase wish = new ChangePassphrase(given(old), wrapping(x, old, fresh, again));
            acts.run(x.actor(), wish, once);
            vault.wrappedBy(wish.fresh());
        } finally {
            List.of(old, fresh, again).forEach(word -> Arrays.fill(word, '\0'));
        }
        x.redirect("/unlock", Message.of(vault.configured() ? "vault.changed.configured" : "vault.changed"));
    }

    private static Optional<Password> given(char[] typed) {
        return typed.length == 0 ? Optional.empty() : Optional.of(Password.of(typed));
    }

    private Wrapping wrapping(Exchange x, char[] old, char[] fresh, char[] again) {
        if (fresh.length > 0 && Arrays.equals(old, fresh)) {
            throw new Fault.BadInput("fresh", "vault.fresh.same");
        }
        List<String> known = KnownNames.of(database.db(), x.actor().siteId());
        Optional<Message> weakness = FreshPassphrase.weakness(fresh, known);
        if (weakness.isPresent()) {
            throw new Fault.BadInput(new FieldError("fresh", weakness.get()));
        }
        if (!Arrays.equals(fresh, again)) {
            throw new Fault.BadInput("again", "vault.again.differs");
        }
        return Protection.by(Password.of(fresh)).fresh();
    }

    private void make(Exchange x) {
        Form form = x.form();
        Terms once = once(form);
        form.done();
        try {
            acts.run(x.actor(), new MakeDataKey(), once);
        } finally {
            vault.refresh();
        }
        x.redirect("/unlock", Message.of("vault.made"));
    }

    private static Terms once(Form form) {
        return Terms.once(form.text("act"));
    }

    private void unlock(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        char[] typed = form.secret("passphrase");
        form.done();
        Password passphrase = Password.of(typed);
        Arrays.fill(typed, '\0');
        acts.run(x.actor(), new UnlockVault(passphrase));
        then.run();
        x.redirect("/", Message.of("vault.unlocked"));
    }
}
