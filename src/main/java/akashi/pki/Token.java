package akashi.pki;

import akashi.core.fault.Fault;
import akashi.pki.TokenSlots.Slot;
import akashi.pki.TokenTrouble.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.security.auth.login.FailedLoginException;

/**
 * The PKCS #11 token of this portal, by Java's own provider: makes keys that stay on it and signs with them. It is
 * connected to when it is first needed and again when it went away meanwhile; why it cannot be used is a
 * {@link TokenTrouble}, thrown as a refusal. A PIN that was refused is never tried again, since tokens lock themselves
 * after a few. May be shared by threads.
 */
public final class Token {

    /** After a look in vain the next one waits, so that a page or a job does not ask the module all the time. */
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private static final String PROVIDER = "SunPKCS11";

    private final Optional<TokenSetting> setting;
    private volatile TokenSession session;
    private volatile TokenTrouble trouble;
    private long triedAt;
    private Password refusedPin;
    private int logins;

    private Token(Optional<TokenSetting> setting) {
        this.setting = setting;
        this.trouble = (setting.isPresent() ? Reason.STARTING : Reason.NOT_SET).of();
    }

    /** The token of these settings; without them there is none, and whatever needs one is refused. */
    public static Token of(Optional<TokenSetting> setting) {
        return new Token(setting);
    }

    /** Whether one is set. */
    public boolean configured() {
        return setting.isPresent();
    }

    /** How the settings call it. */
    public String name() {
        return setting.map(TokenSetting::name).orElse("");
    }

    /** Why it cannot be used, as far as is known; does not ask it. */
    public Optional<TokenTrouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Connects, or asks whether the connection still holds; answers why it cannot be used. Takes a moment. */
    public Optional<TokenTrouble> look() {
        if (setting.isPresent()) {
            try {
                TokenSession now = opened();
                if (!now.holds()) {
                    lost(now, Reason.REMOVED.of(name(), "-"));
                    opened(true);
                }
            } catch (Fault.Refused away) {
                // It is told as trouble.
            }
        }
        return trouble();
    }

    /** The label of the token that is connected. */
    public String label() {
        return opened().label();
    }

    /** Whether it makes keys of this kind; refused with the reason where it does not, or cannot be asked. */
    public void supports(KeyKind kind) {
        if (!opened().supports(kind)) {
            throw Reason.UNSUPPORTED.of(name(), kind.info().toString()).fault();
        }
    }

    /** Makes a key that stays on the token, to be found by its id; operators see the label. */
    public TokenKey make(UUID id, String label, KeyKind kind) {
        supports(kind);
        TokenSession now = opened();
        try {
            Provider maker =
                    base().configure(configuration(now.slot()).making(label).text());
            return new TokenKey(this, id, now.make(maker, id, label, kind));
        } catch (GeneralSecurityException | IOException | ProviderException failed) {
            throw lost(now, Reason.REMOVED.of(name(), TokenSession.code(failed)))
                    .fault();
        }
    }

    /** The key with this id, which was made on the token of that label. */
    public TokenKey key(UUID id, String madeOn) {
        if (setting.isEmpty()) {
            throw Reason.NOT_SET.of(madeOn).fault();
        }
        return again(now -> now.half(id).map(half -> new TokenKey(this, id, half)))
                .orElseThrow(() -> Reason.KEY_MISSING.of(name(), madeOn).fault());
    }

    /** Removes a key and what belongs to it; false where it was not there. */
    public boolean forget(UUID id) {
        return again(now -> Optional.of(now.forget(id))).orElse(false);
    }

    byte[] signature(UUID id, String algorithm, byte[] content) {
        return again(now -> now.signature(id, algorithm, content))
                .orElseThrow(() -> Reason.KEY_MISSING.of(name(), name()).fault());
    }

    /** How often a PIN was sent to the token. */
    synchronized int logins() {
        return logins;
    }

    /** For tests: the pause after a look in vain is over. */
    synchronized void passTime() {
        triedAt = 0;
    }

    private interface Work<T> {
        Optional<T> on(TokenSession session) throws GeneralSecurityException, IOException;
    }

