package akashi.core.diagnosis;

import static akashi.core.diagnosis.ErrorCause.ALERT_SENT;
import static akashi.core.diagnosis.ErrorCause.CALLER_REFUSES;
import static akashi.core.diagnosis.ErrorCause.CLOSED;
import static akashi.core.diagnosis.ErrorCause.EXPIRED;
import static akashi.core.diagnosis.ErrorCause.INCOMPLETE_CHAIN;
import static akashi.core.diagnosis.ErrorCause.ISSUER_NO_AUTHORITY;
import static akashi.core.diagnosis.ErrorCause.KEY_UNREADABLE;
import static akashi.core.diagnosis.ErrorCause.NAME_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.NOT_TLS;
import static akashi.core.diagnosis.ErrorCause.NO_PRIVATE_KEY;
import static akashi.core.diagnosis.ErrorCause.OLD_PROTOCOL;
import static akashi.core.diagnosis.ErrorCause.OUTSIDE_CONSTRAINTS;
import static akashi.core.diagnosis.ErrorCause.PFX_PASSWORD;
import static akashi.core.diagnosis.ErrorCause.REFUSED;
import static akashi.core.diagnosis.ErrorCause.REVOCATION_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.REVOKED;
import static akashi.core.diagnosis.ErrorCause.TIMED_OUT;
import static akashi.core.diagnosis.ErrorCause.UNTRUSTED_ROOT;
import static akashi.core.diagnosis.ErrorCause.WRONG_NAME;
import static akashi.core.diagnosis.ErrorCause.WRONG_USAGE;

import java.util.List;
import java.util.stream.Stream;

/** What Windows says: SChannel, .NET, CryptoAPI, WinINet and sockets, in English and Japanese. */
final class WindowsErrors {

    private static final String ALERT = "(?:alert code is|fatal error code is|警告コードは|アラート コードは|致命的なエラー コードは) ?";

    private WindowsErrors() {}

    static List<KnownError> all() {
        return Stream.of(trust(), ownCertificate(), keysAndLists(), connections(), nameResolution(), events())
                .flatMap(List::stream)
                .toList();
    }

    private static List<KnownError> trust() {
        return List.of(
                row(
                        UNTRUSTED_ROOT,
                        "800b0109",
                        "80090325",
                        "80072f0d",
                        "800b0112",
                        "-2146762487",
                        "cert_e_untrustedroot",
                        "sec_e_untrusted_root",
                        "terminated in a root certificate which is not trusted",
                        "issued by an untrusted certificate authority",
                        "chain was issued by an authority that is not trusted",
                        "信頼されていないルート証明書で強制終了",
                        "信頼されていないルート証明機関",
                        "信頼されていない機関によって発行されました",
                        "untrustedroot"),
                KnownError.like(Maker.WINDOWS, UNTRUSTED_ROOT, ALERT + "48(?![0-9])"),
                row(
                        INCOMPLETE_CHAIN,
                        "800b010a",
                        "cert_e_chaining",
                        "a certificate chain could not be built to a trusted root authority",
                        "信頼されたルート機関への証明書チェーンを構築できませんでした",
                        "partialchain"));
    }

    private static List<KnownError> ownCertificate() {
        return List.of(
                row(
                        EXPIRED,
                        "800b0101",
                        "80090328",
                        "80072f05",
                        "cert_e_expired",
                        "sec_e_cert_expired",
                        "is not within its validity period",
                        "the received certificate has expired",
                        "有効期間内ではありません",
                        "有効期限が切れています",
                        "nottimevalid"),
                row(
                        WRONG_NAME,
                        "800b010f",
                        "80090322",
                        "80072f06",
                        "cert_e_cn_no_match",
                        "sec_e_wrong_principal",
                        "cn name does not match the passed value",
                        "target principal name is incorrect",
                        "does not contain the expected name",
                        "ターゲットのプリンシパル名が間違っています",
                        "remotecertificatenamemismatch"),
                row(
                        WRONG_USAGE,
                        "800b0110",
                        "cert_e_wrong_usage",
                        "not valid for the requested usage",
                        "notvalidforusage"),
                row(ISSUER_NO_AUTHORITY, "80096019", "trust_e_basic_constraints", "invalidbasicconstraints"),
                row(OUTSIDE_CONSTRAINTS, "800b0114", "cert_e_invalid_name", "hasnotpermittednameconstraint"),
                row(REVOKED, "800b010c", "80092010", "80072f8a", "cert_e_revoked", "crypt_e_revoked"));
    }

