package akashi.core.diagram;

import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.List;
import java.util.Optional;

/**
 * A drawing of how certificates and trust are distributed, worked out to the last number, in pixels of its own
 * coordinate system. The same site gives the same diagram; a template only writes it down.
 *
 * @param caption one sentence with the totals
 * @param statuses the statuses that occur, worst first
 */
public record Diagram(
        int width,
        int height,
        List<Lane> lanes,
        Optional<Frame> frame,
        List<Box> boxes,
        List<Arrow> arrows,
        List<Label> labels,
        Message caption,
        List<Status> statuses) {

    /** Copies the lists. */
    public Diagram {
        lanes = List.copyOf(lanes);
        boxes = List.copyOf(boxes);
        arrows = List.copyOf(arrows);
        labels = List.copyOf(labels);
        statuses = List.copyOf(statuses);
    }

    /** The heading of a column. */
    public record Lane(int x, int y, Message title) {}

    /** A thin frame around the boxes that stand for one side together. */
    public record Frame(int x, int y, int width, int height) {}

    /**
     * A box.
     *
     * @param id stable over repaints, so that focus stays where it was
     * @param status how its connections are at worst; empty for an authority
     * @param href where it leads; {@code null} where it is not a link
     * @param hover the full names behind a shortened text
     */
    public record Box(
            String id,
            Kind kind,
            int x,
            int y,
            int width,
            int height,
            Message title,
            Optional<Status> status,
            List<Line> lines,
            String href,
            String hover) {

        /** Where its title starts: after the mark of its status. */
        public int titleX() {
            return status.isPresent() ? x + 48 : x + 18;
        }

        public int titleY() {
            return y + 30;
        }

        public int markX() {
            return x + 18;
        }

        public int markY() {
            return y + 15;
        }
    }

    /** What a box stands for. */
    public enum Kind {
        AUTHORITY,
        NO_AUTHORITY,
        SUBJECT,
        VERIFIER
    }

    /** A line of small print in a box. */
    public record Line(int x, int y, Message text, boolean host) {}

    /**
     * An arrow of one of the three steps.
     *
     * @param ghost whether it stands for something that is not there yet, or not known
     * @param path an SVG path
     * @param head the SVG path of its head; empty where it has none
     * @param status the health, for step 3 only
     */
    public record Arrow(int step, boolean ghost, String path, String head, Optional<Status> status) {}

    /** A numbered badge, a cross where trust is missing, or a piece of text beside an arrow; {@code step} is its arrow. */
    public record Label(Mark mark, int step, int x, int y, Message text) {}

    /** The kinds of label. */
    public enum Mark {
        BADGE,
        CROSS,
        TEXT
    }
}
