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
 * sentence, so that a search of the database finds a word of the sentence only by the codes that say it.
 */
final class ActWords {

    private static final Pattern SENTENCE =
            Pattern.compile("act\\.([^.]+)|audit\\.(?:kind|told)\\.([^.]+)(?:\\.\\d+)?");
    private static final String BETWEEN_TERMS = "[\\s\u3000]+";

    /** What is typed beyond this is one term: a long sentence asks for no longer statement than a short one. */
    private static final int MOST_TERMS = 20;

    private final Map<String, String> wordsByAct = new HashMap<>();

    ActWords(Messages messages) {
        for (Lang lang : Lang.values()) {
            for (String key : messages.keys(lang)) {
                var of = SENTENCE.matcher(key);
                if (of.matches()) {
                    String code = of.group(1) == null ? of.group(2) : of.group(1);
                    String words = messages.words(lang, key).toLowerCase(Locale.ROOT);
                    wordsByAct.merge(code, words, (some, more) -> some + "\n" + more);
                }
            }
        }
    }

    /** What was typed: each of its words has to stand somewhere in a line, so that a sentence finds itself. */
    Sought sought(String typed) {
        List<Term> terms = Stream.of(typed.split(BETWEEN_TERMS, MOST_TERMS))
                .map(term -> new Term(term, saying(term.toLowerCase(Locale.ROOT))))
                .toList();
        return new Sought(typed, terms);
    }

    private Set<String> saying(String text) {
        return wordsByAct.entrySet().stream()
                .filter(entry -> entry.getValue().contains(text))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
