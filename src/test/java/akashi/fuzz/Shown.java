package akashi.fuzz;

import akashi.Browser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A form as a page shows it, or a link with a query, which is a form that is filled already.
 *
 * @param route method and path of the route that takes it
 * @param files the names of its fields for files
 * @param fields what a person who fills in no more than needed would send
 */
record Shown(String page, String route, String action, boolean post, List<String> files, Map<String, String> fields) {

    /** What a person would write, by a word in the name of the field. */
    private static final Map<String, String> LIKELY = new LinkedHashMap<>();

    static {
        LIKELY.put("pass", "four plain words here");
        LIKELY.put("again", "four plain words here");
        LIKELY.put("secret", "four plain words here");
        LIKELY.put("url", "https://127.0.0.1:1/");
        LIKELY.put("server", "127.0.0.1");
        LIKELY.put("host", "127.0.0.1");
        LIKELY.put("address", "127.0.0.1");
        LIKELY.put("mail", "watch@harbour.example");
        LIKELY.put("email", "watch@harbour.example");
        LIKELY.put("port", "1");
        LIKELY.put("code", "123456");
        LIKELY.put("pin", "ab".repeat(32));
        LIKELY.put("date", "2027-06-01");
        LIKELY.put("domain", "harbour.example");
        LIKELY.put("folder", "backups");
    }

    /** What tells this form from others that only differ in what they are about. */
    String key() {
        return route + " " + fields.keySet() + files;
    }

    /** Everything with fields on a page. */
    static List<Shown> on(String path, Browser.Page answer, Addresses addresses) {
        Document page = answer.html();
        List<Shown> all = new ArrayList<>();
        page.select("form").forEach(form -> {
            form(path, form, "", addresses).ifPresent(all::add);
            form.select("[formaction]")
                    .forEach(button -> form(path, form, button.attr("formaction"), addresses)
                            .ifPresent(all::add));
        });
        Stream.of("a[href*=?]", "[hx-get*=?]")
                .flatMap(css -> page.select(css).stream())
                .map(link -> link.hasAttr("hx-get") ? link.attr("hx-get") : link.attr("href"))
                .forEach(link -> link(path, link, addresses).ifPresent(all::add));
        return all;
    }

    private static Optional<Shown> form(String path, Element form, String elsewhere, Addresses addresses) {
        boolean post = form.attr("method").equalsIgnoreCase("post") || form.hasAttr("hx-post");
        String action = form.hasAttr("hx-post") ? form.attr("hx-post") : form.attr("action");
        String own = action.isEmpty() ? path : action;
        String to = elsewhere.isEmpty() ? own : elsewhere;
        String plain = to.split("\\?", 2)[0];
        Map<String, String> fields = new LinkedHashMap<>(query(to));
        List<String> files = new ArrayList<>();
        named(form).forEach(field -> {
            if (field.attr("type").equals("file")) {
                files.add(field.attr("name"));
            } else {
                value(field).forEach(value -> fields.put(field.attr("name"), value));
                fields.putIfAbsent(field.attr("name"), "");
            }
        });
        return addresses
                .route(post ? "POST" : "GET", plain)
                .map(route -> new Shown(path, route, plain, post, List.copyOf(files), fields));
    }

    /** Its fields, those among them that stand elsewhere on the page and name it. */
    private static Stream<Element> named(Element form) {
        Stream<Element> apart = form.id().isEmpty()
                ? Stream.empty()
                : form.ownerDocument().select("[name][form=" + form.id() + "]").stream();
        return Stream.concat(form.select("[name]").stream(), apart);
    }

    private static Stream<String> value(Element field) {
        String given = field.attr("value");
        return switch (field.normalName()) {
            case "select" ->
                field.select("option[selected], option:not([value=''])").stream()
                        .limit(1)
                        .map(option -> option.hasAttr("value") ? option.attr("value") : option.text());
            case "textarea" -> Stream.of(field.wholeText().isBlank() ? "harbour" : field.wholeText());
            case "button" -> Stream.of(given);
            default ->
                switch (field.attr("type")) {
                    case "radio", "checkbox" ->
                        field.hasAttr("checked") || field.hasAttr("required") ? Stream.of(given) : Stream.empty();
                    default -> Stream.of(given.isEmpty() ? likely(field) : given);
                };
        };
    }

    private static String likely(Element field) {
        if (field.attr("type").equals("number")) {
            return field.hasAttr("min") ? field.attr("min") : "1";
        }
        if (field.attr("type").equals("date")) {
            return LIKELY.get("date");
        }
        return likely(field.attr("name") + " " + field.attr("type"));
    }

    /** What a person would write into a field of this name. */
    static String likely(String field) {
        String name = field.toLowerCase(java.util.Locale.ROOT);
        return LIKELY.entrySet().stream()
                .filter(each -> name.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("harbour");
    }

    private static Optional<Shown> link(String path, String link, Addresses addresses) {
        String plain = link.split("[?#]", 2)[0];
        String to = plain.isEmpty() ? path.split("\\?", 2)[0] : plain;
        Map<String, String> fields = query(link.split("#", 2)[0]);
        return fields.isEmpty() || !to.startsWith("/")
                ? Optional.empty()
                : addresses.route("GET", to).map(route -> new Shown(path, route, to, false, List.of(), fields));
    }

    private static Map<String, String> query(String address) {
        Map<String, String> fields = new LinkedHashMap<>();
        String[] parts = address.split("\\?", 2);
        for (String pair : parts.length < 2 ? new String[0] : parts[1].split("&")) {
            String[] both = pair.split("=", 2);
            String value = both.length < 2 ? "" : both[1];
            fields.put(both[0], java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8));
        }
        return fields;
    }
}
