package akashi.core.lesson;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * By what other names people look for the words: those of the guide, of the vendor and of Windows. A slip of the guide
 * is found and never shown as if it were right.
 */
public final class Glossary {

    /** A word with its other names, and the slips that mean it. */
    public record Entry(Word word, List<String> aliases, List<String> slips) {

        /** Its identity in the glossary, as {@code ca-certificate}. */
        public String id() {
            return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether a text that somebody typed means it, by any name but its own. */
        public boolean called(String typed) {
            String wanted = bare(typed);
            return bare(id()).contains(bare(typed.replace('-', ' ')))
                    || aliases.stream().anyMatch(alias -> means(alias, wanted))
                    || slips.stream().anyMatch(slip -> bare(slip).equals(wanted));
        }
    }

    /** A name with a gap in it stands for whatever the guide puts there. */
    private static boolean means(String alias, String wanted) {
        int gap = alias.indexOf(GAP);
        boolean filled = gap > 0
                && wanted.startsWith(bare(alias.substring(0, gap)))
                && wanted.endsWith(bare(alias.substring(gap + 1)));
        return filled || bare(alias).contains(wanted);
    }

    private static final char GAP = '…';

    private static final Map<Word, Entry> OTHER = new EnumMap<>(Word.class);

    static {
        servers();
        certificates();
        uses();
    }

    private Glossary() {}

    /** Every word, each once. */
    public static List<Entry> all() {
        return List.of(Word.values()).stream().map(Glossary::of).toList();
    }

    /** One word. */
    public static Entry of(Word word) {
        return OTHER.getOrDefault(word, new Entry(word, List.of(), List.of()));
    }

    /**
     * Without blanks and hyphens, since Japanese names are written with and without, in lower case, and in letters of
     * the usual width, however they were typed.
     */
    public static String bare(String text) {
        String usual = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return usual.replaceAll("[\\s\u3000-]+", "").toLowerCase(Locale.ROOT);
    }

    private static void also(Word word, String... aliases) {
        OTHER.put(word, new Entry(word, List.of(aliases), List.of()));
    }

    private static void slip(Word word, String slip) {
        Entry before = of(word);
        OTHER.put(word, new Entry(word, before.aliases(), List.of(slip)));
    }

    private static void servers() {
        also(Word.DATA_COLLECTOR, "data-collector", "Data Collector", "データコレクタサーバー", "データコレクタ");
        also(Word.REMOTE_SERVER, "リモート サーバー");
        also(Word.DATA_STREAM, "データ ストリーム", "stream", "ストリーム");
        also(Word.SERVICE_CLIENT, "サービス クライアント");
        also(Word.FAILOVER_RECORDING_SERVER, "failover", "フェールオーバー レコーディングサーバー", "フェイルオーバーレコーディングサーバー", "フェイルオーバー");
        also(Word.SERVICE_ACCOUNT, "サービス アカウント", "NETWORK SERVICE");
        also(Word.WINDOWS_STORE, "certificate store", "証明書ストア", "個人", "信頼されたルート証明機関");
        also(Word.MOBILE_DEVICE, "モバイル機器", "デバイス", "phone", "tablet", "スマートフォン");
        also(Word.PUSH_TO_TALK, "PTT", "プッシュ ツー トーク");
        also(Word.VMS, "video management", "映像管理");
        also(Word.MANAGEMENT_SERVER, "管理サーバー", "マネージメントサーバー", "マネジメント サーバー", "mgmt");
        also(Word.RECORDING_SERVER, "recorder", "レコーディング サーバー", "レコーティングサーバー", "録画サーバー");
        also(Word.MOBILE_SERVER, "XProtect Mobile server", "モバイル サーバー", "XProtect Mobileサーバー");
        also(Word.EVENT_SERVER, "XProtect Event Server", "イベント サーバー");
        also(Word.LOG_SERVER, "ログ サーバー");
        also(Word.LPR_SERVER, "XProtect LPR", "license plate", "ナンバー認識");
        also(Word.SMART_CLIENT, "Smart Client", "スマートクライアント");
        also(Word.MANAGEMENT_CLIENT, "Management Client", "マネジメントクライアント");
        also(Word.WEB_CLIENT, "Web Client", "ウェブクライアント");
        also(Word.ONVIF_BRIDGE, "ONVIF Bridge", "onvif-bridge");
        also(Word.DLNA, "DLNA");
        also(Word.INTERCONNECT, "Interconnect", "インターコネクト");
        also(Word.MIP, "MIP SDK", "integration", "インテグレーション", "プラグイン");
        also(Word.COMPUTER, "コンピュータ", "machine", "ホスト");
        also(Word.SYSTEM_MONITOR, "システム モニター");
        also(Word.SITE, "サイト全体");
        also(Word.WORKGROUP, "ドメインなし");
        also(Word.CLIENT, "クライアント側");
        also(Word.HOST_NAME, "FQDN", "コンピューター名");
    }

