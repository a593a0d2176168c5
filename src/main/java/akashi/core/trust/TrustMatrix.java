package akashi.core.trust;

import akashi.core.trust.MatrixSide.Line;
import akashi.core.trust.MatrixSide.Party;
import akashi.core.trust.MatrixSide.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The connections of a link as a grid of those who show a certificate and those who check it. The side with more of them
 * goes down; whoever has the worst connection comes first.
 *
 * @param subjectsDown whether the rows are those who show
 */
public record TrustMatrix(boolean subjectsDown, MatrixSide down, MatrixSide across, List<Row> rows) {

    /**
     * A row; where nobody is connected its cell is {@code null}.
     */
    public record Row(Line line, List<Cell> cells) {}

    /**
     * How the connections between two lines are.
     *
     * @param counts how many have each status, the worst first
     * @param only the connection itself, where there is just one; else {@code null}
     */
    public record Cell(Map<Status, Integer> counts, int total, Assessment only) {

        /** The worst status. */
        public Status worst() {
            return counts.keySet().iterator().next();
        }

        /** How many have it. */
        public int worstCount() {
            return counts.values().iterator().next();
        }
    }

    /** The grid of a link's connections, which come worst first. */
    public static TrustMatrix of(List<Assessment> worstFirst, Wish rows, Wish columns) {
        Map<UUID, Party> subjects = new LinkedHashMap<>();
        Map<UUID, Party> verifiers = new LinkedHashMap<>();
        for (Assessment a : worstFirst) {
            subjects.computeIfAbsent(
                    a.subject().id(), id -> new Party(id, a.subject().shortLabel(), MatrixFold.of(a.subject())));
            verifiers.computeIfAbsent(
                    a.verifier().id(), id -> new Party(id, a.verifier().shortLabel(), MatrixFold.of(a.verifier())));
        }
        boolean subjectsDown = subjects.size() > verifiers.size();
        List<Party> down = List.copyOf((subjectsDown ? subjects : verifiers).values());
        List<Party> across = List.copyOf((subjectsDown ? verifiers : subjects).values());
        return filled(worstFirst, subjectsDown, MatrixSide.of(down, rows), MatrixSide.of(across, columns));
    }

    private static TrustMatrix filled(List<Assessment> all, boolean subjectsDown, MatrixSide down, MatrixSide across) {
        Map<UUID, Integer> rowOf = places(down.lines());
        Map<UUID, Integer> columnOf = places(across.lines());
        Sum[][] sums = new Sum[down.lines().size()][across.lines().size()];
        for (Assessment a : all) {
            UUID subject = a.subject().id();
            UUID verifier = a.verifier().id();
            Integer row = rowOf.get(subjectsDown ? subject : verifier);
            Integer column = columnOf.get(subjectsDown ? verifier : subject);
            if (row != null && column != null) {
                Sum sum = sums[row][column];
                if (sum == null) {
                    sum = new Sum(a);
                    sums[row][column] = sum;
                }
                sum.counts.merge(a.status(), 1, Integer::sum);
                sum.total++;
            }
        }
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < sums.length; row++) {
            List<Cell> cells = new ArrayList<>();
            for (Sum sum : sums[row]) {
                cells.add(sum == null ? null : sum.cell());
            }
            rows.add(new Row(down.lines().get(row), Collections.unmodifiableList(cells)));
        }
        return new TrustMatrix(subjectsDown, down, across, List.copyOf(rows));
    }

    private static Map<UUID, Integer> places(List<Line> lines) {
        Map<UUID, Integer> places = new HashMap<>();
        for (int place = 0; place < lines.size(); place++) {
            for (UUID member : lines.get(place).members()) {
                places.put(member, place);
            }
        }
        return places;
    }

    private static final class Sum {

        private final Assessment first;
        private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
        private int total;

        Sum(Assessment first) {
            this.first = first;
        }

        Cell cell() {
            return new Cell(Collections.unmodifiableMap(counts), total, total == 1 ? first : null);
        }
    }

    /** The connections between what is laid open on both sides, all of them where nothing is. */
    public List<Assessment> within(List<Assessment> all) {
        Map<UUID, Integer> row = places(down.open().stream().toList());
        Map<UUID, Integer> column = places(across.open().stream().toList());
        return row.isEmpty() && column.isEmpty()
                ? all
                : all.stream()
                        .filter(a -> holds(
                                row,
                                subjectsDown ? a.subject().id() : a.verifier().id()))
                        .filter(a -> holds(
                                column,
                                subjectsDown ? a.verifier().id() : a.subject().id()))
                        .toList();
    }

    private static boolean holds(Map<UUID, Integer> open, UUID id) {
        return open.isEmpty() || open.containsKey(id);
    }
}
