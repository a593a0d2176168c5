package akashi.core.diagram;

import static akashi.core.diagram.Columns.CA_WIDTH;
import static akashi.core.diagram.Columns.CA_X;
import static akashi.core.diagram.Columns.SUBJECT_WIDTH;
import static akashi.core.diagram.Columns.SUBJECT_X;
import static akashi.core.diagram.Columns.VERIFIER_WIDTH;
import static akashi.core.diagram.Columns.VERIFIER_X;
import static akashi.core.diagram.Columns.bottom;
import static akashi.core.diagram.Columns.middle;

import akashi.core.diagram.Diagram.Arrow;
import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Kind;
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
 * Draws the three kinds of arrow between three columns of boxes: authority to subject, authority to whoever verifies and
 * to the subject itself, verifier to subject. No arrow crosses another of its kind, and none runs under a text.
 */
final class Composer {

    /** An encrypted link to draw: from a verifier to a subject box, or to all of them where {@code subject} is −1. */
    record Link(int verifier, int subject, Status status) {}

    private static final int ISSUE_X = 337;
    private static final int ROUND_X = 10;
    private static final int TRUST_X = 1140;
    private static final int FLOOR = 40;
    private static final int BUS_FROM = 702;
    private static final int BUS_ROOM = 66;
    private static final int HEAD = 12;
    private static final int STRAIGHT = 3;

    private final Columns columns;
    private final List<Shape> verifierShapes;
    private final Trust ownTrust;
    private final boolean issued;
    private final boolean authority;
    private final List<Link> links;
    private final List<Arrow> arrows = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    /** {@code issued} says whether any of the subjects has a certificate. */
    Composer(List<Shape> authorities, boolean issued, List<Shape> subjects, List<Shape> verifiers, List<Link> links) {
        this.columns = new Columns(authorities, subjects, verifiers, links.size());
        this.verifierShapes = verifiers;
        this.ownTrust = subjects.stream().map(Shape::trust).reduce(Trust.HELD, Trust::worse);
        this.authority = authorities.get(0).kind() == Kind.AUTHORITY;
        this.issued = issued;
        this.links = links;
    }

    Diagram diagram(Message caption) {
        issue();
        distribute();
        connect();
        List<Box> boxes = new ArrayList<>(columns.authorities);
        boxes.addAll(columns.subjects);
        boxes.addAll(columns.verifiers);
        TreeSet<Status> statuses = new TreeSet<>();
        links.forEach(link -> statuses.add(link.status()));
        List<Lane> lanes = List.of(
                new Lane(CA_X, 24, Message.of("diagram.lane.authority")),
                new Lane(SUBJECT_X, 24, Message.of("diagram.lane.subject")),
                new Lane(VERIFIER_X, 24, Message.of("diagram.lane.verifier")));
        return new Diagram(
                Columns.WIDTH,
                columns.height,
                lanes,
                columns.frame(),
                boxes,
                arrows,
                labels,
                caption,
                List.copyOf(statuses));
    }

    private void issue() {
        int toY = (columns.subjectsTop() + columns.subjectsBottom()) / 2;
        int endX = SUBJECT_X - 3 - columns.edge();
        for (Box box : columns.authorities) {
            int y = middle(box);
            String start = "M%d %dH%d".formatted(CA_X + CA_WIDTH, y, ISSUE_X);
            String turn = y == toY ? "" : "V" + toY;
            arrows.add(new Arrow(
                    1,
                    !issued,
                    start + turn + "H" + (endX - HEAD),
                    "M%d %dl-13-6.5v13z".formatted(endX, toY),
                    Optional.empty()));
        }
        labels.add(new Label(Mark.BADGE, 1, ISSUE_X, toY, number(1)));
        labels.add(new Label(Mark.TEXT, 1, ISSUE_X + 14, toY - 16, Message.of("diagram.issue")));
    }

