package akashi.core.lesson;

import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What a check or a break asks for. Every point is told, none stops at the first; it is passed when all are met. */
@FunctionalInterface
public interface Challenge {

    /** Every point, as it is. */
    List<Point> judge(Learned learned);

    /** Things done in the lab. */
    static Challenge did(Deed... deeds) {
        return learned -> Stream.of(deeds)
                .map(deed ->
                        new Point(learned.deeds().contains(deed), Message.of("training.point.deed", Message.of(deed))))
                .toList();
    }

    /** One thing done in the lab, whichever of these. */
    static Challenge didOne(Deed... deeds) {
        List<Message> all = Stream.of(deeds).map(deed -> Message.of(deed)).toList();
        return learned -> List.of(new Point(
                Stream.of(deeds).anyMatch(learned.deeds()::contains), Message.of("training.point.deed-one", all)));
    }

    /** Something built on the learner's own site. */
    static Challenge built(BiFunction<SiteSnapshot, Instant, List<Point>> judge) {
        return learned -> learned.site()
                .map(site -> judge.apply(site, learned.now()))
                .orElse(List.of(Point.open("training.point.no-site")));
    }

    /** The same; once all is met it is told how many acts that took, and how few would do. More of them fail nobody. */
    default Challenge counting(int fewest) {
        return learned -> {
            List<Point> points = new ArrayList<>(judge(learned));
            if (points.stream().allMatch(Point::met)) {
                String key = learned.acts() > fewest ? "training.point.acts" : "training.point.fewest-acts";
                points.add(Point.met(key, learned.acts(), fewest));
            }
            return points;
        };
    }

    /** Whether every point is met. */
    default boolean passed(Learned learned) {
        return judge(learned).stream().allMatch(Point::met);
    }
}
