package akashi.guard;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message files of both languages, and everything that can be wrong with them. */
final class MessageFiles {

    /** Japanese texts that are a name and nothing else; numbers, punctuation and placeholders do not count. */
    static final Set<String> NAMES = Set.of(
            "Akashi",
            "XProtect VMS",
            "XProtect Smart Client",
            "XProtect Management Client",
            "XProtect Web Client",
            "XProtect DLNA Server",
            "Milestone Open Network Bridge",
            "Windows",
            "Windows Server",
            "Windows Server R",
            "English",
            "NETWORK SERVICE",
            "OpenID Connect",
            "RSA",
            "EC",
            "PEM",
            "DER",
            "PFX",
            "CSV",
            "CSR",
            "SVG",
            "JSON",
            "ZIP",
            "API",
            "JSON API",
            "CA",
            "CN",
            "SHA",
            "URL",
            "ID");

    /** Words that the glossary keeps off every page: slips of the guide, and spellings that are not the chosen one. */
    static final Map<String, Pattern> FORBIDDEN = Map.ofEntries(
            word("CA証明書", "CA認証(?!局)|公開CA証明書|パブリックCA証明書"),
            word("サーバー証明書", "サーバー認証書|プライベート認証"),
            word("サブジェクト名", "認証名"),
            word("DNS名(SAN)", "DNS認証|サブジェクト代替名"),
            word("有効期限", "認証の期限"),
            word("認証局(CA)", "認証管理者"),
            word("マネジメントサーバー", "管理サーバー|マネージメントサーバー"),
            word("レコーディングサーバー", "レコーティング|録画サーバー|レコーディング サーバー"),
            word("フェールオーバー", "フェイルオーバー"),
            word("モバイルデバイス", "モバイル機器"),
            word("サーバー", "サーバ(?!ー)"),
            word("コンピューター", "コンピュータ(?!ー)"),
            word("信頼", "信用"),
            word("拇印", "フィンガープリント|指紋"),
            word("共通鍵(セッションキー)", "秘密セッション"),
            word("秘密キー", "プライベートキー|秘密鍵"),
            word("公開キー", "パブリックキー|公開鍵"));

    private static final Pattern QUOTED = Pattern.compile("''|'[{}]+'");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    private final Map<String, Properties> files = new TreeMap<>();
    private final List<String> bad = new ArrayList<>();

    /** Reads files by path, as {@code templates/messages/core_en.properties}. */
    MessageFiles(Map<String, String> texts) {
        texts.forEach((path, text) -> files.put(path, parse(path, text)));
    }

    private static Map.Entry<String, Pattern> word(String right, String wrong) {
        return Map.entry(right, Pattern.compile(wrong));
    }

    private Properties parse(String path, String text) {
        Properties properties = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (containsKey(key)) {
                    bad.add(path + " has " + key + " twice");
                }
                return super.put(key, value);
            }
        };
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The keys of every file. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        files.values().forEach(properties -> keys.addAll(properties.stringPropertyNames()));
        return keys;
    }

    /** All objections. */
    List<String> objections() {
        Map<String, String> home = new TreeMap<>();
        files.forEach((path, properties) -> {
            if (!path.matches(".*/[a-z-]+_(en|ja)\\.properties")) {
                bad.add(path + " is not named <part>_en.properties or <part>_ja.properties");
            } else {
                String language = path.replaceAll(".*_(en|ja)\\.properties", "$1");
                properties.stringPropertyNames().forEach(key -> {
                    String other = home.put(language + " " + key, path);
                    if (other != null) {
                        bad.add(key + " is in " + other + " and in " + path);
                    }
                });
                compare(path, language, properties);
            }
        });
        return bad;
    }

    private void compare(String path, String language, Properties properties) {
        String twinPath = path.replace("_" + language + ".", language.equals("en") ? "_ja." : "_en.");
        Properties twin = files.getOrDefault(twinPath, new Properties());
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            String text = properties.getProperty(key);
            text(path + " " + key, language, text);
            if (!twin.containsKey(key)) {
                bad.add(twinPath + " lacks " + key);
            } else if (language.equals("en") && !placeholders(text).equals(placeholders(twin.getProperty(key)))) {
                bad.add(key + " has other placeholders in " + path + " than in " + twinPath);
            }
        }
    }

    private void text(String where, String language, String text) {
        if (text.isBlank()) {
            bad.add(where + " is empty");
        }
        if (QUOTED.matcher(text).replaceAll("").contains("'")) {
            bad.add(where + " has a lone apostrophe: double it");
        }
        try {
            new MessageFormat(text, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            bad.add(where + " is no message format: " + e.getMessage());
        }
        if (language.equals("ja")) {
            japanese(where, text);
        }
    }

    private void japanese(String where, String text) {
        String bare =
                text.replaceAll("\\{[^}]*}", "").replaceAll("[^\\p{L}]+", " ").strip();
        if (!JAPANESE.matcher(text).find() && !bare.isEmpty() && !NAMES.contains(bare)) {
            bad.add(where + " has no Japanese: " + text);
        }
        FORBIDDEN.forEach((right, wrong) -> {
            if (wrong.matcher(text).find()) {
                bad.add(where + " has a word for which the glossary says " + right);
            }
        });
    }

    private static Set<String> placeholders(String text) {
        Set<String> numbers = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(QUOTED.matcher(text).replaceAll(""));
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }
}
