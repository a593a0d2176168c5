package akashi.core.diagram;

import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The three columns of boxes, each centred on the same line, and high enough for the arrows that end there. */
final class Columns {

    static final int WIDTH = 1164;
    static final int CA_X = 24;
    static final int CA_WIDTH = 250;
    static final int SUBJECT_X = 400;
    static final int SUBJECT_WIDTH = 270;
    static final int VERIFIER_X = 800;
    static final int VERIFIER_WIDTH = 310;
    private static final int TOP = 46;
    private static final int FOOT = 90;
    private static final int FRAME = 8;
    private static final int PER_ARROW = 24;
    private static final int FEW = 6;

    final List<Box> authorities;
    final List<Box> subjects;
    final List<Box> verifiers;
    final int height;

    Columns(List<Shape> authorityShapes, List<Shape> subjectShapes, List<Shape> verifierShapes, int links) {
        List<Shape> left = stretched(subjectShapes, PER_ARROW * links);
        List<Shape> right = verifierShapes.size() == 1 ? stretched(verifierShapes, PER_ARROW * links) : verifierShapes;
        int tallest = Math.max(total(authorityShapes), Math.max(total(left), total(right)));
        height = TOP + tallest + FOOT;
        authorities = placed(authorityShapes, CA_X, CA_WIDTH, tallest);
        subjects = placed(left, SUBJECT_X, SUBJECT_WIDTH, tallest);
        verifiers = placed(right, VERIFIER_X, VERIFIER_WIDTH, tallest);
    }

    /** The frame around several subjects. */
    Optional<Frame> frame() {
        return subjects.size() < 2
                ? Optional.empty()
                : Optional.of(new Frame(
                        SUBJECT_X - FRAME,
                        subjectsTop() - FRAME,
                        SUBJECT_WIDTH + 2 * FRAME,
                        subjectsBottom() - subjectsTop() + 2 * FRAME));
    }

    /** How far the frame stands off the subjects. */
    int edge() {
        return subjects.size() < 2 ? 0 : FRAME;
    }

    int subjectsTop() {
        return subjects.get(0).y();
    }

    int subjectsBottom() {
        return bottom(subjects.get(subjects.size() - 1));
    }

    static int bottom(Box box) {
        return box.y() + box.height();
    }

    static int middle(Box box) {
        return box.y() + box.height() / 2;
    }

    private static List<Shape> stretched(List<Shape> shapes, int need) {
        int more = need - total(shapes);
        return more <= 0
                ? shapes
                : shapes.stream().map(s -> s.taller(more / shapes.size())).toList();
    }

    private static int gap(int shapes) {
        return shapes <= FEW ? 24 : 14;
    }

    private static int total(List<Shape> shapes) {
        return shapes.stream().mapToInt(Shape::height).sum() + gap(shapes.size()) * Math.max(0, shapes.size() - 1);
    }

    private static List<Box> placed(List<Shape> shapes, int x, int width, int tallest) {
        List<Box> boxes = new ArrayList<>();
        int y = TOP + (tallest - total(shapes)) / 2;
        for (Shape shape : shapes) {
            boxes.add(shape.at(x, y, width));
            y += shape.height() + gap(shapes.size());
        }
        return boxes;
    }
}
