package akashi.web;

import akashi.web.Route.Method;
import java.util.Comparator;
import java.util.List;

/** Which addresses are open on the throw-away site of a learner, so that a page there offers no other. */
final class Doors {

    private record Door(Method method, List<String> segments, boolean open) {

        boolean leadsTo(Method asked, List<String> path) {
            if (method != asked || segments.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!segments.get(i).startsWith("{") && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        long named() {
            return segments.stream().filter(segment -> !segment.startsWith("{")).count();
        }
    }

    private final List<Door> doors;

    Doors(List<Route> routes) {
        doors = routes.stream()
                .map(route -> new Door(
                        route.method(), segments(route.path()), route.inTraining() || route.kind() != Route.Kind.PAGE))
                .sorted(Comparator.comparingLong(Door::named).reversed())
                .toList();
    }

    /** Whether it is open; what is no route of the portal, such as a place on the same page, is not shut either. */
    boolean open(Method method, String address) {
        List<String> path = segments(address.split("[?#]", 2)[0]);
        return doors.stream()
                .filter(door -> door.leadsTo(method, path))
                .findFirst()
                .map(Door::open)
                .orElse(true);
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
