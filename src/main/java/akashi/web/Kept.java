package akashi.web;

import akashi.core.judged.Memo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.thymeleaf.util.IWritableCharSequence;

/**
 * A part of a page that was rendered once and is shown to every reader for whom its key is the same. Nothing of a request
 * goes into it: its template sees the model and {@code t}, neither {@code form} nor {@code frame}. Shown in a page with
 * {@code th:kept}.
 */
public final class Kept {

    /** Stands where a form has its token: every showing puts fresh ones there. Nobody outside can write it. */
    public static final String TOKEN = "token-" + UUID.randomUUID();

    /** What stands before, between and after the tokens. */
    private final List<byte[]> pieces = new ArrayList<>();

    private Kept(String text) {
        int from = 0;
        for (int at = text.indexOf(TOKEN); at >= 0; at = text.indexOf(TOKEN, from)) {
            pieces.add(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            from = at + TOKEN.length();
        }
        pieces.add(text.substring(from).getBytes(StandardCharsets.UTF_8));
    }

    private record Key(String template, Lang lang, Optional<Ground> ground, Object about) {}

    /**
     * The template rendered for a key, which names all that the model depends on and the memo does not already stand
     * for: also whether the reader may act, where that is shown.
     */
    static Kept of(Memo memo, Object about, String template, Exchange x, Kit kit, Supplier<Map<String, ?>> model) {
        Lang lang = x.lang();
        Optional<Ground> ground = x.session().map(session -> Ground.of(session, kit.doors()));
        return memo.of(new Key(template, lang, ground, about), () -> {
            Map<String, Object> all = new HashMap<>(model.get());
            all.putAll(Ground.model(ground));
            all.put("t", new Wording(kit.messages(), kit.assets(), lang, x.now(), ground));
            return new Kept(kit.renderer().page(template, lang, all));
        });
    }

    /** The part as it is shown this time. */
    CharSequence shown() {
        return new Showing();
    }

    /** Hands the bytes on as they are where bytes are collected; the template engine knows only characters. */
    private final class Showing implements IWritableCharSequence {

        @Override
        public void write(Writer writer) throws IOException {
            Utf8 page = writer instanceof Utf8 utf8 ? utf8 : new Utf8();
            String token = pieces.size() > 1 ? UUID.randomUUID() + "." : "";
            page.write(pieces.get(0));
            for (int form = 1; form < pieces.size(); form++) {
                page.write(token + form);
                page.write(pieces.get(form));
            }
            if (page != writer) {
                writer.write(page.toString());
            }
        }

        @Override
        public String toString() {
            Utf8 whole = new Utf8();
            try {
                write(whole);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
            return whole.toString();
        }

        @Override
        public int length() {
            return toString().length();
        }

        @Override
        public char charAt(int at) {
            return toString().charAt(at);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return toString().subSequence(from, to);
        }
    }
}