    private void distribute() {
        int floor = columns.height - FLOOR;
        for (int i = 0; i < columns.authorities.size(); i++) {
            arrows.add(new Arrow(2, !authority, fromAuthority(i, floor), "", Optional.empty()));
        }
        int subjectX = SUBJECT_X + SUBJECT_WIDTH / 2;
        int tip = columns.subjectsBottom() + 3 + columns.edge();
        trust(
                ownTrust,
                "M%d %dV%d".formatted(subjectX, floor, tip + HEAD),
                "M%d %dV%d".formatted(subjectX, floor, tip + 30),
                "M%d %dl-6.5 13h13z".formatted(subjectX, tip),
                new Label(Mark.CROSS, 2, subjectX, tip + 14, number(2)));
        for (int i = 0; i < columns.verifiers.size(); i++) {
            int y = middle(columns.verifiers.get(i));
            int x = VERIFIER_X + VERIFIER_WIDTH + 3;
            trust(
                    verifierShapes.get(i).trust(),
                    "M%d %dH%d".formatted(TRUST_X, y, x + HEAD),
                    "M%d %dH%d".formatted(TRUST_X, y, x + 24),
                    "M%d %dl13-6.5v13z".formatted(x, y),
                    new Label(Mark.CROSS, 2, x + 14, y, number(2)));
        }
        labels.add(new Label(Mark.BADGE, 2, 300, floor, number(2)));
        labels.add(new Label(Mark.TEXT, 2, 320, floor + 20, Message.of("diagram.distribute")));
    }

    /** From below the only authority, or around the left side of several; the last one also reaches the verifiers. */
    private String fromAuthority(int index, int floor) {
        Box box = columns.authorities.get(index);
        String start = columns.authorities.size() == 1
                ? "M%d %dV%d".formatted(CA_X + CA_WIDTH / 2, bottom(box), floor)
                : "M%d %dH%dV%d".formatted(CA_X, middle(box), ROUND_X, floor);
        boolean last = index == columns.authorities.size() - 1;
        return last ? start + "H%dV%d".formatted(TRUST_X, middle(columns.verifiers.get(0))) : start;
    }

    private void trust(Trust found, String path, String stem, String head, Label cross) {
        if (found == Trust.MISSING) {
            labels.add(cross);
            arrows.add(new Arrow(2, false, stem, "", Optional.empty()));
        } else {
            arrows.add(new Arrow(2, !authority || found == Trust.UNKNOWN, path, head, Optional.empty()));
        }
    }

    private void connect() {
        int step = links.size() <= 1 ? 0 : Math.min(22, BUS_ROOM / (links.size() - 1));
        boolean fan = columns.verifiers.size() == 1 && links.size() > 1;
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            Box from = columns.verifiers.get(link.verifier());
            int fromY = fan ? spread(from.y(), from.height(), i, links.size()) : middle(from);
            int aim = target(link, i);
            int toY = Math.abs(aim - fromY) <= STRAIGHT ? fromY : aim;
            int busX = BUS_FROM + step * (fromY > toY ? links.size() - 1 - i : i);
            int endX = SUBJECT_X + SUBJECT_WIDTH + 6 + (link.subject() < 0 ? columns.edge() : 0);
            String path = fromY == toY
                    ? "M%d %dH%d".formatted(VERIFIER_X, fromY, endX + HEAD)
                    : "M%d %dH%dV%dH%d".formatted(VERIFIER_X, fromY, busX, toY, endX + HEAD);
            Optional<Status> status = Optional.of(link.status());
            arrows.add(new Arrow(3, false, path, "M%d %dl13-6.5v13z".formatted(endX, toY), status));
            labels.add(new Label(Mark.BADGE, 3, 785, fromY, number(3)));
        }
    }

    private int target(Link link, int index) {
        if (link.subject() >= 0 && columns.subjects.size() > 1) {
            return middle(columns.subjects.get(link.subject()));
        }
        int top = columns.subjectsTop();
        return spread(top, columns.subjectsBottom() - top, index, links.size());
    }

    private static int spread(int top, int height, int index, int count) {
        return count == 1 ? top + height / 2 : top + height * (2 * index + 1) / (2 * count);
    }

    private static Message number(int step) {
        return Shape.name(String.valueOf(step));
    }
}
