package akashi.training;

import akashi.core.diagnosis.Mender;
import akashi.core.lesson.Cause;
import akashi.core.site.ClientKind;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * The eight scenes of a round. The same learner and round give the same ones; what is right in each is asked of the
 * diagnosis.
 */
record Scenes(int round, List<Broken> broken, long seed) {

    static final int EIGHT = 8;

    private static final int CHOICES = 5;
    private static final int MENDS = 4;

    /** What is to be chosen from, the right one among it. */
    record Choices(List<Cause> causes, List<Mender> owners, List<Message> mends) {}

    static Scenes of(UUID learner, int round, Instant now, Function<ClientKind, String> names) {
        long seed = learner.getMostSignificantBits() ^ learner.getLeastSignificantBits() ^ 7_919L * round;
        Random chance = new Random(seed);
        List<Cause> causes = new ArrayList<>(List.of(Cause.values()));
        Collections.shuffle(causes, chance);
        List<Broken> broken = causes.stream()
                .limit(EIGHT)
                .map(cause -> Broken.by(cause, chance, now, names))
                .toList();
        return new Scenes(round, broken, seed);
    }

    /** What is right in a scene, from 1. */
    Answer answer(int number) {
        return answer(broken.get(number - 1));
    }

    private static Answer answer(Broken it) {
        return Answer.of(it.site(), it.from(), it.to(), it.now())
                .orElseThrow(() -> new IllegalStateException("a broken model in which nothing is wrong"));
    }

    Choices choices(int number) {
        Answer right = answer(number);
        Random chance = new Random(seed + number);
        return new Choices(
                some(List.of(Cause.values()), right.cause(), CHOICES, chance),
                List.of(Mender.values()),
                some(mends(broken.get(number - 1).now()), right.mend(), MENDS, chance));
    }

    /** How things are mended on a model that is broken in every way, each once. */
    private static List<Message> mends(Instant now) {
        return List.of(Cause.values()).stream()
                .map(cause -> answer(Broken.by(cause, new Random(1), now, ClientKind::name))
                        .mend())
                .distinct()
                .toList();
    }

    private static <T> List<T> some(List<T> all, T right, int most, Random chance) {
        List<T> others = new ArrayList<>(all);
        others.remove(right);
        Collections.shuffle(others, chance);
        List<T> chosen = new ArrayList<>(others.subList(0, Math.min(most - 1, others.size())));
        chosen.add(chance.nextInt(chosen.size() + 1), right);
        return List.copyOf(chosen);
    }
}
