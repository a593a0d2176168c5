package akashi.access;

import akashi.core.text.Message;
import akashi.store.Account;
import java.util.OptionalInt;

/** By what people came in, or why they did not, as words for the trail. Never what was typed. */
final class Ways {

    private Ways() {}

    /** The first step alone. */
    static Message first(Account account) {
        return Message.of(
                switch (account.kind()) {
                    case LOCAL -> "access.by.password";
                    case DIRECTORY -> "access.by.directory";
                    case OPENID -> "access.by.provider";
                });
    }

    /** With a code; {@code recoveryLeft} is empty where it was one of the app. */
    static Message withCode(Account account, OptionalInt recoveryLeft) {
        return recoveryLeft.isPresent()
                ? Message.of("access.by.recovery", first(account), recoveryLeft.getAsInt())
                : Message.of("access.by.app", first(account));
    }

    /** With a second factor that was set up on the way in. */
    static Message withFirstFactor(Account account) {
        return Message.of("access.by.set-up", first(account));
    }

    /** The first step failed; for an account, if there is one. */
    static Message failed(Account account) {
        if (account.disabled()) {
            return Message.of("access.failed.shut");
        }
        return Message.of(account.local() ? "access.failed.password" : "access.failed.directory");
    }

    /** The code failed after the first step was right. */
    static Message wrongCode(Account account, boolean ofApp) {
        return Message.of(ofApp ? "access.failed.app" : "access.failed.recovery", first(account));
    }

    /** Which code it was that a person gave who is signed in. */
    static Message code(boolean ofApp) {
        return Message.of(ofApp ? "access.code.of-app" : "access.code.of-recovery");
    }

    /** The provider vouched, and still nobody comes in. */
    static Message failed(Welcome welcome) {
        if (welcome instanceof Welcome.KeptOut) {
            return Message.of("access.failed.shut");
        }
        if (welcome instanceof Welcome.NameTaken) {
            return Message.of("access.failed.name-taken");
        }
        return Message.of(welcome instanceof Welcome.NoName ? "access.failed.no-name" : "access.failed.no-role");
    }
}
