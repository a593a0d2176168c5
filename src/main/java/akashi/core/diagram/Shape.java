package akashi.core.diagram;

import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.diagram.Diagram.Line;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A box before it has a place. */
record Shape(
        String id,
        Kind kind,
        Object title,
        Optional<Status> status,
        List<Object> lines,
        boolean hosts,
        String href,
        String hover,
        boolean trustMissing) {

    private static final int HEAD = 46;
    private static final int LINE = 21;
    private static final int FOOT = 10;

    int height() {
        return HEAD + LINE * lines.size() + FOOT;
    }

    Box at(int x, int y, int width) {
        List<Line> placed = new ArrayList<>();
        int textX = status.isPresent() ? x + 48 : x + 18;
        for (int i = 0; i < lines.size(); i++) {
            placed.add(new Line(textX, y + HEAD + 8 + LINE * i, lines.get(i), hosts && lines.get(i) instanceof String));
        }
        return new Box(id, kind, x, y, width, height(), title, status, placed, href, hover);
    }
}
