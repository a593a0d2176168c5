package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.List;

/**
 * Why a token, or a key on it, cannot be used just now.
 *
 * @param args paths, labels and codes of the module; never a PIN
 */
public record TokenTrouble(Reason reason, List<Object> args) {

    /** The kinds of trouble. Each has a sentence, and another one for the next step. */
    public enum Reason {
        /** This portal was started without the settings of a token. */
        NOT_SET,
        /** The token is being looked for since the start. */
        STARTING,
        /** There is no such library. */
        LIBRARY_MISSING,
        /** It is there and cannot be loaded, or refuses to begin. */
        LIBRARY_BROKEN,
        /** No slot holds a token of this label or serial number. */
        TOKEN_MISSING,
        /** Several tokens have the label. */
        TOKEN_TWICE,
        /** No PIN is set. */
        PIN_MISSING,
        /** The file of the PIN cannot be read or is empty. */
        PIN_FILE,
        /** Others can read the file of the PIN. */
        PIN_OPEN,
        /** The token refused the PIN; it is not tried again. */
        PIN_WRONG,
        /** The token has locked the PIN. */
        PIN_LOCKED,
        /** It answered before and does not any more. */
        REMOVED,
        /** It is there, and the key is not on it. */
        KEY_MISSING,
        /** It cannot make or use keys of this kind. */
        UNSUPPORTED,
        /** It made a key that could be read out, which was removed at once. */
        EXTRACTABLE;

        /** The trouble with what it is about. */
        public TokenTrouble of(Object... args) {
            return new TokenTrouble(this, List.of(args));
        }
    }

    /** Copies the list. */
    public TokenTrouble {
        args = List.copyOf(args);
    }

    /** What is the matter. */
    public Message what() {
        return Message.of("pki.token." + reason, args.toArray());
    }

    /** What to do about it. */
    public Message mend() {
        return Message.of("pki.token.mend." + reason, args.toArray());
    }

    /** As the reason why nothing is signed. */
    public Refusal refusal() {
        return new Refusal(Refusal.TOKEN, List.of(), what(), List.of(), new Mend(mend(), null));
    }

    /** The same, thrown. */
    public Fault.Refused fault() {
        return new Fault.Refused(refusal());
    }
}
