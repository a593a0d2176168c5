package akashi.core.diagnosis;

import static akashi.core.diagnosis.ErrorCause.CLOSED;
import static akashi.core.diagnosis.ErrorCause.EXPIRED;
import static akashi.core.diagnosis.ErrorCause.NAME_UNKNOWN;
import static akashi.core.diagnosis.ErrorCause.NOT_TLS;
import static akashi.core.diagnosis.ErrorCause.NOT_YET_VALID;
import static akashi.core.diagnosis.ErrorCause.OLD_PROTOCOL;
import static akashi.core.diagnosis.ErrorCause.REFUSED;
import static akashi.core.diagnosis.ErrorCause.TIMED_OUT;
import static akashi.core.diagnosis.ErrorCause.TOO_LONG;
import static akashi.core.diagnosis.ErrorCause.UNTRUSTED_ROOT;
import static akashi.core.diagnosis.ErrorCause.WARNED;
import static akashi.core.diagnosis.ErrorCause.WRONG_NAME;

import java.util.List;
import java.util.stream.Stream;

/** What phones and tablets say. Apple's codes of an error's layers often come together: each is a row. */
final class PhoneErrors {

    private static final String URL_ERROR = "(?:nsurlerrordomain|cfnetwork|kcferrordomaincfnetwork)[^0-9-]{0,24}";

    private PhoneErrors() {}

    static List<KnownError> all() {
        return Stream.of(apple(), appleInGeneral(), android())
                .flatMap(List::stream)
                .toList();
    }

    private static List<KnownError> apple() {
        return List.of(
                url(UNTRUSTED_ROOT, "-120[23]"),
                url(EXPIRED, "-1201"),
                url(NOT_YET_VALID, "-1204"),
                url(TIMED_OUT, "-1001"),
                url(NAME_UNKNOWN, "-1003"),
                url(REFUSED, "-1004"),
                url(NOT_TLS, "-1022"),
                url(OLD_PROTOCOL, "-1200").inGeneral(),
                code(UNTRUSTED_ROOT, "98(?:07|12|13)"),
                code(EXPIRED, "9814"),
                code(NOT_YET_VALID, "9815"),
                code(WRONG_NAME, "9843"),
                code(OLD_PROTOCOL, "98(?:24|36)"),
                code(CLOSED, "980[56]"),
                KnownError.of(Maker.APPLE, TOO_LONG, "certificate is not standards compliant"),
                KnownError.of(
                        Maker.APPLE,
                        UNTRUSTED_ROOT,
                        "you might be connecting to a server that is pretending to be",
                        "certificate is not trusted",
                        "この証明書は信頼されていません"));
    }

    /** What is shown whatever is wrong. */
    private static List<KnownError> appleInGeneral() {
        return List.of(
                KnownError.of(
                                Maker.APPLE,
                                WARNED,
                                "cannot verify server identity",
                                "can't verify server identity",
                                "can't verify the identity of the website",
                                "this connection is not private",
                                "the certificate for this server is invalid",
                                "サーバの識別情報を検証できません",
                                "サーバーの識別情報を検証できません",
                                "の識別情報を検証できません",
                                "接続はプライベートではありません",
                                "この接続は安全ではありません",
                                "このサーバの証明書は無効です",
                                "このサーバーの証明書は無効です")
                        .inGeneral(),
                KnownError.of(
                                Maker.APPLE,
                                OLD_PROTOCOL,
                                "a secure connection to the server cannot be made",
                                "can't establish a secure connection to the server",
                                "サーバへの安全な接続を確立できません",
                                "セキュリティ保護された接続を確立できません")
                        .inGeneral());
    }

    private static List<KnownError> android() {
        return List.of(
                android(UNTRUSTED_ROOT, "trust anchor for certification path not found"),
                android(NOT_TLS, "cleartext communication to", "cleartext http traffic to"),
                KnownError.like(Maker.ANDROID, WRONG_NAME, "hostname [^ ]{1,260} not verified"),
                android(EXPIRED, "chain validation failed"),
                android(UNTRUSTED_ROOT, "certificate is not from a trusted authority", "信頼できる認証機関のものではありません"),
                android(
                        WRONG_NAME,
                        "name of the site does not match the name on the certificate",
                        "サイト名と証明書上の名前が一致しません"),
                android(WARNED, "problems with the security certificate for this site", "このサイトのセキュリティ証明書には問題があります")
                        .inGeneral());
    }

    private static KnownError url(ErrorCause cause, String code) {
        return KnownError.like(Maker.APPLE, cause, URL_ERROR + code + "(?![0-9])");
    }

    private static KnownError code(ErrorCause cause, String code) {
        return KnownError.like(Maker.APPLE, cause, "(?:ssl|stream|tls)[a-z ]{0,24}(?:code|error)[^0-9-]{0,6}-" + code);
    }

    private static KnownError android(ErrorCause cause, String... texts) {
        return KnownError.of(Maker.ANDROID, cause, texts);
    }
}
