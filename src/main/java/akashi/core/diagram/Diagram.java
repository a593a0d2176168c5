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
 * @param statuses the statuses that occur, worst first, for the legend
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

    /** The heading of a column. */
    public record Lane(int x, int y, Message title) {}

    /** A thin frame around the boxes that stand for one side together. */
    public record Frame(int x, int y, int width, int height) {}

    /**
     * A box.
     *
     * @param id stable over repaints, so that focus stays where it was
     * @param title plain text or a message
     * @param status how its connections are at worst; empty for an authority
     * @param href where it leads; {@code null} where it is not a link
     */
    public record Box(
            String id,
            Kind kind,
            int x,
            int y,
            int width,
            int height,
            Object title,
            Optional<Status> status,
            List<Line> lines,
            String href,
            String hover) {

        /** Where its title starts: after the mark of its status. */
        public int titleX() {
            return status.isPresent() ? x + 48 : x + 18;
        }

        public int titleY() {
            return y + 31;
        }

        public int markX() {
            return x + 18;
        }

        public int markY() {
            return y + 16;
        }
    }

    /** What a box stands for. */
    public enum Kind {
        AUTHORITY,
        NO_AUTHORITY,
        SUBJECT,
        VERIFIER
    }

    /** A line of small print in a box: plain text or a message. */
    public record Line(int x, int y, Object text, boolean host) {}

    /**
     * An arrow of one of the three steps.
     *
     * @param path an SVG path
     * @param status the health, for step 3 only
     * @param head whether it ends in an arrow head
     */
    public record Arrow(int step, String path, Optional<Status> status, boolean head) {}

    /** A numbered badge, a cross where trust is missing, or a piece of text beside an arrow. */
    public record Label(Mark mark, int x, int y, Object text) {}

    /** The kinds of label. */
    public enum Mark {
        BADGE,
        CROSS,
        TEXT
    }
}
