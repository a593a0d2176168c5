package akashi.api;

import akashi.core.fault.Fault;
import akashi.web.Exchange;
import akashi.web.Form;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a long list. The list is in the order of its keys, and a page says after which key it begins, so that
 * nothing is told twice or left out when the list grows meanwhile.
 */
record Paging(Optional<String> after, int limit) {

    private static final int USUAL = 200;
    private static final int MOST = 1000;

    /** The rows of a page and what to send for the next one. */
    record Page<T>(List<T> rows, Optional<String> next) {}

    static Paging of(Exchange x) {
        Form query = x.query();
        Optional<String> after = query.optional("after", Paging::decoded);
        int limit = query.optional("limit", Paging::limit).orElse(USUAL);
        query.done();
        return new Paging(after, limit);
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw new Fault.BadInput("limit", "api.wrong.limit", MOST);
        }
        return Integer.parseInt(text);
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    }

    /** The page of a list that is sorted by its keys. */
    <T> Page<T> of(List<T> sorted, Function<T, String> key) {
        List<T> rest = sorted.stream()
                .filter(row -> after.isEmpty() || key.apply(row).compareTo(after.get()) > 0)
                .limit(limit + 1L)
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> rows = rest.subList(0, limit);
        byte[] last = key.apply(rows.get(limit - 1)).getBytes(StandardCharsets.UTF_8);
        return new Page<>(
                rows, Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(last)));
    }
}
