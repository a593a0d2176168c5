package akashi.fuzz;

import akashi.web.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** The forms that no page shows at the moment, as their templates have them. */
final class Unshown {

    private static final Pattern KIT = Pattern.compile("kit/field :: (\\w+)\\((?:name=)?'([\\w-]+)'");
    private static final Pattern GAP = Pattern.compile("\\$\\{[^}]*}");

    private final Addresses addresses;
    private final UnaryOperator<String> filled;

    /** Forms of these addresses; {@code filled} gives a route's path without gaps. */
    Unshown(Addresses addresses, UnaryOperator<String> filled) {
        this.addresses = addresses;
        this.filled = filled;
    }

    /** One for each of these routes, with the fields that its template has, if any. */
    List<Shown> of(Collection<Route> routes) {
        Map<String, Shown> found = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(Path.of("templates"))) {
            all.filter(path -> path.toString().endsWith(".html")).sorted().forEach(path -> read(path, found));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        List<Shown> forms = new ArrayList<>();
        for (Route route : routes) {
            String name = Addresses.name(route);
            Shown known = found.getOrDefault(name, new Shown("", name, "", true, List.of(), Map.of()));
            Map<String, String> fields = new LinkedHashMap<>(known.fields());
            // Where neither a page nor a template has fields, a few that many acts have.
            if (fields.isEmpty() && known.files().isEmpty()) {
                Stream.of("act", "why", "answer", "note", "id").forEach(each -> fields.put(each, "harbour"));
            }
            forms.add(new Shown(known.page(), name, filled.apply(route.path()), true, known.files(), fields));
        }
        return forms;
    }

    private void read(Path path, Map<String, Shown> found) {
        try {
            for (Element form : Jsoup.parse(Files.readString(path)).select("form")) {
                String action = form.hasAttr("th:action") ? form.attr("th:action") : form.attr("action");
                Stream.concat(Stream.of(action), form.select("[formaction]").eachAttr("formaction").stream())
                        .map(each -> GAP.matcher(each.replace("|", "")).replaceAll("x"))
                        .flatMap(each -> addresses.route("POST", each).stream())
                        .forEach(route -> found.putIfAbsent(route, form(path, route, form)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Shown form(Path path, String route, Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> files = new ArrayList<>();
        form.getAllElements().forEach(field -> {
            Matcher kit = KIT.matcher(field.attr("th:replace"));
            if (kit.find()) {
                if (kit.group(1).startsWith("file")) {
                    files.add(kit.group(2));
                } else {
                    fields.put(kit.group(2), Shown.likely(kit.group(2)));
                }
            }
            name(field).ifPresent(name -> {
                if (field.attr("type").equals("file")) {
                    files.add(name);
                } else {
                    fields.put(name, field.hasAttr("value") ? field.attr("value") : Shown.likely(name));
                }
            });
        });
        return new Shown(path.toString(), route, "", true, List.copyOf(files), fields);
    }

    private static Optional<String> name(Element field) {
        String name = field.hasAttr("th:name") ? field.attr("th:name") : field.attr("name");
        return Optional.of(GAP.matcher(name.replace("|", "")).replaceAll("0")).filter(each -> !each.isEmpty());
    }
}