    /** Once more on a fresh connection where the first one broke: tokens are pulled out, their sessions end. */
    private <T> Optional<T> again(Work<T> work) {
        TokenSession first = opened();
        try {
            return work.on(first);
        } catch (GeneralSecurityException | IOException | ProviderException broken) {
            lost(first, Reason.REMOVED.of(name(), TokenSession.code(broken)));
        }
        TokenSession second = opened(true);
        try {
            return work.on(second);
        } catch (GeneralSecurityException | IOException | ProviderException gone) {
            throw lost(second, Reason.REMOVED.of(name(), TokenSession.code(gone)))
                    .fault();
        }
    }

    private synchronized TokenTrouble lost(TokenSession which, TokenTrouble why) {
        if (session == which) {
            session = null;
            trouble = why;
        }
        return why;
    }

    private TokenSession opened() {
        TokenSession now = session;
        return now == null ? opened(false) : now;
    }

    private synchronized TokenSession opened(boolean atOnce) {
        if (session != null) {
            return session;
        }
        TokenSetting set = setting.orElseThrow(() -> Reason.NOT_SET.of("").fault());
        boolean early = triedAt != 0 && System.nanoTime() - triedAt < PAUSE_NANOS;
        if (early && !atOnce && trouble != null) {
            throw trouble.fault();
        }
        try {
            session = connect(set);
            trouble = null;
            return session;
        } catch (Away away) {
            trouble = away.why;
            throw trouble.fault();
        } finally {
            triedAt = System.nanoTime();
        }
    }

    /** Leaves with the reason, on its way to being remembered. */
    static final class Away extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient TokenTrouble why;

        Away(TokenTrouble why) {
            super(why.toString(), null, false, false);
            this.why = why;
        }
    }

    private TokenSession connect(TokenSetting set) throws Away {
        Slot slot = slot(set);
        Password pin = set.read();
        try {
            if (refusedPin != null && Arrays.equals(refusedPin.utf8(), pin.utf8())) {
                throw new Away(trouble.reason() == Reason.PIN_LOCKED ? trouble : Reason.PIN_WRONG.of(set.name()));
            }
            Provider provider = base().configure(configuration(slot.number()).text());
            logins++;
            return TokenSession.open(provider, slot, pin);
        } catch (GeneralSecurityException | IOException | ProviderException failed) {
            throw new Away(refused(set, pin, failed));
        } finally {
            pin.wipe();
        }
    }

    private TokenTrouble refused(TokenSetting set, Password pin, Exception failed) {
        String code = TokenSession.code(failed);
        boolean wrong = TokenSession.causes(failed).anyMatch(FailedLoginException.class::isInstance)
                || code.startsWith("CKR_PIN_");
        if (!wrong) {
            return Reason.REMOVED.of(set.name(), code);
        }
        refusedPin = Password.of(pin.reveal());
        return (code.equals("CKR_PIN_LOCKED") ? Reason.PIN_LOCKED : Reason.PIN_WRONG).of(set.name());
    }

    private static Slot slot(TokenSetting set) throws Away {
        String library = set.library().toString();
        if (!Files.isRegularFile(set.library())) {
            throw new Away(Reason.LIBRARY_MISSING.of(library));
        }
        List<Slot> slots;
        try {
            slots = TokenSlots.of(base(), library);
        } catch (PkiFailure broken) {
            throw new Away(Reason.LIBRARY_BROKEN.of(library));
        }
        List<Slot> found = slots.stream().filter(slot -> slot.is(set.name())).toList();
        if (found.size() > 1) {
            throw new Away(Reason.TOKEN_TWICE.of(set.name()));
        }
        List<String> seen = slots.stream()
                .map(Slot::label)
                .filter(label -> !label.isEmpty())
                .toList();
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new Away(Reason.TOKEN_MISSING.of(set.name(), seen.size(), seen)));
    }

    private TokenConfiguration configuration(String slot) {
        return TokenConfiguration.of(setting.orElseThrow().library().toString()).at("slot", slot);
    }

    private static Provider base() {
        return Optional.ofNullable(Security.getProvider(PROVIDER))
                .orElseThrow(() -> new PkiFailure("this Java has no " + PROVIDER));
    }

    @Override
    public String toString() {
        return "token " + name();
    }
}
