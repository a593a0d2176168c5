package akashi.core.diagnosis;

import static akashi.core.diagnosis.ErrorCause.CA_EXPIRED;
import static akashi.core.diagnosis.ErrorCause.CLOSED;
import static akashi.core.diagnosis.ErrorCause.EXPIRED;
import static akashi.core.diagnosis.ErrorCause.INTERCEPTED;
import static akashi.core.diagnosis.ErrorCause.ISSUER_NO_AUTHORITY;
import static akashi.core.diagnosis.ErrorCause.NAME_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.NOT_TLS;
import static akashi.core.diagnosis.ErrorCause.NOT_YET_VALID;
import static akashi.core.diagnosis.ErrorCause.OLD_PROTOCOL;
import static akashi.core.diagnosis.ErrorCause.OUTSIDE_CONSTRAINTS;
import static akashi.core.diagnosis.ErrorCause.REFUSED;
import static akashi.core.diagnosis.ErrorCause.REVOCATION_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.REVOKED;
import static akashi.core.diagnosis.ErrorCause.SELF_SIGNED;
import static akashi.core.diagnosis.ErrorCause.TIMED_OUT;
import static akashi.core.diagnosis.ErrorCause.TOO_LONG;
import static akashi.core.diagnosis.ErrorCause.UNTRUSTED_ROOT;
import static akashi.core.diagnosis.ErrorCause.WARNED;
import static akashi.core.diagnosis.ErrorCause.WEAK;
import static akashi.core.diagnosis.ErrorCause.WRONG_NAME;
import static akashi.core.diagnosis.ErrorCause.WRONG_USAGE;

import java.util.List;
import java.util.stream.Stream;

/** What browsers say: the codes below their warning, Chrome and Edge, and Firefox, and the warning itself. */
final class BrowserErrors {

    private BrowserErrors() {}

    static List<KnownError> all() {
        return Stream.of(chromium(), firefox(), warnings())
                .flatMap(List::stream)
                .toList();
    }

    private static List<KnownError> chromium() {
        return List.of(
                chromium(UNTRUSTED_ROOT, "err_cert_authority_invalid"),
                chromium(WRONG_NAME, "err_cert_common_name_invalid"),
                chromium(EXPIRED, "err_cert_date_invalid"),
                chromium(UNTRUSTED_ROOT, "its security certificate is not trusted by"),
                chromium(WRONG_NAME, "its security certificate is from"),
                chromium(EXPIRED, "its security certificate expired"),
                chromium(REVOKED, "err_cert_revoked"),
                chromium(REVOCATION_UNKNOWN, "err_cert_unable_to_check_revocation", "err_cert_no_revocation_mechanism"),
                chromium(WEAK, "err_cert_weak_signature_algorithm", "err_cert_weak_key"),
                chromium(TOO_LONG, "err_cert_validity_too_long"),
                chromium(OUTSIDE_CONSTRAINTS, "err_cert_name_constraint_violation"),
                chromium(WRONG_USAGE, "err_ssl_key_usage_incompatible", "err_cert_invalid"),
                chromium(INTERCEPTED, "err_ssl_pinned_key_not_in_cert_chain", "err_certificate_transparency_required"),
                chromium(NOT_TLS, "err_ssl_protocol_error"),
                chromium(OLD_PROTOCOL, "err_ssl_version_or_cipher_mismatch", "err_ssl_obsolete"),
                chromium(CLOSED, "err_connection_reset", "err_connection_closed", "err_empty_response"),
                chromium(REFUSED, "err_connection_refused"),
                chromium(TIMED_OUT, "err_connection_timed_out", "err_timed_out", "err_address_unreachable"),
                chromium(NAME_UNKNOWN, "err_name_not_resolved", "dns_probe_finished"));
    }

    private static List<KnownError> firefox() {
        return List.of(
                firefox(UNTRUSTED_ROOT, "sec_error_unknown_issuer", "sec_error_untrusted_issuer"),
                firefox(SELF_SIGNED, "mozilla_pkix_error_self_signed_cert"),
                firefox(WRONG_NAME, "ssl_error_bad_cert_domain"),
                firefox(EXPIRED, "sec_error_expired_certificate"),
                firefox(CA_EXPIRED, "sec_error_expired_issuer_certificate"),
                firefox(
                        NOT_YET_VALID,
                        "mozilla_pkix_error_not_yet_valid_certificate",
                        "mozilla_pkix_error_not_yet_valid_issuer_certificate"),
                firefox(
                        ISSUER_NO_AUTHORITY,
                        "sec_error_ca_cert_invalid",
                        "mozilla_pkix_error_v1_cert_used_as_ca",
                        "mozilla_pkix_error_ca_cert_used_as_end_entity"),
                firefox(WRONG_USAGE, "sec_error_inadequate_key_usage", "sec_error_inadequate_cert_type"),
                firefox(
                        WEAK,
                        "mozilla_pkix_error_inadequate_key_size",
                        "sec_error_cert_signature_algorithm_disabled",
                        "ssl_error_weak_server_cert_key"),
                firefox(OUTSIDE_CONSTRAINTS, "sec_error_cert_not_in_name_space"),
                firefox(REVOKED, "sec_error_revoked_certificate"),
                firefox(REVOCATION_UNKNOWN, "sec_error_ocsp_", "sec_error_crl_"),
                firefox(INTERCEPTED, "mozilla_pkix_error_mitm_detected"),
                firefox(NOT_TLS, "ssl_error_rx_record_too_long"),
                firefox(OLD_PROTOCOL, "ssl_error_unsupported_version", "ssl_error_no_cypher_overlap"),
                firefox(CLOSED, "pr_connect_reset_error", "pr_end_of_file_error"));
    }

    /** The headings, which are the same whatever is wrong. */
    private static List<KnownError> warnings() {
        return List.of(
                chromium(
                                WARNED,
                                "your connection is not private",
                                "your connection isn't private",
                                "your connection to this site is not secure",
                                "this server could not prove that it is",
                                "であることを確認できませんでした",
                                "attackers might be trying to steal your information",
                                "この接続ではプライバシーが保護されません",
                                "接続がプライベートではありません",
                                "このサイトへの接続は保護されていません",
                                "保護されていない通信")
                        .inGeneral(),
                firefox(
                                WARNED,
                                "potential security risk ahead",
                                "your connection is not secure",
                                "did not connect: potential security issue",
                                "潜在的なセキュリティリスクあり",
                                "安全な接続ではありません",
                                "接続中止: 潜在的なセキュリティ問題")
                        .inGeneral(),
                firefox(CLOSED, "secure connection failed", "安全な接続ができませんでした").inGeneral());
    }

    private static KnownError chromium(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.CHROMIUM, cause, texts);
    }

    private static KnownError firefox(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.FIREFOX, cause, texts);
    }
}
