package akashi.fuzz;

import akashi.Browser;
import akashi.EveryPage;
import akashi.TestPortal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Goes through all pages and the links with a query on them, and gathers every form. */
final class Crawl {

    /** A page looks different by what its query says; so many of one route and the same names are opened. */
    private static final int ALIKE = 3;

    /** The switch of languages is on every page: one stands for all. */
    private static final Pattern LANGUAGE = Pattern.compile("[?&]lang=[a-z]+");

    /** All steps of one lesson have every form that a step can have. */
    private static final Pattern STEP =
            Pattern.compile("/learn/(?!lab|key-pairs|completion|walk|scenes)[a-z-]+/[a-z]+");

    private final Addresses addresses;
    private final Browser reader;
    private final Map<String, Shown> forms = new LinkedHashMap<>();
    private final Map<String, Integer> opened = new HashMap<>();
    private int languages;
    private final Set<String> seen = new LinkedHashSet<>();
    private final Queue<String> next = new ArrayDeque<>();

    private Crawl(TestPortal portal, Browser reader) {
        this.addresses = new Addresses(portal);
        this.reader = reader;
    }

    static Collection<Shown> of(TestPortal portal, Browser reader, List<String> more) {
        Crawl crawl = new Crawl(portal, reader);
        // Not by the way of links: a page of the list may be one of many of its route, and yet show something else.
        Stream.concat(
                        EveryPage.of(portal).stream()
                                .filter(path -> !STEP.matcher(path).matches()),
                        more.stream())
                .filter(crawl.seen::add)
                .forEach(crawl.next::add);
        while (!crawl.next.isEmpty()) {
            crawl.open(crawl.next.remove());
        }
        return crawl.forms.values();
    }

    private void later(String link) {
        String path = link.split("#", 2)[0];
        String names =
                LANGUAGE.matcher(path).replaceAll("").replaceAll("=[^&]*", "").replaceAll("^[^?]*", "");
        boolean wanted = addresses
                .route("GET", path.split("\\?", 2)[0])
                .filter(route -> opened.merge(route + names, 1, Integer::sum) <= ALIKE)
                .isPresent();
        if (wanted && !LANGUAGE.matcher(path).find() && seen.add(path)) {
            next.add(path);
        }
    }

    private void open(String path) {
        Browser.Page page = reader.get(path);
        if (!page.header("Content-Type").startsWith("text/html")) {
            return;
        }
        for (Shown shown : Shown.on(path, page, addresses)) {
            boolean language = shown.fields().containsKey("lang") && !shown.post();
            if (!language || shown.fields().size() == 1 && languages++ == 0) {
                forms.putIfAbsent(shown.key(), shown);
            }
            if (!shown.post() && !language) {
                later(Sent.address(shown.action(), shown.fields()));
            }
        }
        page.html().select("a[href^=/]").forEach(link -> later(link.attr("href")));
    }
}
