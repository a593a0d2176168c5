package akashi.fuzz;

import akashi.TestPortal;
import akashi.web.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which route answers an address. */
final class Addresses {

    private record Known(Pattern pattern, String method, String name) {}

    private final List<Known> known;

    Addresses(TestPortal portal) {
        known = portal.portal().routes().all().stream()
                .sorted(Comparator.comparing(route -> route.path().contains("{")))
                .map(Addresses::known)
                .toList();
    }

    private static Known known(Route route) {
        Pattern pattern = Pattern.compile(route.path().replaceAll("\\{[^}]*}|<[^>]*>", "[^/]+"));
        return new Known(pattern, route.method().name(), name(route));
    }

    static String name(Route route) {
        return route.method() + " " + route.path();
    }

    Optional<String> route(String method, String path) {
        return known.stream()
                .filter(each -> each.method().equals(method)
                        && each.pattern().matcher(path).matches())
                .map(Known::name)
                .findFirst();
    }
}
