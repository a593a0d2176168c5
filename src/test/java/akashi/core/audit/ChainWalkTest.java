package akashi.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.audit.ChainBreak.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain of six entries with a checkpoint at the fourth, touched in every way. */
class ChainWalkTest {

    private static final UUID SITE = new UUID(0, 1);
    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    private static TrailEntry entry(long seq, String subject) {
        return new TrailEntry(
                SITE,
                seq,
                NOON.plusSeconds(seq),
                null,
                "admin",
                "ADMIN",
                "127.0.0.1",
                "add-computer",
                subject,
                "[]",
                null,
                null,
                null);
    }

    private static List<SealedEntry> chain() {
        List<SealedEntry> chain = new ArrayList<>();
        String hash = TrailEntry.NOTHING;
        for (int number = 1; number <= 6; number++) {
            SealedEntry sealed = entry(number * 10L, "rec-0" + number).seal(number, hash);
            chain.add(sealed);
            hash = sealed.hash();
        }
        return chain;
    }

    private static List<SealedEntry> resealed(List<SealedEntry> chain, int from) {
        List<SealedEntry> again = new ArrayList<>(chain.subList(0, from));
        String hash = from == 0 ? TrailEntry.NOTHING : chain.get(from - 1).hash();
        for (int i = from; i < chain.size(); i++) {
            SealedEntry sealed = chain.get(i).entry().seal(i + 1L, hash);
            again.add(sealed);
            hash = sealed.hash();
        }
        return again;
    }

    private static SealedEntry saying(SealedEntry row, String subject) {
        return new SealedEntry(entry(row.entry().seq(), subject), row.number(), row.previous(), row.hash());
    }

    private static void rewrite(List<SealedEntry> rows, int place) {
        rows.set(place, saying(rows.get(place), "other"));
        List<SealedEntry> again = resealed(rows, place);
        rows.clear();
        rows.addAll(again);
    }

    static Stream<Arguments> touched() {
        return Stream.of(
                touch("nobody touched it", rows -> {}, null, 0),
                touch("an entry was changed", rows -> rows.set(2, saying(rows.get(2), "other")), Why.ALTERED, 3),
                touch("the last one was changed", rows -> rows.set(5, saying(rows.get(5), "x")), Why.ALTERED, 6),
                touch("an entry was removed", rows -> rows.remove(1), Why.MISSING, 2),
                touch("the first one was removed", rows -> rows.remove(0), Why.MISSING, 1),
                touch("an entry was put in", rows -> rows.add(3, saying(rows.get(2), "x")), Why.UNLINKED, 4),
                touch("two changed places", rows -> rows.add(1, rows.remove(2)), Why.MISSING, 2),
                touch("two changed places and numbers", ChainWalkTest::swapped, Why.UNLINKED, 2),
                touch("the end was cut off", rows -> rows.remove(5), Why.CUT_OFF, 6),
                touch(
                        "the end was cut off below the checkpoint",
                        rows -> rows.subList(3, 6).clear(),
                        Why.CUT_OFF,
                        4),
                touch("everything was removed", List::clear, Why.CUT_OFF, 1),
                touch("one was changed and all after it sealed anew", rows -> rewrite(rows, 2), Why.CONTRADICTED, 4),
                touch("the same behind the checkpoint", rows -> rewrite(rows, 4), Why.UNLINKED, 6));
    }

    private static void swapped(List<SealedEntry> rows) {
        SealedEntry second = rows.get(1);
        SealedEntry third = rows.get(2);
        rows.set(1, new SealedEntry(third.entry(), 2, third.previous(), third.hash()));
        rows.set(2, new SealedEntry(second.entry(), 3, second.previous(), second.hash()));
    }

    private static Arguments touch(String what, Consumer<List<SealedEntry>> how, Why why, long at) {
        return arguments(what, how, why, at);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("touched")
    void a_chain_tells_that(String what, Consumer<List<SealedEntry>> how, Why why, long at) {
        List<SealedEntry> whole = chain();
        List<SealedEntry> rows = chain();
        how.accept(rows);
        ChainWalk walk = new ChainWalk(List.of(checkpoint(whole.get(3))), checkpoint -> true);
        rows.forEach(walk::take);
        var broken = walk.end(6, whole.get(5).hash(), 6);
        assertThat(broken.map(ChainBreak::why).orElse(null)).as(what).isEqualTo(why);
        assertThat(broken.map(ChainBreak::number).orElse(0L)).isEqualTo(at);
    }

    @Test
    void a_checkpoint_that_its_key_did_not_sign_vouches_for_nothing() {
        List<SealedEntry> rows = chain();
        ChainWalk walk = new ChainWalk(List.of(checkpoint(rows.get(3))), checkpoint -> false);
        rows.forEach(walk::take);
        assertThat(walk.end(6, rows.get(5).hash(), 6).orElseThrow().why()).isEqualTo(Why.FORGED);
    }

    @Test
    void an_end_that_was_set_back_is_named_and_one_that_moved_on_meanwhile_is_none() {
        List<SealedEntry> rows = chain();
        assertThat(walked(rows).end(4, rows.get(3).hash(), 4))
                .contains(new ChainBreak(Why.SET_BACK, 5, Optional.empty()));
        assertThat(walked(rows).end(0, TrailEntry.NOTHING, 0).orElseThrow().number())
                .isEqualTo(1);
        assertThat(walked(rows).end(4, rows.get(3).hash(), 6)).isEmpty();
    }

    private static ChainWalk walked(List<SealedEntry> rows) {
        ChainWalk walk = new ChainWalk(List.of(checkpoint(rows.get(3))), checkpoint -> true);
        rows.forEach(walk::take);
        return walk;
    }

    @Test
    void what_is_hashed_is_written_in_one_way() {
        assertThat(akashi.core.text.CanonicalJson.of(
                        entry(7, "a\"\\\n\u0001\u001f\u007f\u2028証\uD83D\uDE00").canonical(3, "00")))
                .isEqualTo("{\"access\":\"ADMIN\",\"account\":null,\"act\":\"add-computer\",\"actor\":\"admin\","
                        + "\"after\":null,\"args\":\"[]\",\"at\":\"2027-03-01T12:00:07Z\",\"before\":null,\"form\":1,"
                        + "\"job\":null,\"number\":3,\"origin\":\"127.0.0.1\",\"previous\":\"00\",\"seq\":7,"
                        + "\"site\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"subject\":\"a\\\"\\\\\\n\\u0001\\u001f\u007f\u2028証\uD83D\uDE00\"}");
    }

    private static Checkpoint checkpoint(SealedEntry at) {
        return new Checkpoint(SITE, at.number(), at.hash(), NOON, new UUID(0, 2), "");
    }
}
