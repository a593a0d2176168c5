package akashi.core.lesson;

import akashi.core.text.Message;
import java.util.Locale;

/** Words of the glossary that lessons end with: {@code word.X} is the word, {@code word.X.means} what it means. */
public enum Word {
    HTTPS,
    TLS,
    SESSION_KEY,
    PLAIN_TEXT,
    PRIVATE_KEY,
    PUBLIC_KEY,
    SIGN,
    CERTIFICATE,
    CA,
    CHAIN,
    HANDSHAKE,
    CLIENT,
    SUBJECT,
    VERIFIER,
    CA_CERTIFICATE,
    TRUST,
    HOST_NAME,
    SUBJECT_NAME,
    SAN,
    PAIR,
    SLOT,
    MIXED,
    CHANGE_SET,
    DATA_COLLECTOR,
    REMOTE_SERVER,
    DATA_STREAM,
    SERVICE_CLIENT,
    FAILOVER_RECORDING_SERVER,
    SERVICE_ACCOUNT,
    WINDOWS_STORE,
    MOBILE_DEVICE,
    PUSH_TO_TALK,
    EXPIRY,
    RENEW,
    THUMBPRINT,
    VERIFY,
    PROBE,
    VMS,
    MANAGEMENT_SERVER,
    RECORDING_SERVER,
    MOBILE_SERVER,
    EVENT_SERVER,
    LOG_SERVER,
    LPR_SERVER,
    SMART_CLIENT,
    MANAGEMENT_CLIENT,
    WEB_CLIENT,
    ONVIF_BRIDGE,
    DLNA,
    INTERCONNECT,
    MIP,
    PRIVATE_CA,
    SERVER_CERTIFICATE,
    PUBLIC_CERTIFICATE,
    ASYMMETRIC,
    SSL,
    TRUSTED_THIRD_PARTY,
    ISSUE,
    INSTALL,
    DISTRIBUTE,
    COMPUTER,
    ENCRYPTION,
    TWO_WAY,
    SYSTEM_MONITOR,
    SITE,
    READY,
    UNKNOWN,
    EVIDENCE,
    BUNDLE,
    ROOT,
    REVOKE,
    ROLLOVER,
    WORKGROUP;

    /** The word itself. */
    public Message text() {
        return Message.of(this);
    }

    /** Its mark on the glossary's page, which recaps lead to. */
    public String anchor() {
        return "word-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In one or two sentences. */
    public Message means() {
        return Message.of("word." + this + ".means");
    }
}
