package akashi.core.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Words of the product and its makers that people search by, in both languages, and the page that is about them. */
public enum Place {
    MANAGEMENT_SERVER("/topology/role/management", "management server", "マネジメントサーバー", "管理サーバー", "マネージメントサーバー"),
    RECORDING_SERVER(
            "/topology/role/recording", "recording server", "recorder", "レコーディングサーバー", "レコーティングサーバー", "録画サーバー"),
    FAILOVER_SERVER("/topology/role/failover-recording", "failover", "フェールオーバー", "フェイルオーバー"),
    MOBILE_SERVER("/topology/role/mobile", "mobile server", "mobile device", "モバイルサーバー", "モバイルデバイス", "モバイル機器"),
    EVENT_SERVER("/topology/role/event", "event server", "イベントサーバー"),
    LOG_SERVER("/topology/role/log", "log server", "ログサーバー"),
    LPR_SERVER("/topology/role/lpr", "lpr", "lprサーバー"),
    DATA_COLLECTOR("/topology/collector-to-management", "data collector", "データコレクタ", "data collectorサーバー"),
    CLIENTS("/clients", "smart client", "management client", "web client", "open network bridge", "dlna", "クライアント"),
    AUTHORITIES(
            "/authorities",
            "certificate authority",
            "ca certificate",
            "root certificate",
            "認証局",
            "認証管理者",
            "証明機関",
            "ca証明書",
            "ca認証",
            "ルート証明書"),
    CERTIFICATES("/certificates", "server certificate", "certificate", "証明書", "拇印", "thumbprint", "フィンガープリント"),
    RENEWALS("/certificates/renewals", "renew", "expiry", "expired", "更新", "有効期限", "期限切れ"),
    ENCRYPTION("/encryption", "encryption", "tls", "ssl", "https", "暗号化", "ペア"),
    TOPOLOGY("/topology/site", "diagram", "topology", "図", "トポロジー"),
    LESSONS(
            "/learn",
            "lesson",
            "learn",
            "private key",
            "public key",
            "session key",
            "秘密キー",
            "公開キー",
            "秘密鍵",
            "公開鍵",
            "学習");

    private final String path;
    private final List<String> words;

    Place(String path, String... words) {
        this.path = path;
        this.words = Stream.of(words).map(Place::bare).toList();
    }

    /** The address of its page. */
    public String path() {
        return path;
    }

    /** Whether a short text asks for it: a word of it, or the beginning of one. */
    boolean asked(String text) {
        String wanted = bare(text);
        return wanted.length() >= 2
                && words.stream().anyMatch(word -> word.startsWith(wanted) || wanted.contains(word));
    }

    /** Without blanks, since Japanese names are written with and without. */
    private static String bare(String text) {
        return text.replaceAll("[\\s\u3000]+", "").toLowerCase(Locale.ROOT);
    }
}
