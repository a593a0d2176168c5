package akashi;

import akashi.pki.Token;
import akashi.pki.TokenTrouble;
import akashi.web.Lang;
import akashi.web.Messages;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time whether the token of this portal is there, so that nobody waits for it at the start and its
 * absence is known before somebody signs. Every portal looks at its own.
 */
final class TokenWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenWatch.class);
    private static final long SECONDS = 30;

    private final Token token;
    private final Messages messages;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "token-watch");
        thread.setDaemon(true);
        return thread;
    });
    private String known = "";

    TokenWatch(Token token, Messages messages) {
        this.token = token;
        this.messages = messages;
    }

    /** Begins, where a token is set. */
    void start() {
        if (token.configured()) {
            rounds.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
        }
    }

    private void look() {
        Optional<TokenTrouble> trouble = token.look();
        String now = trouble.map(TokenTrouble::toString).orElse("there");
        if (!now.equals(known)) {
            known = now;
            trouble.ifPresentOrElse(
                    why -> LOG.warn(
                            "the PKCS#11 token {} cannot be used: {}",
                            token.name(),
                            messages.text(Lang.EN, why.what())),
                    () -> LOG.info("the PKCS#11 token {} is there", token.name()));
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
