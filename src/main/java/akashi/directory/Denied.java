package akashi.directory;

import akashi.core.text.Message;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The directory was asked and does not know the person by this name and password. */
final class Denied extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        /** Nobody below the base has that name. */
        UNKNOWN,
        /** Several have it. */
        SEVERAL,
        /** Another password. */
        PASSWORD,
        /** The password ended. */
        EXPIRED,
        /** It has to be changed first. */
        CHANGE,
        /** The account is disabled. */
        DISABLED,
        /** The account ended. */
        ENDED,
        /** The account is locked after wrong passwords. */
        LOCKED,
        /** Not at this hour, or not from this computer. */
        HOURS
    }

    /** What Active Directory writes into the answer to a refused bind. */
    private static final Pattern DATA = Pattern.compile("\\bdata ([0-9a-f]{3})\\b");

    private static final Map<String, Reason> REASONS = Map.of(
            "530", Reason.HOURS,
            "531", Reason.HOURS,
            "532", Reason.EXPIRED,
            "533", Reason.DISABLED,
            "701", Reason.ENDED,
            "773", Reason.CHANGE,
            "775", Reason.LOCKED);

    private final Reason reason;

    Denied(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** What the diagnostic text of a refused bind means. */
    static Denied bySaying(String diagnostic) {
        Matcher data = DATA.matcher(diagnostic == null ? "" : diagnostic.toLowerCase(Locale.ROOT));
        return new Denied(data.find() ? REASONS.getOrDefault(data.group(1), Reason.PASSWORD) : Reason.PASSWORD);
    }

    Message said() {
        return Message.of("directory.denied." + reason);
    }
}
