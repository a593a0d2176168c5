package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people press at the same moment, or one person twice: one thing happens, and nobody sees a defect. */
class TwoAdministratorsTest {

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start().plant(Sites.withRecorders(3));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private List<Browser.Page> together(int people, Callable<Browser.Page> press) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(people);
        CyclicBarrier ready = new CyclicBarrier(people);
        try {
            List<Future<Browser.Page>> pressed = IntStream.range(0, people)
                    .mapToObj(person -> threads.submit(() -> {
                        ready.await();
                        return press.call();
                    }))
                    .toList();
            return pressed.stream().map(TwoAdministratorsTest::answer).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static Browser.Page answer(Future<Browser.Page> page) {
        try {
            return page.get();
        } catch (java.util.concurrent.ExecutionException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Browser.Page turn(boolean on, String act) {
        String recorder =
                portal.site().computerCalled("rec-01").orElseThrow().id().toString();
        return portal.admin()
                .post(
                        "/encryption/turn",
                        "computer",
                        recorder,
                        "slot",
                        "SERVER",
                        "on",
                        String.valueOf(on),
                        "pair",
                        "true",
                        "act",
                        act);
    }

    @Test
    void the_same_switch_at_once_is_turned_once() throws Exception {
        List<Browser.Page> answers =
                together(4, () -> turn(true, UUID.randomUUID().toString()));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(303, 409, 422));
        assertThat(portal.site().changes()).hasSize(1);
        assertThat(Stream.of("mgmt-01", "rec-01", "rec-02", "rec-03")
                        .map(host -> portal.site().computerCalled(host).orElseThrow())
                        .map(portal.site()::wantedSlots))
                .allMatch(slots -> slots.contains(Slot.SERVER));
    }

    @Test
    void a_double_click_is_one_act() throws Exception {
        List<Browser.Page> answers = together(3, () -> turn(true, "clicked-twice"));
        assertThat(answers).extracting(Browser.Page::status).containsOnly(303);
        assertThat(answers.stream().map(Browser.Page::location).distinct()).hasSize(1);
        assertThat(portal.site().changes()).hasSize(1);
    }
}
