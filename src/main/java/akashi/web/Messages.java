package akashi.web;

import akashi.core.text.Message;
import akashi.core.text.Unseen;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sentences of the portal: all {@code templates/messages/*_en.properties} and {@code *_ja.properties} together,
 * read once; a guard test holds that each is a pattern. Instants are written in one zone, as
 * {@code 2027-03-31 09:05 JST}. A missing key is a defect and throws.
 */
public final class Messages {

    private static final String FOLDER = "templates/messages";

    private final Map<Lang, Map<String, Sentence>> sentences = new EnumMap<>(Lang.class);
    private final DateTimeFormatter stamp;

    private Messages(ZoneId zone) {
        // The zone's short name is written in English everywhere: "JST" is what both readers know.
        this.stamp = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm zzz", Locale.ENGLISH)
                .withZone(zone);
    }

    /** Reads all files; two files that define the same key stop the start. */
    public static Messages load(ZoneId zone) {
        Messages messages = new Messages(zone);
        Set<String> names = ClasspathFolder.names(FOLDER);
        for (Lang lang : Lang.values()) {
            Map<String, Sentence> all = new HashMap<>();
            names.stream()
                    .filter(name -> name.endsWith("_" + lang.code() + ".properties"))
                    .forEach(name -> read(name, lang, all));
            messages.sentences.put(lang, all);
        }
        return messages;
    }

    /**
     * The sentence in a language; arguments that are messages, lists and times are written out, and none turns the
     * sentence round.
     */
    public String text(Lang lang, Message message) {
        Sentence sentence = sentences.get(lang).get(message.key());
        if (sentence == null) {
            throw new IllegalStateException("no text for " + message.key() + " in " + lang.code());
        }
        return sentence.with(
                message.args().stream().map(arg -> written(lang, arg)).toArray());
    }

    /** The sentence of a key. */
    public String text(Lang lang, String key, Object... args) {
        return text(lang, Message.of(key, args));
    }

    /** Whether there is such a sentence. */
    public boolean has(String key) {
        return sentences.values().stream().allMatch(all -> all.containsKey(key));
    }

    /** What a sentence says by itself, whatever is put into it; its choices all together. */
    public String words(Lang lang, String key) {
        return sentences.get(lang).get(key).words();
    }

    /** All keys of a language, for what looks through all of them. */
    public Set<String> keys(Lang lang) {
        return Set.copyOf(sentences.get(lang).keySet());
    }

    /** An instant as {@code 2027-03-31 09:05 JST}. */
    public String stamp(Instant instant) {
        return stamp.format(instant);
    }

    /** The zone in which instants are written. */
    public ZoneId zone() {
        return stamp.getZone();
    }

    /** The items as one text: {@code a, b, c} or {@code a、b、c}. */
    public String list(Lang lang, Collection<?> items) {
        return items.stream()
                .map(item -> String.valueOf(written(lang, item)))
                .collect(Collectors.joining(lang == Lang.JA ? "、" : ", "));
    }

    private Object written(Lang lang, Object arg) {
        if (arg instanceof Message nested) {
            return text(lang, nested);
        }
        if (arg instanceof Collection<?> items) {
            return list(lang, items);
        }
        if (arg instanceof Instant instant) {
            return stamp(instant);
        }
        if (arg instanceof Enum<?> constant) {
            return text(lang, Message.of(constant));
        }
        return arg instanceof Number ? arg : Unseen.writtenOut(String.valueOf(arg));
    }

    private static void read(String name, Lang lang, Map<String, Sentence> into) {
        Properties file = new Properties();
        try {
            file.load(new StringReader(new String(ClasspathFolder.bytes(FOLDER + "/" + name), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.forEach((key, text) -> {
            if (into.put((String) key, new Sentence((String) text, lang.locale())) != null) {
                throw new IllegalStateException("defined twice: " + key + ", again in " + name);
            }
        });
    }
}