    private static void certificates() {
        also(Word.THUMBPRINT, "fingerprint", "フィンガープリント", "指紋");
        also(Word.PRIVATE_CA, "プライベート認証局", "internal CA", "社内認証局");
        also(Word.SERVER_CERTIFICATE, "プライベート…サーバー証明書", "プライベートサーバー証明書", "サーバー認証", "SSL certificate", "SSL証明書");
        also(Word.PUBLIC_CERTIFICATE, "パブリック証明書", "cer", "crt");
        also(Word.ASYMMETRIC, "RSA", "非対称鍵暗号", "公開鍵暗号");
        also(Word.SSL, "Secure Sockets Layer");
        also(Word.ROOT, "root", "intermediate", "ルート", "中間認証局", "中間証明機関");
        also(Word.TLS, "トランスポート レイヤー セキュリティ", "Transport Layer Security");
        also(Word.SESSION_KEY, "secret key", "symmetric key", "対称鍵", "共通鍵");
        also(Word.PRIVATE_KEY, "プライベートキー", "プライベート認証キー", "秘密鍵");
        also(Word.PUBLIC_KEY, "パブリックキー", "公開鍵");
        also(Word.SIGN, "signature", "署名する");
        also(Word.CERTIFICATE, "X.509");
        also(Word.CA, "認証管理者", "証明機関", "certification authority");
        also(Word.CHAIN, "path", "チェーン");
        also(Word.HANDSHAKE, "ネゴシエーション");
        also(Word.CA_CERTIFICATE, "CA認証", "公開CA証明書", "パブリックCA証明書", "root certificate", "ルート証明書");
        also(Word.SUBJECT_NAME, "common name", "CN", "共通名");
        also(Word.SAN, "サブジェクト代替名", "subject alternative name");
        slip(Word.SESSION_KEY, "秘密キー");
        slip(Word.CERTIFICATE, "認証");
        slip(Word.SUBJECT_NAME, "認証名");
        slip(Word.SAN, "DNS認証される名前のリスト");
    }

    private static void uses() {
        also(Word.EXPIRY, "expired", "expires", "期限切れ", "残り日数", "認証の期限");
        also(Word.RENEW, "renewal", "更新する");
        also(Word.VERIFY, "validate", "検証する", "認証する", "確認する");
        also(Word.PROBE, "probe", "観測");
        also(Word.TRUSTED_THIRD_PARTY, "第三者", "trusted third-party");
        also(Word.ISSUE, "発行する");
        also(Word.INSTALL, "import", "インポート", "インストールする");
        also(Word.DISTRIBUTE, "hand out", "配布する");
        also(Word.ENCRYPTION, "enable", "disable", "有効", "無効", "有効化", "無効化");
        also(Word.TWO_WAY, "two-way", "双方向");
        also(Word.READY, "blocked", "ready", "必須", "推奨", "情報");
        also(Word.UNKNOWN, "unknown", "not confirmed");
        also(Word.EVIDENCE, "told", "seen", "receipt", "申告", "実行結果");
        also(Word.BUNDLE, "package", "パッケージ", "zip", "PFX", "P12", "PKCS #12");
        also(Word.REVOKE, "revocation", "CRL", "OCSP", "失効させる");
        also(Word.ROLLOVER, "rollover", "CA change", "認証局の切り替え");
        also(Word.PLAIN_TEXT, "HTTP", "cleartext", "暗号化なし");
        also(Word.SUBJECT, "owner", "サブジェクト/所有者", "オーナー", "所有者");
        also(Word.VERIFIER, "証明書を認証する側", "確認する側", "verifier");
        also(Word.TRUST, "信用", "信頼する");
        also(Word.PAIR, "paired", "組");
        also(Word.SLOT, "証明書グループ", "ストリーミングメディア証明書", "モバイルストリーミングメディア証明書", "certificate group");
        also(Word.MIXED, "half encrypted");
        also(Word.CHANGE_SET, "plan", "計画");
    }
}
