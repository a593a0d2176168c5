package akashi.fuzz;

import akashi.Browser;
import akashi.TestPortal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Says what is wrong with an answer to something hostile; an empty list is a good answer. */
final class Judge {

    private static final Pattern TRACE = Pattern.compile(
            "\\n\\s+at [\\w.$/]+\\(|\\b[a-z]\\w*(\\.\\w+)+(Exception|Error)\\b|org\\.(h2|jooq|thymeleaf)|JdbcSQL");
    private static final Pattern FILE_NAME =
            Pattern.compile("attachment; filename=\"[ !#-\\[\\]-~]*\"(; filename\\*=UTF-8''[\\w%.~-]*)?");
    private static final Pattern COOKIE = Pattern.compile("(__Host-)?akashi_\\w+=[\\x21\\x23-\\x3a\\x3c-\\x7e]*(;.*)?");
    private static final Pattern LOCATION = Pattern.compile("(/([^/\\\\].*)?)?");

    private Judge() {}

    static List<String> of(Browser.Page answer) {
        List<String> bad = new ArrayList<>();
        if (answer.status() >= 500) {
            bad.add("answered " + answer.status());
        }
        headers(answer, bad);
        String type = answer.header("Content-Type");
        String text = answer.text();
        boolean words = type.startsWith("text/") || type.contains("json") || type.contains("svg");
        if (words && !type.startsWith("text/csv")) {
            if (TRACE.matcher(text).find()) {
                bad.add("tells of its insides");
            }
            if (text.contains(Hostile.WORKED_OUT)) {
                bad.add("worked a template out");
            }
            if (text.contains("root:x:0:0") || text.contains(TestPortal.PASSWORD)) {
                bad.add("tells a secret");
            }
        }
        if (type.startsWith("text/html")) {
            page(answer.html(), bad);
        } else if (type.contains("svg")) {
            page(Jsoup.parse(text, "", Parser.xmlParser()), bad);
        }
        return bad;
    }

    private static void headers(Browser.Page answer, List<String> bad) {
        Map<String, List<String>> headers = answer.response().headers().map();
        headers.keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(Hostile.MARK))
                .forEach(name -> bad.add("has a header " + name));
        for (String location : headers.getOrDefault("location", List.of())) {
            if (!LOCATION.matcher(location).matches() || location.matches(".*[\"<>\\s].*")) {
                bad.add("leads to " + location);
            }
        }
        headers.getOrDefault("set-cookie", List.of()).stream()
                .filter(cookie -> !COOKIE.matcher(cookie).matches())
                .forEach(cookie -> bad.add("sets " + cookie));
        headers.getOrDefault("content-disposition", List.of()).stream()
                .filter(value -> !FILE_NAME.matcher(value).matches())
                .forEach(value -> bad.add("is saved as " + value));
        if (!answer.header("X-Content-Type-Options").equals("nosniff")
                || !answer.header("Content-Security-Policy").startsWith("default-src 'none'")) {
            bad.add("lacks its headers");
        }
    }

    private static void page(Document page, List<String> bad) {
        for (Element each : page.getAllElements()) {
            if (each.normalName().startsWith(Hostile.MARK)) {
                bad.add("holds the element " + each.normalName());
            }
            for (Attribute attribute : each.attributes()) {
                attribute(each, attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue(), bad);
            }
        }
        if (!page.select("script:not([src]), iframe, object, embed").isEmpty()) {
            bad.add("holds a script");
        }
        if (!page.select("input[type=password][value]:not([value=''])").isEmpty()) {
            bad.add("gives a password back");
        }
    }

    private static void attribute(Element element, String name, String value, List<String> bad) {
        if (name.startsWith("on") || name.startsWith(Hostile.MARK) || name.equals("autofocus") && value.contains("'")) {
            bad.add("holds the attribute " + name + " at " + element.normalName());
        }
        boolean leads = name.matches("href|src|action|formaction|hx-get|hx-post|xlink:href");
        String plain = value.strip().toLowerCase(Locale.ROOT).replaceAll("[\\x00-\\x20]", "");
        if (leads && (plain.matches("(javascript|vbscript|data:text).*") || plain.matches("[/\\\\]{2}.*"))) {
            bad.add("links to " + value);
        }
    }
}
