package akashi.access;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Guessing;
import akashi.pki.Password;
import akashi.pki.PasswordHash;
import akashi.web.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Passwords of people: what is accepted, and how they are checked without exhausting the machine. */
public final class Passwords {

    /** The fewest characters of a password; length is what makes it strong (NIST SP 800-63B). */
    public static final int FEWEST = 8;

    private static final int MOST = 200;
    /** Each check takes 19 MiB for a moment. */
    private static final Semaphore AT_ONCE = new Semaphore(4);

    private static final PasswordHash NOBODY = PasswordHash.of(Password.of("nobody knows it"));

    private Passwords() {}

    /** A new password typed twice, or errors on the form's fields. */
    public static Password chosen(Form form, String field, String again, String userName) {
        char[] first = form.secret(field);
        char[] second = form.secret(again);
        if (first.length == 0) {
            form.error(field, Message.of("web.field.required"));
        } else {
            weakness(first, userName).ifPresent(error -> form.error(field, error));
        }
        if (!String.valueOf(first).equals(String.valueOf(second))) {
            form.error(again, Message.of("access.password.differs"));
        }
        return Password.of(first);
    }

    /** The hash to keep. */
    public static String hashed(Password password) {
        return inTurn(() -> PasswordHash.of(password).phc());
    }

    /** Whether it is the password; a missing hash takes as long as a wrong password. */
    static boolean matches(Optional<String> hash, Password password) {
        return inTurn(() -> {
            boolean same = hash.map(PasswordHash::new).orElse(NOBODY).matches(password);
            return same && hash.isPresent();
        });
    }

    /** Why a password is not accepted for somebody, in a sentence. */
    public static Optional<Message> weakness(Password password, String userName) {
        return weakness(password.reveal(), userName);
    }

    private static Optional<Message> weakness(char[] password, String userName) {
        String text = String.valueOf(password);
        if (text.length() < FEWEST) {
            return Optional.of(Message.of("access.password.short", FEWEST));
        }
        if (text.length() > MOST) {
            return Optional.of(Message.of("access.password.long", MOST));
        }
        boolean same = text.toLowerCase(Locale.ROOT).contains(userName.toLowerCase(Locale.ROOT));
        boolean plain = text.chars().distinct().count() < 4;
        if (same || plain) {
            return Optional.of(Message.of("access.password.guessable"));
        }
        return Guessing.soon(text, List.of(userName))
                ? Optional.of(Message.of("access.password.common"))
                : Optional.empty();
    }

    private static <T> T inTurn(Supplier<T> work) {
        try {
            AT_ONCE.acquire();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Fault.Unavailable(Message.of("access.stopping"));
        }
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
