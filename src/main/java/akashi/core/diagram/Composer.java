package akashi.core.diagram;

import akashi.core.diagram.Diagram.Arrow;
import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Frame;
import akashi.core.diagram.Diagram.Label;
import akashi.core.diagram.Diagram.Lane;
import akashi.core.diagram.Diagram.Mark;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Places three columns of boxes and the three kinds of arrow between them: authority to subject, authority to whoever
 * verifies, verifier to subject.
 */
final class Composer {

    /** An encrypted link to draw: from a verifier to a subject box, or to all of them where {@code subject} is −1. */
    record Link(int verifier, int subject, Status status) {}

    private static final int WIDTH = 1164;
    private static final int TOP = 50;
    private static final int GAP = 20;
    private static final int CA_X = 24;
    private static final int CA_WIDTH = 250;
    private static final int SUBJECT_X = 400;
    private static final int SUBJECT_WIDTH = 270;
    private static final int VERIFIER_X = 800;
    private static final int VERIFIER_WIDTH = 310;
    private static final int TRUST_X = 1140;
    private static final int FOOT = 62;
    private static final int MANY = 4;

    private final List<Box> authorities;
    private final List<Box> subjects;
    private final List<Box> verifiers;
    private final List<Shape> verifierShapes;
    private final List<Link> links;
    private final int height;
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    Composer(List<Shape> authorityShapes, List<Shape> subjectShapes, List<Shape> verifierShapes, List<Link> links) {
        this.verifierShapes = verifierShapes;
        this.links = links;
        int tallest = Math.max(total(authorityShapes), Math.max(total(subjectShapes), total(verifierShapes)));
        height = TOP + tallest + FOOT;
        authorities = place(authorityShapes, CA_X, CA_WIDTH, tallest);
        subjects = place(subjectShapes, SUBJECT_X, SUBJECT_WIDTH, tallest);
        verifiers = place(verifierShapes, VERIFIER_X, VERIFIER_WIDTH, tallest);
    }

    private static int total(List<Shape> shapes) {
        return shapes.stream().mapToInt(Shape::height).sum() + GAP * Math.max(0, shapes.size() - 1);
    }

    private static List<Box> place(List<Shape> shapes, int x, int width, int tallest) {
        List<Box> boxes = new ArrayList<>();
        int y = TOP + (tallest - total(shapes)) / 2;
        for (Shape shape : shapes) {
            boxes.add(shape.at(x, y, width));
            y += shape.height() + GAP;
        }
        return boxes;
    }

    Diagram diagram(Message subjectLane, Message verifierLane, Message caption) {
        issue();
        distribute();
        connect();
        List<Box> boxes = new ArrayList<>(authorities);
        boxes.addAll(subjects);
        boxes.addAll(verifiers);
        TreeSet<Status> statuses = new TreeSet<>();
        links.forEach(link -> statuses.add(link.status()));
        List<Lane> lanes = List.of(
                new Lane(CA_X, 26, Message.of("diagram.lane.authority")),
                new Lane(SUBJECT_X, 26, subjectLane),
                new Lane(VERIFIER_X, 26, verifierLane));
        return new Diagram(WIDTH, height, lanes, frame(), boxes, arrows, labels, caption, List.copyOf(statuses));
    }

    private Optional<Frame> frame() {
        if (subjects.size() < 2) {
            return Optional.empty();
        }
        int top = subjects.get(0).y() - 8;
        return Optional.of(new Frame(SUBJECT_X - 8, top, SUBJECT_WIDTH + 16, subjectsBottom() + 8 - top));
    }

    private int subjectsBottom() {
        Box last = subjects.get(subjects.size() - 1);
        return last.y() + last.height();
    }

    private int edge() {
        return subjects.size() < 2 ? 0 : 8;
    }

    private void issue() {
        Box target = subjects.get(0);
        int subjectY = (target.y() + subjectsBottom()) / 2;
        for (Box authority : authorities) {
            int y = middle(authority);
            int endX = SUBJECT_X - 4 - edge();
            String path = y == subjectY
                    ? "M%d %dH%d".formatted(CA_X + CA_WIDTH, y, endX)
                    : "M%d %dH337V%dH%d".formatted(CA_X + CA_WIDTH, y, subjectY, endX);
            arrows.add(new Arrow(1, path, Optional.empty(), true));
        }
        labels.add(new Label(Mark.BADGE, 337, subjectY, "1"));
        labels.add(new Label(Mark.TEXT, 291, subjectY - 18, Message.of("diagram.issue")));
    }

    private void distribute() {
        if (verifiers.isEmpty()) {
            return;
        }
        int floor = height - 26;
        Box last = authorities.get(authorities.size() - 1);
        int top = middle(verifiers.get(0));
        int caX = CA_X + CA_WIDTH / 2;
        arrows.add(new Arrow(
                2,
                "M%d %dV%dH%dV%d".formatted(caX, last.y() + last.height(), floor, TRUST_X, top),
                Optional.empty(),
                false));
        int subjectX = SUBJECT_X + SUBJECT_WIDTH / 2;
        arrows.add(new Arrow(
                2, "M%d %dV%d".formatted(subjectX, floor, subjectsBottom() + 4 + edge()), Optional.empty(), true));
        for (int i = 0; i < verifiers.size(); i++) {
            int y = middle(verifiers.get(i));
            if (verifierShapes.get(i).trustMissing()) {
                labels.add(new Label(Mark.CROSS, TRUST_X - 13, y, ""));
            } else {
                arrows.add(new Arrow(
                        2, "M%d %dH%d".formatted(TRUST_X, y, VERIFIER_X + VERIFIER_WIDTH + 4), Optional.empty(), true));
            }
        }
        labels.add(new Label(Mark.BADGE, 300, floor, "2"));
        labels.add(new Label(Mark.TEXT, 320, floor - 8, Message.of("diagram.distribute")));
    }

    private void connect() {
        int step = links.size() <= 1 ? 0 : Math.min(22, 84 / (links.size() - 1));
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            int fromY = middle(verifiers.get(link.verifier()));
            if (verifiers.size() == 1 && links.size() > 1) {
                fromY = spread(verifiers.get(0).y(), verifiers.get(0).height(), i, links.size());
            }
            int toY = target(link, i);
            int busX = 695 + edge() + step * (fromY > toY ? links.size() - 1 - i : i);
            int endX = SUBJECT_X + SUBJECT_WIDTH + 10 + (link.subject() < 0 ? edge() : 0);
            String path = fromY == toY
                    ? "M%d %dH%d".formatted(VERIFIER_X, fromY, endX)
                    : "M%d %dH%dV%dH%d".formatted(VERIFIER_X, fromY, busX, toY, endX);
            arrows.add(new Arrow(3, path, Optional.of(link.status()), true));
            if (links.size() <= MANY || i == 0) {
                boolean room = Math.abs(fromY - toY) > 60;
                labels.add(new Label(Mark.BADGE, room ? busX : 745, room ? (fromY + toY) / 2 : fromY, "3"));
            }
        }
    }

    private int target(Link link, int index) {
        if (link.subject() >= 0 && subjects.size() > 1) {
            return middle(subjects.get(link.subject()));
        }
        int top = subjects.get(0).y();
        return spread(top, subjectsBottom() - top, index, links.size());
    }

    private static int spread(int top, int height, int index, int count) {
        return count == 1 ? top + height / 2 : top + height * (2 * index + 1) / (2 * count);
    }

    private static int middle(Box box) {
        return box.y() + box.height() / 2;
    }
}
