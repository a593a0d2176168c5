package akashi.core.trust;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One side of a matrix as it is shown: everybody where they are few, else folds, or the members of one open fold.
 *
 * @param open the fold whose members are shown
 * @param total how many lines there are on all pages
 * @param parties how many take part on this side in all
 */
public record MatrixSide(List<Line> lines, Optional<Line> open, int page, int size, int total, int parties) {

    /**
     * What a reader wishes to see of a side.
     *
     * @param open the key of a fold
     * @param page counted from 1; one that is too high is the last
     * @param size how many lines fit
     */
    public record Wish(Optional<String> open, int page, int size) {}

    /**
     * A row or a column.
     *
     * @param label the name of the one it stands for; {@code null} for a fold
     * @param title what a fold holds; {@code null} for a single one
     * @param members whom it stands for
     */
    public record Line(String key, String label, Message title, List<UUID> members) {

        /** Whether it stands for several that can be laid open. */
        public boolean fold() {
            return title != null;
        }

        /** How many it stands for. */
        public int count() {
            return members.size();
        }
    }

    /** Someone on this side. */
    record Party(UUID id, String label, MatrixFold fold) {}

    /** The side of these, who come in the order in which they are to be shown. */
    static MatrixSide of(List<Party> parties, Wish wish) {
        Map<String, List<Party>> folds = new LinkedHashMap<>();
        parties.forEach(party -> folds.computeIfAbsent(party.fold().key(), key -> new ArrayList<>())
                .add(party));
        Optional<String> open = wish.open().filter(folds::containsKey);
        if (open.isEmpty() && (parties.size() <= wish.size() || folds.size() == 1)) {
            return page(parties.stream().map(MatrixSide::line).toList(), Optional.empty(), wish, parties.size());
        }
        if (open.isPresent()) {
            List<Party> members = folds.get(open.get());
            return page(
                    members.stream().map(MatrixSide::line).toList(), Optional.of(line(members)), wish, parties.size());
        }
        return page(folds.values().stream().map(MatrixSide::line).toList(), Optional.empty(), wish, parties.size());
    }

    private static MatrixSide page(List<Line> all, Optional<Line> open, Wish wish, int parties) {
        int pages = Math.max(1, (all.size() + wish.size() - 1) / wish.size());
        int page = Math.max(1, Math.min(wish.page(), pages));
        int first = (page - 1) * wish.size();
        List<Line> shown = all.subList(first, Math.min(first + wish.size(), all.size()));
        return new MatrixSide(List.copyOf(shown), open, page, wish.size(), all.size(), parties);
    }

    private static Line line(Party party) {
        return new Line(party.id().toString(), party.label(), null, List.of(party.id()));
    }

    private static Line line(List<Party> members) {
        MatrixFold fold = members.get(0).fold();
        return new Line(
                fold.key(), null, fold.title(), members.stream().map(Party::id).toList());
    }
}
