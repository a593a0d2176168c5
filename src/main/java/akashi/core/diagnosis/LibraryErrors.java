package akashi.core.diagnosis;

import static akashi.core.diagnosis.ErrorCause.CALLER_REFUSES;
import static akashi.core.diagnosis.ErrorCause.CLOSED;
import static akashi.core.diagnosis.ErrorCause.EXPIRED;
import static akashi.core.diagnosis.ErrorCause.INCOMPLETE_CHAIN;
import static akashi.core.diagnosis.ErrorCause.ISSUER_NO_AUTHORITY;
import static akashi.core.diagnosis.ErrorCause.NAME_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.NOT_TLS;
import static akashi.core.diagnosis.ErrorCause.NOT_YET_VALID;
import static akashi.core.diagnosis.ErrorCause.NO_ALTERNATIVE_NAME;
import static akashi.core.diagnosis.ErrorCause.NO_PRIVATE_KEY;
import static akashi.core.diagnosis.ErrorCause.OLD_PROTOCOL;
import static akashi.core.diagnosis.ErrorCause.OUTSIDE_CONSTRAINTS;
import static akashi.core.diagnosis.ErrorCause.PFX_PASSWORD;
import static akashi.core.diagnosis.ErrorCause.REFUSED;
import static akashi.core.diagnosis.ErrorCause.REVOCATION_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.REVOKED;
import static akashi.core.diagnosis.ErrorCause.SELF_SIGNED;
import static akashi.core.diagnosis.ErrorCause.TIMED_OUT;
import static akashi.core.diagnosis.ErrorCause.UNTRUSTED_ROOT;
import static akashi.core.diagnosis.ErrorCause.WEAK;
import static akashi.core.diagnosis.ErrorCause.WRONG_NAME;
import static akashi.core.diagnosis.ErrorCause.WRONG_USAGE;

import java.util.List;
import java.util.stream.Stream;

/** What OpenSSL says, and the languages and tools of scripts. */
final class LibraryErrors {

    private LibraryErrors() {}

    static List<KnownError> all() {
        return Stream.of(openssl(), scripts()).flatMap(List::stream).toList();
    }

    private static List<KnownError> openssl() {
        return List.of(
                number(UNTRUSTED_ROOT, "(?:2|19|20)"),
                number(INCOMPLETE_CHAIN, "21"),
                number(SELF_SIGNED, "18"),
                number(EXPIRED, "10"),
                number(NOT_YET_VALID, "9"),
                number(WRONG_NAME, "6[24]"),
                number(WRONG_USAGE, "26"),
                number(ISSUER_NO_AUTHORITY, "(?:24|79)"),
                number(REVOKED, "23"),
                number(REVOCATION_UNKNOWN, "(?:3|11|12)"),
                number(OUTSIDE_CONSTRAINTS, "4[78]"),
                number(WEAK, "6[678]"),
                openssl(
                        UNTRUSTED_ROOT,
                        "unable to get local issuer certificate",
                        "self-signed certificate in certificate chain",
                        "self signed certificate in certificate chain",
                        "alert unknown ca"),
                openssl(INCOMPLETE_CHAIN, "unable to verify the first certificate"),
                openssl(EXPIRED, "certificate has expired", "alert certificate expired"),
                openssl(NOT_YET_VALID, "certificate is not yet valid"),
                openssl(WRONG_NAME, "hostname mismatch", "ip address mismatch"),
                openssl(WRONG_USAGE, "unsupported certificate purpose", "unsuitable certificate purpose"),
                openssl(WEAK, "ee key too small", "ca key too small", "ca md too weak", "dh key too small"),
                openssl(CALLER_REFUSES, "alert certificate unknown", "alert bad certificate"),
                openssl(NOT_TLS, "wrong version number", "http request"),
                openssl(
                        OLD_PROTOCOL,
                        "unsupported protocol",
                        "alert protocol version",
                        "alert handshake failure",
                        "no shared cipher"),
                openssl(CLOSED, "no peer certificate available", "unexpected eof while reading"),
                openssl(PFX_PASSWORD, "mac verify failure", "mac verify error"),
                openssl(NO_PRIVATE_KEY, "key values mismatch", "private key mismatch"),
                KnownError.like(Maker.OPENSSL, SELF_SIGNED, "self[- ]signed certificate(?! in certificate chain)"));
    }

    private static List<KnownError> scripts() {
        return List.of(
                scripts(
                        UNTRUSTED_ROOT,
                        "certificate signed by unknown authority",
                        "unable_to_get_issuer_cert_locally",
                        "self_signed_cert_in_chain"),
                scripts(INCOMPLETE_CHAIN, "unable_to_verify_leaf_signature"),
                scripts(SELF_SIGNED, "depth_zero_self_signed_cert"),
                scripts(EXPIRED, "certificate has expired or is not yet valid", "cert_has_expired"),
                scripts(NOT_YET_VALID, "cert_not_yet_valid"),
                KnownError.like(Maker.SCRIPTS, WRONG_NAME, "certificate is valid for [^\\n]{1,400}?, not "),
                scripts(
                        WRONG_NAME,
                        "err_tls_cert_altname_invalid",
                        "no alternative certificate subject name matches",
                        "doesn't match target host name"),
                scripts(NO_ALTERNATIVE_NAME, "relies on legacy common name field"),
                scripts(NOT_TLS, "first record does not look like a tls handshake"),
                scripts(OLD_PROTOCOL, "protocol version not supported", "server selected unsupported protocol version"),
                scripts(NAME_UNKNOWN, "getaddrinfo enotfound", "name or service not known", "could not resolve host"),
                scripts(REFUSED, "econnrefused", "connection refused"),
                scripts(TIMED_OUT, "etimedout", "i/o timeout", "connection timed out"),
                openssl(UNTRUSTED_ROOT, "certificate verify failed", "error:0a000086", "error:1416f086")
                        .inGeneral(),
                scripts(UNTRUSTED_ROOT, "certificate_verify_failed", "curl: (60)")
                        .inGeneral());
    }

    private static KnownError number(ErrorCause cause, String number) {
        return KnownError.like(
                Maker.OPENSSL,
                cause,
                "(?:verify error:num=|verify return code: |verification error: num=|verifyresult=)" + number
                        + "(?![0-9])");
    }

    private static KnownError openssl(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.OPENSSL, cause, texts);
    }

    private static KnownError scripts(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.SCRIPTS, cause, texts);
    }
}
