package akashi.core.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.diagram.Diagram.Arrow;
import akashi.core.diagram.Diagram.Box;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.diagram.Diagram.Label;
import akashi.core.diagram.Diagram.Mark;
import akashi.core.fault.Fault;
import akashi.core.link.CertificateLink;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.core.trust.Status;
import akashi.training.ModelSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawings of many shapes: what holds for every one of them, and how sides are grouped. */
class DiagramTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:05:00Z");
    private static final Pattern TURN = Pattern.compile("([MHV])(-?\\d+)(?: (-?\\d+))?");

    static Stream<Arguments> drawings() {
        Stream<Arguments> composed = Stream.of(
                        new int[] {1, 1, 1},
                        new int[] {1, 1, 7},
                        new int[] {1, 7, 1},
                        new int[] {3, 1, 4},
                        new int[] {4, 5, 10},
                        new int[] {1, 1, 12},
                        new int[] {2, 7, 12})
                .map(n -> Arguments.of(
                        "%d authorities, %d subjects, %d verifiers".formatted(n[0], n[1], n[2]),
                        composed(n[0], n[1], n[2])));
        Stream<Arguments> sites = IntStream.of(1, 12, 1000).boxed().flatMap(recorders -> {
            SiteSnapshot site = SiteSnapshot.of(ModelSite.with(recorders, NOW));
            return Stream.of(CertificateLink.values())
                    .map(link -> Arguments.of(
                            link + " of " + recorders,
                            LinkDiagram.of(link, site, NOW, Optional.of(Status.RECORDED))
                                    .orElseThrow()));
        });
        return Stream.concat(composed, sites);
    }

    private static Diagram composed(int authorities, int subjects, int verifiers) {
        List<Shape> left = shapes(Kind.SUBJECT, subjects);
        List<Shape> right = shapes(Kind.VERIFIER, verifiers);
        List<Composer.Link> links = new ArrayList<>();
        if (verifiers == 1) {
            IntStream.range(0, subjects).forEach(i -> links.add(new Composer.Link(0, i, Status.BROKEN)));
        } else {
            IntStream.range(0, verifiers).forEach(i -> links.add(new Composer.Link(i, -1, Status.BROKEN)));
        }
        return new Composer(shapes(Kind.AUTHORITY, authorities), true, left, right, links)
                .diagram(Message.of("diagram.name", "x"));
    }

    private static List<Shape> shapes(Kind kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Shape(
                                kind + "-" + i,
                                kind,
                                Shape.name("x"),
                                kind == Kind.AUTHORITY ? Optional.empty() : Optional.of(Status.BROKEN),
                                List.of(Shape.Text.host("x")),
                                null,
                                "")
                        .with(Trust.values()[i % 3]))
                .toList();
    }

    @ParameterizedTest(name = "{0}: no box covers another, and all lie on the canvas")
    @MethodSource("drawings")
    void boxes_are_apart(String what, Diagram diagram) {
        List<Box> boxes = diagram.boxes();
        for (Box one : boxes) {
            assertThat(one.x()).isPositive();
            assertThat(one.x() + one.width()).isLessThan(diagram.width());
            assertThat(one.y() + one.height()).isLessThan(diagram.height());
            assertThat(boxes.stream().filter(other -> other != one && overlap(one, other)))
                    .as(what)
                    .isEmpty();
        }
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    @ParameterizedTest(name = "{0}: arrows stay on the canvas and out of the boxes")
    @MethodSource("drawings")
    void arrows_are_clear(String what, Diagram diagram) {
        for (Arrow arrow : diagram.arrows()) {
            for (int[] p : points(arrow.path())) {
                assertThat(p[0]).as(what + arrow).isBetween(0, diagram.width());
                assertThat(p[1]).as(what + arrow).isBetween(0, diagram.height());
                assertThat(diagram.boxes().stream().filter(b -> inside(b, p)))
                        .as(what + arrow)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest(name = "{0}: no two encrypted links cross")
    @MethodSource("drawings")
    void links_do_not_cross(String what, Diagram diagram) {
        List<List<int[]>> links = diagram.arrows().stream()
                .filter(a -> a.step() == 3)
                .map(a -> points(a.path()))
                .toList();
        for (int i = 0; i < links.size(); i++) {
            for (int j = i + 1; j < links.size(); j++) {
                assertThat(cross(links.get(i), links.get(j)))
                        .as(what + " " + i + " " + j)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}: badges do not touch each other")
    @MethodSource("drawings")
    void badges_are_apart(String what, Diagram diagram) {
        List<Label> badges =
                diagram.labels().stream().filter(l -> l.mark() == Mark.BADGE).toList();
        for (Label one : badges) {
            assertThat(badges.stream()
                            .filter(other -> other != one && Math.hypot(one.x() - other.x(), one.y() - other.y()) < 22))
                    .as(what)
                    .isEmpty();
        }
    }

    private static List<int[]> points(String path) {
        List<int[]> points = new ArrayList<>();
        Matcher matcher = TURN.matcher(path);
        while (matcher.find()) {
            int value = Integer.parseInt(matcher.group(2));
            int[] last = points.isEmpty() ? null : points.get(points.size() - 1);
            points.add(
                    switch (matcher.group(1)) {
                        case "H" -> new int[] {value, last[1]};
                        case "V" -> new int[] {last[0], value};
                        default -> new int[] {value, Integer.parseInt(matcher.group(3))};
                    });
        }
        return points;
    }

    private static boolean inside(Box box, int[] p) {
        return p[0] > box.x() && p[0] < box.x() + box.width() && p[1] > box.y() && p[1] < box.y() + box.height();
    }

    private static boolean cross(List<int[]> one, List<int[]> other) {
        for (int i = 1; i < one.size(); i++) {
            for (int j = 1; j < other.size(); j++) {
                if (meet(one.get(i - 1), one.get(i), other.get(j - 1), other.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether two segments along the axes have a point in common. */
    private static boolean meet(int[] a, int[] b, int[] c, int[] d) {
        return Math.max(Math.min(a[0], b[0]), Math.min(c[0], d[0]))
                        <= Math.min(Math.max(a[0], b[0]), Math.max(c[0], d[0]))
                && Math.max(Math.min(a[1], b[1]), Math.min(c[1], d[1]))
                        <= Math.min(Math.max(a[1], b[1]), Math.max(c[1], d[1]));
    }

    @Test
    void the_same_site_gives_the_same_diagram() {
        assertThat(drawn(12, CertificateLink.RECORDER_TO_CLIENTS, Optional.empty()))
                .isEqualTo(drawn(12, CertificateLink.RECORDER_TO_CLIENTS, Optional.empty()));
    }

    @Test
    void a_thousand_recorders_are_one_group_until_it_is_opened() {
        Diagram closed = drawn(1000, CertificateLink.MANAGEMENT_TO_RECORDERS, Optional.empty());
        Diagram open = drawn(1000, CertificateLink.MANAGEMENT_TO_RECORDERS, Optional.of(Status.RECORDED));
        assertThat(closed.boxes()).hasSize(3).last().satisfies(box -> {
            assertThat(box.id()).isEqualTo("verifier-RECORDED");
            assertThat(box.lines()).hasSize(1);
            assertThat(box.href()).endsWith("?open=RECORDED");
        });
        assertThat(open.boxes()).last().satisfies(box -> {
            assertThat(box.lines()).hasSize(10);
            assertThat(box.href()).doesNotContain("?");
        });
    }

    @Test
    void many_subjects_and_many_verifiers_are_drawn_by_status_and_by_kind() {
        Diagram diagram = drawn(12, CertificateLink.RECORDER_TO_CLIENTS, Optional.empty());
        assertThat(diagram.boxes())
                .extracting(Box::id)
                .contains("subject-RECORDED", "verifier-SMART_CLIENT", "verifier-MANAGEMENT", "verifier-INTERCONNECT");
    }

    @Test
    void a_site_without_an_authority_shows_the_place_where_one_is_missing() {
        var data = ModelSite.with(2, NOW);
        var bare = SiteSnapshot.of(new akashi.core.site.SiteData(
                data.site(),
                data.computers(),
                data.clientGroups(),
                List.of(),
                List.of(),
                data.wantedOn(),
                List.of(),
                List.of()));
        Diagram diagram = LinkDiagram.of(CertificateLink.MANAGEMENT_TO_RECORDERS, bare, NOW, Optional.empty())
                .orElseThrow();
        assertThat(diagram.boxes()).first().extracting(Box::kind).isEqualTo(Kind.NO_AUTHORITY);
        assertThat(diagram.arrows()).filteredOn(a -> a.step() < 3).allMatch(Arrow::ghost);
        assertThat(diagram.statuses()).containsExactly(Status.PLAIN);
    }

    @Test
    void a_diagram_of_nobody_is_empty() {
        var data = ModelSite.with(1, NOW);
        var empty = SiteSnapshot.of(new akashi.core.site.SiteData(
                data.site(), List.of(), List.of(), List.of(), List.of(), java.util.Set.of(), List.of(), List.of()));
        assertThat(LinkDiagram.of(CertificateLink.MOBILE_TO_CLIENTS, empty, NOW, Optional.empty()))
                .isEmpty();
        assertThat(Assess.all(empty, NOW)).isEmpty();
    }

    @Test
    void long_names_are_shortened_by_the_room_they_take() {
        assertThat(Fit.into(8, "rec-01")).isEqualTo("rec-01");
        assertThat(Fit.into(8, "rec-01.example.com")).isEqualTo("rec-01.…");
        assertThat(Fit.into(8, "録画サーバー一号機")).isEqualTo("録画サ…");
    }

    private static Diagram drawn(int recorders, CertificateLink link, Optional<Status> open) {
        return LinkDiagram.of(link, SiteSnapshot.of(ModelSite.with(recorders, NOW)), NOW, open)
                .orElseThrow(() -> new Fault.NotFound("nobody"));
    }
}
