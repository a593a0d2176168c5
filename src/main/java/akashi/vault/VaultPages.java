package akashi.vault;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The page on which a portal that was started without its passphrase is told it. */
public final class VaultPages {

    private final Vault vault;
    private final Acts acts;
    private final Runnable then;

    /** The page of a vault; {@code then} catches up on what waited for the keys. */
    public VaultPages(Vault vault, Acts acts, Runnable then) {
        this.vault = vault;
        this.acts = acts;
        this.then = then;
    }

    /** The acts on a vault. */
    public static List<UseCase<?, ?>> acts(Vault vault) {
        return List.of(new Unlocking(vault));
    }

    public void routes(Routes routes) {
        routes.get("/unlock", Access.ADMIN, this::show);
        routes.post("/unlock", Access.ADMIN, this::unlock);
    }

    private void show(Exchange x) {
        x.page("vault/unlock", Map.of("locked", vault.locked(), "byPassphrase", vault.byPassphrase()));
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
