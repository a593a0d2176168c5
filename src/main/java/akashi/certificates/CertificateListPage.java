package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Refusal;
import akashi.core.life.CertificateFilter;
import akashi.core.life.CertificateOrder;
import akashi.core.life.Ends;
import akashi.core.life.LifeStage;
import akashi.core.life.Lives;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Pager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of all certificates, and the same rows as a file for a spreadsheet. */
final class CertificateListPage {

    private static final int PAGE = 50;
    private static final int LONGEST_SHOWN = 40;
    private static final String[] FILTERS = {"q", "state", "slot", "authority", "ends", "computer"};

    private final Database database;
    private final Snapshots snapshots;
    private final Function<SiteSnapshot, Optional<Refusal>> trouble;

    /** {@code trouble}: why the CA of a site cannot sign just now. */
    CertificateListPage(Database database, Snapshots snapshots, Function<SiteSnapshot, Optional<Refusal>> trouble) {
        this.database = database;
        this.snapshots = snapshots;
        this.trouble = trouble;
    }

    void list(Exchange x) {
        SiteSnapshot site = site(x);
        Form query = x.query();
        Lives lives = Lives.of(site, x.now());
        CertificateOrder order = CertificateOrder.parse(query.text("sort"));
        List<Certificate> found = filter(query).of(lives, order);
        int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int page = query.number("page", 1, pages, 1);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                Replacements.dated(
                        database.db(),
                        x.actor().siteId(),
                        found.stream()
                                .skip((page - 1L) * PAGE)
                                .limit(PAGE)
                                .map(c -> CertificateRow.of(lives, c))
                                .toList()));
        model.put("pager", Pager.of(path("/certificates", query, order.toString()), page, PAGE, found.size()));
        model.put("csv", path("/certificates.csv", query, order.toString()));
        model.put("columns", columns(query, order));
        model.put("orders", Option.of(CertificateOrder.By.values()));
        model.put("order", order);
        model.put("query", query);
        model.put("unknown", unknown(query, page, pages));
        model.put("none", site.certificates().isEmpty());
        model.put("lacking", Orders.lacking(site, x.now()).size());
        model.put("hasIssuer", site.issuer().isPresent());
        model.put("trouble", trouble.apply(site).stream().toList());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        choices(site, model);
        x.page("certificates/list", model);
    }

    /** Those that were given up are read only for who asks for them. */
    private SiteSnapshot site(Exchange x) {
        UUID id = x.actor().siteId();
        return filter(x.query()).givenUp() ? snapshots.withGivenUp(id) : snapshots.of(id);
    }

    void csv(Exchange x) {
        SiteSnapshot site = site(x);
        Lives lives = Lives.of(site, x.now());
        List<Certificate> found =
                filter(x.query()).of(lives, CertificateOrder.parse(x.query().text("sort")));
        x.download("akashi-certificates.csv", "text/csv; charset=utf-8", CertificateSheet.of(lives, found));
    }

    private static void choices(SiteSnapshot site, Map<String, Object> model) {
        List<Option> states = new ArrayList<>(Option.of(
                LifeStage.WAITING, LifeStage.IN_USE, LifeStage.REPLACED, LifeStage.RETIRED, LifeStage.OLD_HARDWARE));
        states.addAll(Option.of(
                Certificate.State.REQUESTED,
                Certificate.State.ISSUED,
                Certificate.State.SUPERSEDED,
                Certificate.State.EXPIRED,
                Certificate.State.REVOKED,
                Certificate.State.ABANDONED));
        model.put("states", states);
        model.put("slots", Option.of(Slot.values()));
        model.put("windows", Option.of(Ends.values()));
        model.put(
                "authorities",
                site.authorities().stream()
                        .sorted(Comparator.comparing(Authority::name))
                        .toList());
        model.put(
                "computers",
                site.computers().stream()
                        .sorted(Comparator.comparing(Computer::label))
                        .limit(MOST_CHOICES)
                        .toList());
    }

    /** More computers than this are found by the search field, not by a list of choices. */
    private static final int MOST_CHOICES = 500;

    private static CertificateFilter filter(Form query) {
        return new CertificateFilter(
                query.text("q"),
                chosen(query, "state", Certificate.State::valueOf),
                chosen(query, "state", LifeStage::valueOf),
                chosen(query, "slot", Slot::valueOf),
                chosen(query, "authority", UUID::fromString),
                chosen(query, "computer", UUID::fromString),
                chosen(query, "ends", Ends::valueOf));
    }

    /** What of the address means nothing here: it is told, as nothing is chosen by it. */
    private static List<Message> unknown(Form query, int page, int pages) {
        List<Message> told = new ArrayList<>();
        List<String> filters = unknownFilters(query);
        if (!filters.isEmpty()) {
            told.add(Message.of("certificates.filter.unknown", filters));
        }
        query.text("sort")
                .filter(word -> CertificateOrder.read(word).isEmpty())
                .ifPresent(word -> told.add(Message.of("certificates.sort.unknown", shown(word))));
        query.text("page")
                .filter(word -> !word.equals(Integer.toString(page)))
                .ifPresent(word -> told.add(Message.of("certificates.page.unknown", shown(word), page, pages)));
        return told;
    }

    private static List<String> unknownFilters(Form query) {
        CertificateFilter filter = filter(query);
        boolean state = filter.state().isEmpty() && filter.stage().isEmpty();
        Map<String, Boolean> empty = new java.util.LinkedHashMap<>();
        empty.put("state", state);
        empty.put("slot", filter.slot().isEmpty());
        empty.put("authority", filter.authority().isEmpty());
        empty.put("computer", filter.computer().isEmpty());
        empty.put("ends", filter.ends().isEmpty());
        return empty.entrySet().stream()
                .filter(Map.Entry::getValue)
                .flatMap(each -> query.text(each.getKey()).map(word -> each.getKey() + "=" + shown(word)).stream())
                .toList();
    }

    private static String shown(String word) {
        return word.codePointCount(0, word.length()) <= LONGEST_SHOWN
                ? word
                : word.substring(0, word.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
    }

    /** What an address asks for; what cannot be read asks for nothing. */
    private static <T> Optional<T> chosen(Form query, String field, Function<String, T> parser) {
        try {
            return query.text(field).map(parser);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /**
     * A heading that sorts.
     *
     * @param sorted {@code ascending}, {@code descending} or {@code null}, as readers of screens are told
     */
    record Column(Message title, String path, String sorted) {}

    private static Map<String, Column> columns(Form query, CertificateOrder order) {
        Map<String, Column> columns = new HashMap<>();
        for (CertificateOrder.By by : CertificateOrder.By.values()) {
            boolean chosen = order.by() == by;
            CertificateOrder press = new CertificateOrder(by, chosen && !order.falling());
            columns.put(
                    by.name(),
                    new Column(
                            Message.of(by),
                            path("/certificates", query, press.toString()),
                            chosen ? order.falling() ? "descending" : "ascending" : null));
        }
        return columns;
    }

    private static String path(String page, Form query, String order) {
        Stream<String> filters =
                Stream.of(FILTERS).flatMap(name -> query.text(name).map(value -> name + "=" + encoded(value)).stream());
        Stream<String> sort =
                order.equals(CertificateOrder.USUAL.toString()) ? Stream.empty() : Stream.of("sort=" + order);
        String fields = Stream.concat(filters, sort).collect(Collectors.joining("&"));
        return fields.isEmpty() ? page : page + "?" + fields;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
