package akashi.matrix;

import akashi.core.link.Verifier;
import akashi.core.site.ClientGroup;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.MatrixSide;
import akashi.core.trust.MatrixSide.Line;
import akashi.core.trust.Status;
import akashi.core.trust.TrustMatrix;
import akashi.core.trust.TrustMatrix.Cell;
import akashi.web.Pager;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The matrix with its ways on, as the page shows it.
 *
 * @param corner which side stands where
 * @param back what folds an open side again; {@code null} where it is folded or shown whole
 */
record Grid(
        Message corner,
        List<Head> columns,
        List<Row> rows,
        Back rowsBack,
        Back columnsBack,
        Pager rowPager,
        Pager columnPager) {

    /**
     * The head of a line.
     *
     * @param path what lays a fold open, or the page about a single one
     */
    record Head(String label, Message title, int count, String path) {

        /** Whether it stands for several. */
        public boolean fold() {
            return title != null;
        }
    }

    /** A row. */
    record Row(Head head, List<Field> fields) {}

    /**
     * A cell of the page; {@code null} where nobody is connected.
     *
     * @param count how many have the worst status, of so many; {@code null} for a single connection
     * @param path what explains it, or lays it open
     * @param marked whether it is the one that is explained
     */
    record Field(Status status, Message count, String path, String id, boolean marked) {}

    /** The way back from an open fold. */
    record Back(Line open, String path) {}

    static Grid of(TrustMatrix matrix, Shown shown, SiteSnapshot site) {
        return new Making(matrix, shown, site).grid();
    }

    private record Making(TrustMatrix matrix, Shown shown, SiteSnapshot site) {

        Grid grid() {
            List<Row> rows = new ArrayList<>();
            matrix.rows().forEach(row -> rows.add(new Row(head(row.line(), "rows", "row"), fields(row))));
            return new Grid(
                    Message.of(matrix.subjectsDown() ? "matrix.corner.subjects" : "matrix.corner.verifiers"),
                    matrix.across().lines().stream()
                            .map(line -> head(line, "columns", "column"))
                            .toList(),
                    List.copyOf(rows),
                    back(matrix.down(), "rows", "row"),
                    back(matrix.across(), "columns", "column"),
                    pager(matrix.down(), "row"),
                    pager(matrix.across(), "column"));
        }

        private Head head(Line line, String open, String page) {
            String path = line.fold()
                    ? shown.address().with(open, line.key()).without(page).toString()
                    : about(line.members().get(0));
            return new Head(line.label(), line.title(), line.count(), path);
        }

        private String about(UUID id) {
            boolean group = site.clientGroups().stream().map(ClientGroup::id).anyMatch(id::equals);
            return group ? "/clients" : "/servers/" + id;
        }

        private List<Field> fields(TrustMatrix.Row row) {
            List<Field> fields = new ArrayList<>();
            for (int column = 0; column < row.cells().size(); column++) {
                Cell cell = row.cells().get(column);
                fields.add(
                        cell == null
                                ? null
                                : field(row.line(), matrix.across().lines().get(column), cell));
            }
            return fields;
        }

        private Field field(Line row, Line column, Cell cell) {
            String id = "c-" + row.key() + "-" + column.key();
            boolean single = !row.fold() && !column.fold() && cell.only() != null;
            Message count = single ? null : Message.of("matrix.cell", cell.worstCount(), cell.total());
            return new Field(
                    cell.worst(),
                    count,
                    single ? explained(cell.only()) : opened(row, column),
                    id,
                    single && isMarked(cell.only()));
        }

        private String explained(Assessment only) {
            return shown.address()
                    .with("from", only.verifier().id())
                    .with("to", only.subject().id())
                    .toString();
        }

        private boolean isMarked(Assessment only) {
            return shown.from().filter(only.verifier().id()::equals).isPresent()
                    && shown.to().filter(only.subject().id()::equals).isPresent();
        }

        private String opened(Line row, Line column) {
            Address address = shown.address();
            if (row.fold()) {
                address = address.with("rows", row.key()).without("row");
            }
            if (column.fold()) {
                address = address.with("columns", column.key()).without("column");
            }
            return address.toString();
        }

        private Back back(MatrixSide side, String open, String page) {
            return side.open()
                    .map(line ->
                            new Back(line, shown.address().without(open, page).toString()))
                    .orElse(null);
        }

        private Pager pager(MatrixSide side, String page) {
            if (side.total() <= side.size()) {
                return null;
            }
            Pager usual = Pager.of("?", side.page(), side.size(), side.total());
            return new Pager(
                    usual.first(),
                    usual.last(),
                    usual.total(),
                    usual.previous() == null ? null : to(page, side.page() - 1),
                    usual.next() == null ? null : to(page, side.page() + 1));
        }

        private String to(String page, int number) {
            return shown.address().with(page, number).toString();
        }
    }

    /** The name of a page about whoever checks. */
    static String path(Verifier verifier) {
        return verifier instanceof Verifier.OnComputer on
                ? "/servers/" + on.computer().id()
                : "/clients";
    }
}
