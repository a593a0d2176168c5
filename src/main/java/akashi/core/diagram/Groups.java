package akashi.core.diagram;

import akashi.core.diagram.Diagram.Kind;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws a side with many members as one box per worst status, of which one may be open and lists its members. */
final class Groups {

    private static final int NAMES_CLOSED = 2;
    private static final int NAMES_OPEN = 8;
    private static final int NAME_COLUMNS = 30;
    private static final int HOVER_NAMES = 50;

    private final Kind kind;
    private final String path;
    private final Optional<Status> open;

    /** {@code path} is the page whose {@code open} parameter opens a group. */
    Groups(Kind kind, String path, Optional<Status> open) {
        this.kind = kind;
        this.path = path;
        this.open = open;
    }

    /** How a member is called, and how many machines it stands for. */
    record Member(String name, int count) {}

    <T> List<Shape> of(
            Collection<T> members,
            Function<T, Status> statusOf,
            Function<T, Member> as,
            Function<List<T>, Trust> trust) {
        Map<Status, List<T>> byStatus = new EnumMap<>(Status.class);
        members.forEach(member -> byStatus.computeIfAbsent(statusOf.apply(member), s -> new ArrayList<>())
                .add(member));
        List<Shape> shapes = new ArrayList<>();
        byStatus.forEach((status, group) ->
                shapes.add(shape(status, group.stream().map(as).toList()).with(trust.apply(group))));
        return shapes;
    }

    private Shape shape(Status status, List<Member> members) {
        boolean isOpen = open.filter(status::equals).isPresent();
        List<String> names = members.stream().map(Member::name).toList();
        return new Shape(
                kind.name().toLowerCase(java.util.Locale.ROOT) + "-" + status,
                kind,
                Message.of("diagram.status." + status),
                Optional.of(status),
                lines(members, names, isOpen),
                path + (isOpen ? "" : "?open=" + status),
                hover(names));
    }

    private static List<Shape.Text> lines(List<Member> members, List<String> names, boolean isOpen) {
        int machines = members.stream().mapToInt(Member::count).sum();
        if (!isOpen) {
            String few = names.stream().limit(NAMES_CLOSED).collect(Collectors.joining(", "));
            String fit = Fit.into(22, few);
            String shown = names.size() > NAMES_CLOSED && fit.equals(few) ? few + " …" : fit;
            return List.of(Shape.Text.of("diagram.machines-named", machines, shown));
        }
        List<Shape.Text> lines = new ArrayList<>();
        lines.add(Shape.Text.of("diagram.machines", machines));
        names.stream().limit(NAMES_OPEN).forEach(n -> lines.add(Shape.Text.host(Fit.into(NAME_COLUMNS, n))));
        if (names.size() > NAMES_OPEN) {
            lines.add(Shape.Text.of("diagram.more", names.size() - NAMES_OPEN));
        }
        return lines;
    }

    /** The names behind a shortened text; not all of a thousand. */
    static String hover(List<String> names) {
        String shown = names.stream().limit(HOVER_NAMES).collect(Collectors.joining(", "));
        return names.size() > HOVER_NAMES ? shown + " …" : shown;
    }
}
