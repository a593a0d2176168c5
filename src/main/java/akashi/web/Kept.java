package akashi.web;

import akashi.core.judged.Memo;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * A part of a page that was rendered once and is shown to every reader for whom its key is the same. Nothing of a request
 * goes into it: its template sees the model and {@code t}, neither {@code form} nor {@code frame}. Shown in a page with
 * {@code th:kept}.
 */
public final class Kept {

    /** Stands where a form has its token: every showing puts fresh ones there. Nobody outside can write it. */
    public static final String TOKEN = "token-" + UUID.randomUUID();

    private final String text;

    private Kept(String text) {
        this.text = text;
    }

    private record Key(String template, Lang lang, Object about) {}

    /**
     * The template rendered for a key, which names all that the model depends on and the memo does not already stand
     * for: also whether the reader may act, where that is shown.
     */
    static Kept of(Memo memo, Object about, String template, Exchange x, Kit kit, Supplier<Map<String, ?>> model) {
        Lang lang = x.lang();
        return memo.of(new Key(template, lang, about), () -> {
            Map<String, Object> all = new HashMap<>(model.get());
            all.put("t", new Wording(kit.messages(), kit.assets(), lang, x.now()));
            return new Kept(kit.renderer().page(template, lang, all));
        });
    }

    /** The text as it is shown this time. */
    String shown() {
        int at = text.indexOf(TOKEN);
        if (at < 0) {
            return text;
        }
        String page = UUID.randomUUID() + ".";
        StringBuilder shown = new StringBuilder(text.length() + 16);
        int from = 0;
        for (int form = 1; at >= 0; form++, at = text.indexOf(TOKEN, from)) {
            shown.append(text, from, at).append(page).append(form);
            from = at + TOKEN.length();
        }
        return shown.append(text, from, text.length()).toString();
    }
}
