package akashi.audit;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.AuditEntries;
import akashi.store.AuditQuery;
import akashi.store.Database;
import akashi.store.Sites;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Messages;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which the trail of acts is read, newest first, page by page. */
public final class Audit {

    private static final String PATH = "/audit";
    private static final String SHEET = "/audit/trail.csv";
    private static final int PAGE = 50;

    private final Database database;
    private final Messages messages;
    private final ActWords words;
    private final TrailPages trail;

    /**
     * Reads entries from the database; an act without a sentence, of a later version, is told by its code.
     *
     * @param home where files lie while they are sent
     */
    public Audit(Database database, Trail trail, Messages messages, Path home) {
        this.database = database;
        this.messages = messages;
        this.words = new ActWords(messages);
        this.trail = new TrailPages(database, trail, messages, words, home);
    }

    /** Its pages. */
    public void routes(Routes routes) {
        routes.get("/audit", Access.ADMIN, this::show);
        trail.routes(routes);
    }

    private void show(Exchange x) {
        AuditQuery asked = asked(x.query(), words);
        AuditEntries entries = new AuditEntries(database.db(), x.actor().siteId());
        List<AuditRow> found = entries.page(asked).stream()
                .map(entry -> AuditRow.of(entry, messages))
                .toList();
        List<AuditRow> rows = found.subList(0, Math.min(PAGE, found.size()));
        Optional<Long> last =
                found.size() > PAGE ? Optional.of(rows.get(PAGE - 1).entry().seq()) : Optional.empty();
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("by", asked.actor().orElse(""));
        model.put("act", asked.act().orElse(""));
        model.put("text", asked.text().map(AuditQuery.Sought::typed).orElse(""));
        model.put("people", entries.actors());
        model.put("acts", kinds(x, entries.acts()));
        model.put("filtered", !address(asked, Optional.empty()).equals(PATH));
        model.put("paged", asked.below().isPresent());
        model.put("first", address(asked, Optional.empty()));
        // The trails of learners are not sealed: there is no chain to ask for.
        new Sites(database.db())
                .real()
                .filter(site -> site.id().equals(x.actor().siteId()))
                .ifPresent(site -> model.put("chain", ChainState.of(database, site.id(), x.now())));
        model.put("sheet", SHEET + address(asked, Optional.empty()).substring(PATH.length()));
        model.put("next", last.map(seq -> address(asked, Optional.of(seq))).orElse(""));
        x.page("audit", model);
    }

    static AuditQuery asked(Form query, ActWords words) {
        return new AuditQuery(
                query.text("act"),
                query.text("by"),
                Optional.empty(),
                query.text("text").or(() -> query.text("about")).map(words::sought),
                query.text("below").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf),
                PAGE + 1);
    }

    /** Acts by a few words for their kind, in the order of these. */
    private Map<String, String> kinds(Exchange x, List<String> codes) {
        Map<String, String> kinds = new LinkedHashMap<>();
        codes.stream()
                .sorted(Comparator.comparing(code -> kind(x, code)))
                .forEach(code -> kinds.put(code, kind(x, code)));
        return kinds;
    }

    private String kind(Exchange x, String code) {
        Message words = Message.of("audit.kind." + code);
        return messages.has(words.key()) ? x.text(words) : code;
    }

    private static String address(AuditQuery query, Optional<Long> below) {
        String fields = Stream.of(
                        query.act().map(code -> "act=" + encoded(code)),
                        query.actor().map(name -> "by=" + encoded(name)),
                        query.text().map(sought -> "text=" + encoded(sought.typed())),
                        below.map(seq -> "below=" + seq))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return PATH + (fields.isEmpty() ? "" : "?" + fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
