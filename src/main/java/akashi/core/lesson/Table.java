package akashi.core.lesson;

import akashi.core.text.Message;
import java.util.List;
import java.util.stream.IntStream;

/** A small table of words. Row 0 is its head, column 0 names the rows. */
public record Table(String stem, int rows, int columns) {

    /** What it shows. */
    public Message caption() {
        return Message.of(stem + "table");
    }

    /** The cells of the head. */
    public List<Message> head() {
        return row(0);
    }

    /** The rows below the head. */
    public List<List<Message>> body() {
        return IntStream.range(1, rows).mapToObj(this::row).toList();
    }

    private List<Message> row(int row) {
        return IntStream.range(0, columns)
                .mapToObj(column -> Message.of(stem + "cell." + row + "." + column))
                .toList();
    }
}
