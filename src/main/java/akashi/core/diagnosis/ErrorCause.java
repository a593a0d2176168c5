package akashi.core.diagnosis;

import static akashi.core.diagnosis.Mender.ADMINISTRATOR;
import static akashi.core.diagnosis.Mender.HELPDESK;
import static akashi.core.diagnosis.Mender.NETWORK;
import static akashi.core.diagnosis.Mender.USER;

import akashi.core.text.Message;

/** What lies behind an error text: who mends it, the next step, where it is done, and the lesson that explains it. */
public enum ErrorCause {
    UNTRUSTED_ROOT(HELPDESK, "/authorities", Lesson.TRUST),
    SELF_SIGNED(ADMINISTRATOR, "/certificates/issue", Lesson.ISSUE),
    INCOMPLETE_CHAIN(ADMINISTRATOR, "/certificates", Lesson.ISSUE),
    EXPIRED(ADMINISTRATOR, "/certificates/renewals", Lesson.LINK),
    CA_EXPIRED(ADMINISTRATOR, "/authorities", Lesson.TRUST),
    NOT_YET_VALID(USER, null, Lesson.HANDSHAKE),
    WRONG_NAME(ADMINISTRATOR, "/certificates/issue", Lesson.NAMES),
    NO_ALTERNATIVE_NAME(ADMINISTRATOR, "/certificates/issue", Lesson.NAMES),
    WRONG_USAGE(ADMINISTRATOR, "/certificates/issue", Lesson.HANDSHAKE),
    ISSUER_NO_AUTHORITY(ADMINISTRATOR, "/authorities", Lesson.TRUST),
    OUTSIDE_CONSTRAINTS(ADMINISTRATOR, "/authorities", Lesson.NAMES),
    WARNED(HELPDESK, "/check", Lesson.TRUST),
    WEAK(ADMINISTRATOR, "/certificates/issue", Lesson.ISSUE),
    TOO_LONG(ADMINISTRATOR, "/settings/profiles", Lesson.PHONES),
    REVOKED(ADMINISTRATOR, "/certificates/issue", Lesson.ISSUE),
    REVOCATION_UNKNOWN(ADMINISTRATOR, "/settings/revocation", Lesson.TRUST),
    CALLER_REFUSES(HELPDESK, "/authorities", Lesson.TRUST),
    /** The computer whose log this is ended the handshake; its words or the alert's number say why. */
    ALERT_SENT(ADMINISTRATOR, "/diagnose", Lesson.HANDSHAKE),
    NOT_TLS(ADMINISTRATOR, "/encryption", Lesson.HANDSHAKE),
    OLD_PROTOCOL(HELPDESK, "/clients", Lesson.HANDSHAKE),
    CLOSED(ADMINISTRATOR, null, Lesson.HANDSHAKE),
    KEY_UNREADABLE(ADMINISTRATOR, "/servers", Lesson.LINK),
    NO_PRIVATE_KEY(ADMINISTRATOR, "/certificates", Lesson.KEYS),
    PFX_PASSWORD(ADMINISTRATOR, "/certificates", Lesson.KEYS),
    INTERCEPTED(NETWORK, null, Lesson.TRUST),
    REFUSED(ADMINISTRATOR, null, Lesson.LINK),
    TIMED_OUT(NETWORK, null, Lesson.LINK),
    NAME_UNKNOWN(NETWORK, null, Lesson.LINK),
    REGISTRATION_REFUSED(ADMINISTRATOR, "/encryption", Lesson.PAIR),
    CONFIGURATOR_BUSY(ADMINISTRATOR, "/encryption", Lesson.PAIR),
    CONFIGURATOR_WORDS(ADMINISTRATOR, "/encryption", Lesson.PAIR),
    CONFIGURATOR_FAILED(ADMINISTRATOR, "/encryption", Lesson.PAIR),
    SERVICE_STUCK(ADMINISTRATOR, "/encryption", Lesson.PAIR),
    OWN_NAME(ADMINISTRATOR, "/servers", Lesson.NAMES),
    STILL_RUNNING(ADMINISTRATOR, null, Lesson.LINK);

    /** The lessons and tours that explain. */
    private static final class Lesson {
        static final String TRUST = "/learn/distribution-and-trust";
        static final String ISSUE = "/learn/ca-and-certificate";
        static final String NAMES = "/learn/names";
        static final String HANDSHAKE = "/learn/handshake";
        static final String PAIR = "/learn/the-pair";
        static final String KEYS = "/learn/key-pairs";
        static final String LINK = "/learn/walkthrough/recorder-to-management?step=3";
        static final String PHONES = "/learn/walkthrough/mobile-to-clients?step=1";
    }

    private final Mender mender;
    private final String path;
    private final String lesson;

    ErrorCause(Mender mender, String path, String lesson) {
        this.mender = mender;
        this.path = path;
        this.lesson = lesson;
    }

    /** Who mends it. */
    public Mender mender() {
        return mender;
    }

    /** The page on which it is mended; {@code null} where that is done outside the portal. */
    public String path() {
        return path;
    }

    /** The address of the lesson. */
    public String lesson() {
        return lesson;
    }

    /** What to do next. */
    public Message next() {
        return Message.of("diagnosis.next." + this);
    }
}
