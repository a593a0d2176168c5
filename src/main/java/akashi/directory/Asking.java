package akashi.directory;

import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.PeerTrust;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks the servers of the directory in their order until one answers. A server that cannot be reached or trusted is
 * passed over; what one of them said counts. A few are asked at once, and none after a while.
 */
final class Asking {

    private static final Duration ALL = Duration.ofSeconds(12);
    private static final Semaphore AT_ONCE = new Semaphore(6);

    private final DirectorySettings settings;
    private final Supplier<PeerTrust> trust;
    private final Optional<Password> bindPassword;

    /** {@code trust} is whom the portal takes for the directory, made anew for each conversation. */
    Asking(DirectorySettings settings, Supplier<PeerTrust> trust, Optional<Password> bindPassword) {
        this.settings = settings;
        this.trust = trust;
        this.bindPassword = bindPassword;
    }

    /** The person with this name; with a password, only if it is the right one. */
    Found find(String typed, Optional<Password> password) throws NoAnswer, Denied {
        if (password.filter(secret -> secret.length() == 0).isPresent()) {
            // A bind without a password succeeds everywhere and proves nothing (RFC 4513 5.1.2).
            throw new Denied(Denied.Reason.PASSWORD);
        }
        if (!turn()) {
            throw new NoAnswer(List.of(Message.of("directory.busy")));
        }
        try {
            return first(typed, password);
        } finally {
            AT_ONCE.release();
        }
    }

    private Found first(String typed, Optional<Password> password) throws NoAnswer, Denied {
        long until = System.nanoTime() + ALL.toNanos();
        List<Message> whys = new ArrayList<>();
        for (ServerAddress server : settings.servers()) {
            try {
                for (InetAddress address : server.addresses()) {
                    if (System.nanoTime() > until) {
                        throw new NoAnswer(whys);
                    }
                    try (LDAPConnection line = Line.open(server, address, trust.get())) {
                        return new Talk(line, server, settings, bindPassword).find(typed, password);
                    } catch (Unreached why) {
                        whys.add(why.said());
                    }
                }
            } catch (Unreached why) {
                whys.add(why.said());
            }
        }
        throw new NoAnswer(whys);
    }

    private static boolean turn() {
        try {
            return AT_ONCE.tryAcquire(ALL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
