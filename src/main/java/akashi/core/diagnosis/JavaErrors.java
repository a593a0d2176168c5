package akashi.core.diagnosis;

import static akashi.core.diagnosis.ErrorCause.CALLER_REFUSES;
import static akashi.core.diagnosis.ErrorCause.CLOSED;
import static akashi.core.diagnosis.ErrorCause.EXPIRED;
import static akashi.core.diagnosis.ErrorCause.ISSUER_NO_AUTHORITY;
import static akashi.core.diagnosis.ErrorCause.NAME_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.NOT_TLS;
import static akashi.core.diagnosis.ErrorCause.NOT_YET_VALID;
import static akashi.core.diagnosis.ErrorCause.NO_ALTERNATIVE_NAME;
import static akashi.core.diagnosis.ErrorCause.OLD_PROTOCOL;
import static akashi.core.diagnosis.ErrorCause.OUTSIDE_CONSTRAINTS;
import static akashi.core.diagnosis.ErrorCause.PFX_PASSWORD;
import static akashi.core.diagnosis.ErrorCause.REFUSED;
import static akashi.core.diagnosis.ErrorCause.REVOCATION_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.REVOKED;
import static akashi.core.diagnosis.ErrorCause.TIMED_OUT;
import static akashi.core.diagnosis.ErrorCause.UNTRUSTED_ROOT;
import static akashi.core.diagnosis.ErrorCause.WEAK;
import static akashi.core.diagnosis.ErrorCause.WRONG_NAME;
import static akashi.core.diagnosis.ErrorCause.WRONG_USAGE;

import java.util.List;
import java.util.stream.Stream;

/** What Java's own TLS says. */
final class JavaErrors {

    private JavaErrors() {}

    static List<KnownError> all() {
        return Stream.of(certificates(), handshakes()).flatMap(List::stream).toList();
    }

    private static List<KnownError> certificates() {
        return List.of(
                row(
                        UNTRUSTED_ROOT,
                        "unable to find valid certification path to requested target",
                        "path does not chain with any of the trust anchors",
                        "received fatal alert: unknown_ca",
                        "trustanchors parameter must be non-empty"),
                row(EXPIRED, "certificateexpiredexception", "received fatal alert: certificate_expired"),
                row(NOT_YET_VALID, "certificatenotyetvalidexception"),
                row(
                        WRONG_NAME,
                        "no subject alternative dns name matching",
                        "no subject alternative names matching ip address",
                        "no name matching"),
                row(NO_ALTERNATIVE_NAME, "no subject alternative names present"),
                row(WRONG_USAGE, "extended key usage does not permit use for tls server authentication"),
                row(ISSUER_NO_AUTHORITY, "this is not a ca certificate", "is not a ca certificate"),
                row(OUTSIDE_CONSTRAINTS, "name constraints check failed", "violates name constraints"),
                row(
                        WEAK,
                        "algorithm constraints check failed",
                        "certificates do not conform to algorithm constraints",
                        "disabled algorithm"),
                row(
                        REVOKED,
                        "certificaterevokedexception",
                        "certificate has been revoked, reason",
                        "received fatal alert: certificate_revoked"),
                row(REVOCATION_UNKNOWN, "unable to determine revocation status", "unable to load crl"),
                row(
                        NOT_TLS,
                        "unsupported or unrecognized ssl message",
                        "unrecognized ssl message, plaintext connection"));
    }

    private static List<KnownError> handshakes() {
        return List.of(
                row(
                        OLD_PROTOCOL,
                        "received fatal alert: protocol_version",
                        "received fatal alert: handshake_failure",
                        "no appropriate protocol (protocol is disabled",
                        "the server selected protocol version",
                        "no cipher suites in common"),
                row(
                        CALLER_REFUSES,
                        "received fatal alert: certificate_unknown",
                        "received fatal alert: bad_certificate"),
                row(CLOSED, "remote host terminated the handshake", "remote host closed connection during handshake"),
                row(PFX_PASSWORD, "keystore password was incorrect"),
                row(NAME_UNKNOWN, "unknownhostexception"),
                row(REFUSED, "connectexception: connection refused"),
                row(TIMED_OUT, "connect timed out", "connectexception: connection timed out", "sockettimeoutexception"),
                row(EXPIRED, "validity check failed").inGeneral(),
                row(UNTRUSTED_ROOT, "pkix path building failed", "pkix path validation failed")
                        .inGeneral());
    }

    private static KnownError row(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.JAVA, cause, texts);
    }
}
