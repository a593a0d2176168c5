package akashi.core.diagram;

import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.diagram.Diagram.Line;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A box before it has a place.
 *
 * @param trust whether those it stands for hold the CA certificate
 * @param taller how much higher than its text it is, to give many arrows room
 */
record Shape(
        String id,
        Kind kind,
        Message title,
        Optional<Status> status,
        List<Text> lines,
        String href,
        String hover,
        Trust trust,
        int taller) {

    /** A line of small print; host names have a face of their own. */
    record Text(Message message, boolean host) {

        static Text of(String key, Object... args) {
            return new Text(Message.of(key, args), false);
        }

        static Text host(String name) {
            return new Text(name(name), true);
        }
    }

    private static final int HEAD = 42;
    private static final int LINE = 21;
    private static final int FOOT = 10;

    Shape(String id, Kind kind, Message title, Optional<Status> status, List<Text> lines, String href, String hover) {
        this(id, kind, title, status, lines, href, hover, Trust.HELD, 0);
    }

    /** A name as it is, in every language. */
    static Message name(String name) {
        return Message.of("diagram.name", name);
    }

    Shape with(Trust found) {
        return new Shape(id, kind, title, status, lines, href, hover, found, taller);
    }

    Shape taller(int by) {
        return new Shape(id, kind, title, status, lines, href, hover, trust, taller + by);
    }

    int height() {
        return HEAD + LINE * lines.size() + FOOT + taller;
    }

    Box at(int x, int y, int width) {
        List<Line> placed = new ArrayList<>();
        int textX = status.isPresent() ? x + 48 : x + 18;
        for (int i = 0; i < lines.size(); i++) {
            Text text = lines.get(i);
            placed.add(new Line(textX, y + HEAD + 10 + LINE * i, text.message(), text.host()));
        }
        return new Box(id, kind, x, y, width, height(), title, status, placed, href, hover);
    }
}
