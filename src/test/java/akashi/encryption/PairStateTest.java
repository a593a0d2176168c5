package akashi.encryption;

import static akashi.core.site.Slot.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Fact;
import akashi.core.trust.Status;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PairStateTest {

    private static final List<String> ALL = List.of("mgmt-01", "rec-01", "rec-02", "mob-01", "lpr-01");

    private final Harbour harbour = new Harbour(2);

    @AfterEach
    void close() {
        harbour.close();
    }

    private static void wanted(Harbour harbour) {
        harbour.wanted(SERVER, ALL.toArray(String[]::new));
    }

    private static void seen(Harbour harbour, boolean on, String... hosts) {
        Stream.of(hosts).forEach(host -> harbour.observed(Fact.IN_EFFECT, host, SERVER, on));
    }

    private static Arguments row(String what, Consumer<Harbour> given, Status status, String sentence, int ways) {
        return arguments(what, given, status, sentence, ways);
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                row("off everywhere", h -> {}, Status.PLAIN, "off", 0),
                row("wanted for some only", h -> h.wanted(SERVER, "rec-01"), Status.BROKEN, "plan-mixed", 2),
                row("wanted, nobody confirmed", PairStateTest::wanted, Status.UNKNOWN, "unconfirmed", 0),
                row(
                        "wanted and told on everywhere",
                        h -> {
                            wanted(h);
                            seen(h, true, ALL.toArray(String[]::new));
                        },
                        Status.RECORDED,
                        "on",
                        0),
                row(
                        "on for some, off for others",
                        h -> {
                            wanted(h);
                            seen(h, true, "mgmt-01", "rec-01");
                            seen(h, false, "rec-02");
                        },
                        Status.BROKEN,
                        "mixed",
                        2),
                row(
                        "wanted but off",
                        h -> {
                            wanted(h);
                            seen(h, false, "mgmt-01");
                        },
                        Status.BROKEN,
                        "not-on",
                        2),
                row("in effect but not wanted", h -> seen(h, true, "mgmt-01"), Status.BROKEN, "not-off", 2),
                row(
                        "a change planned",
                        h -> h.save(true, h.turn("mgmt-01", SERVER, true)),
                        Status.UNKNOWN,
                        "planned",
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void the_pair_stands_in_one_sentence(
            String what, Consumer<Harbour> given, Status status, String sentence, int ways) {
        given.accept(harbour);
        PairState pair = PairState.of(harbour.site());
        assertThat(pair.status()).as(what).isEqualTo(status);
        assertThat(pair.sentence().key()).as(what).isEqualTo("encryption.pair." + sentence);
        assertThat(pair.ways()).as(what).hasSize(ways);
    }
}
