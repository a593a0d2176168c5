package akashi.overview;

import akashi.core.diagnosis.Trouble;
import akashi.core.judged.JudgedSite;
import akashi.core.trust.Todo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Something that is wrong now, and where its cause is looked into. */
record Why(Trouble of, String path) {

    static List<Why> of(JudgedSite judged, int most) {
        return Trouble.of(judged.todos(), judged::of).stream()
                .limit(most)
                .map(trouble ->
                        new Why(trouble, "/diagnose?from=" + encoded(trouble.from()) + "&to=" + encoded(trouble.to())))
                .toList();
    }

    /** What has to be done about it. */
    public Todo todo() {
        return of.todo();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