    private static List<KnownError> keysAndLists() {
        return List.of(
                row(
                        REVOCATION_UNKNOWN,
                        "80092012",
                        "80092013",
                        "80072f19",
                        "crypt_e_no_revocation_check",
                        "crypt_e_revocation_offline",
                        "unable to check revocation",
                        "失効を確認できませんでした",
                        "失効の関数",
                        "revocationstatusunknown",
                        "offlinerevocation"),
                row(
                        KEY_UNREADABLE,
                        "80090304",
                        "8009030d",
                        "80090016",
                        "keyset does not exist",
                        "キーセットがありません",
                        "server credential private key",
                        "サーバー資格情報の秘密キー"),
                row(
                        NO_PRIVATE_KEY,
                        "8009030e",
                        "no credentials are available in the security package",
                        "must use a certificate with the private key",
                        "must be a certificate with a private key"),
                row(
                        PFX_PASSWORD,
                        "80070056",
                        "network password is not correct",
                        "the password you entered is incorrect",
                        "ネットワーク パスワードが正しくありません",
                        "入力したパスワードは間違っています"));
    }

    private static List<KnownError> connections() {
        return List.of(
                row(
                        OLD_PROTOCOL,
                        "80090331",
                        "80090302",
                        "could not create ssl/tls secure channel",
                        "possess a common algorithm",
                        "ssl/tls のセキュリティで保護されているチャネルを作成できませんでした",
                        "共通のアルゴリズムがない"),
                KnownError.like(Maker.WINDOWS, OLD_PROTOCOL, ALERT + "(?:40|70)(?![0-9])"),
                row(NOT_TLS, "80090308", "handshake failed due to an unexpected packet format", "予期しないパケット形式"),
                KnownError.like(Maker.WINDOWS, CALLER_REFUSES, ALERT + "4[26](?![0-9])"),
                row(CALLER_REFUSES, "80090327", "sec_e_cert_unknown"),
                row(
                                CLOSED,
                                "an existing connection was forcibly closed by the remote host",
                                "既存の接続はリモート ホストに強制的に切断されました",
                                "received an unexpected eof or 0 bytes",
                                "an unexpected error occurred on a receive",
                                "an unexpected error occurred on a send",
                                "受信時に予期しないエラーが発生しました",
                                "送信時に予期しないエラーが発生しました")
                        .inGeneral(),
                row(
                                UNTRUSTED_ROOT,
                                "could not establish trust relationship for the ssl/tls secure channel",
                                "チャネルに対する信頼関係を確立できませんでした",
                                "remote certificate is invalid according to the validation procedure",
                                "検証プロシージャによると",
                                "remotecertificatechainerrors",
                                "80072f8f")
                        .inGeneral(),
                row(REFUSED, "target machine actively refused it", "対象のコンピューターによって拒否されたため", "wsaeconnrefused"),
                row(
                        TIMED_OUT,
                        "connected party did not properly respond after a period of time",
                        "一定の時間を過ぎても正しく応答しなかった",
                        "wsaetimedout"));
    }

    private static List<KnownError> nameResolution() {
        return List.of(row(
                NAME_UNKNOWN,
                "no such host is known",
                "the remote name could not be resolved",
                "そのようなホストは不明です",
                "リモート名を解決できませんでした",
                "wsahost_not_found"));
    }

    /** Numbers of the event log, which many write down without the text beside them. */
    private static List<KnownError> events() {
        return List.of(
                event(OLD_PROTOCOL, "36874"),
                event(UNTRUSTED_ROOT, "36882"),
                event(CALLER_REFUSES, "36887").inGeneral(),
                event(ALERT_SENT, "36888").inGeneral());
    }

    private static KnownError event(ErrorCause cause, String number) {
        String named = "(?:event|schannel|イベント)[^0-9]{0,40}" + number + "(?![0-9])";
        return KnownError.like(Maker.WINDOWS, cause, named + "|(?<![0-9])" + number + "(?![0-9])[^0-9]{0,40}schannel");
    }

    private static KnownError row(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.WINDOWS, cause, texts);
    }
}
