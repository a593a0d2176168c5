package akashi.audit;

import akashi.store.AuditQuery.Sought;
import akashi.store.AuditQuery.Term;
import akashi.web.Lang;
import akashi.web.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sentences of acts say by themselves, in every language. Entries hold the code of an act and the values for its
 * sentence, some of them by their keys, so that a search of the database finds a word of the sentence only by the codes
 * and keys that say it.
 */
final class ActWords {

    private static final Pattern SENTENCE =
            Pattern.compile("act\\.([^.]+)|audit\\.(?:kind|told)\\.([^.]+)(?:\\.\\d+)?");

    /** Signs of sentences in both languages; what stands between the parts of an address is found part by part. */
    private static final String BETWEEN_TERMS = "[\\s\u3000()“”「」『』、。・:;\uff1a\uff1b\uff08\uff09]+|[.,]+(?=\\s|$)";

    /** Texts that stand for values: constants, kinds of acts, and ways of coming in. */
    private static final Pattern VALUE = Pattern.compile(
            ".*\\.[A-Z][A-Z0-9_]*|audit\\.kind\\..+|access\\.(?:by|failed|asked|token)\\..+|.*\\.state\\..+");

    /** A text that so many values have tells nothing apart. */
    private static final int MOST_VALUES = 60;

    /** What is typed beyond this is one term: a long sentence asks for no longer statement than a short one. */
    private static final int MOST_TERMS = 20;

    private final Map<String, String> wordsByAct = new HashMap<>();
    private final Map<String, String> values = new HashMap<>();

    ActWords(Messages messages) {
        for (Lang lang : Lang.values()) {
            for (String key : messages.keys(lang)) {
                var of = SENTENCE.matcher(key);
                if (of.matches()) {
                    String code = of.group(1) == null ? of.group(2) : of.group(1);
                    String words = messages.words(lang, key).toLowerCase(Locale.ROOT);
                    wordsByAct.merge(code, words, (some, more) -> some + "\n" + more);
                }
                if (VALUE.matcher(key).matches()) {
                    values.merge(
                            key,
                            messages.words(lang, key).toLowerCase(Locale.ROOT),
                            (some, more) -> some + "\n" + more);
                }
            }
        }
    }

    /** What was typed: each of its words has to stand somewhere in a line, so that a sentence finds itself. */
    Sought sought(String typed) {
        List<String> words = Stream.of(typed.split(BETWEEN_TERMS, MOST_TERMS))
                .filter(word -> !word.isBlank())
                .toList();
        List<Term> terms = (words.isEmpty() ? List.of(typed) : words)
                .stream().map(this::term).toList();
        return new Sought(typed, terms);
    }

    private Term term(String word) {
        String text = word.toLowerCase(Locale.ROOT);
        Set<String> found = saying(values, text);
        return new Term(word, saying(wordsByAct, text), found.size() > MOST_VALUES ? Set.of() : found);
    }

    private static Set<String> saying(Map<String, String> texts, String text) {
        return texts.entrySet().stream()
                .filter(entry -> entry.getValue().contains(text))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
