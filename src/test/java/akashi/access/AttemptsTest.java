package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestClock;
import akashi.TestPortal;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Slowing down guessing, also of those who try many at once. */
class AttemptsTest {

    private static final int MANY = 12;

    private final Attempts attempts = new Attempts(Clock.fixed(TestPortal.NOW, ZoneOffset.UTC));

    private static <T> List<T> atOnce(Callable<T> one) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(MANY);
        try {
            List<T> answers = new java.util.ArrayList<>();
            for (Future<T> each : pool.invokeAll(Collections.nCopies(MANY, one))) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean tried(boolean right) {
        if (attempts.begin("admin", "here").compareTo(Duration.ZERO) > 0) {
            return false;
        }
        if (right) {
            attempts.succeeded("admin", "here");
        }
        attempts.ended("admin", "here");
        return true;
    }

    @Test
    void of_many_wrong_ones_at_once_three_are_looked_at() throws Exception {
        assertThat(atOnce(() -> tried(false)).stream().filter(Boolean::booleanValue))
                .hasSize(3);
    }

    @Test
    void of_many_right_ones_at_once_none_has_to_wait() throws Exception {
        assertThat(atOnce(() -> tried(true))).containsOnly(true);
    }

    @Test
    void one_that_was_no_guess_changes_nothing() {
        for (int i = 0; i < 20; i++) {
            assertThat(attempts.begin("link", "here")).isLessThanOrEqualTo(Duration.ZERO);
            attempts.spared("link", "here");
            attempts.ended("link", "here");
        }
    }

    @Test
    void many_sign_ins_at_once_are_slowed_down_like_one_after_the_other() throws Exception {
        try (TestPortal portal = TestPortal.start()) {
            List<String> told = atOnce(() -> {
                Browser.Page page = portal.browser().post("/sign-in", "username", "admin", "password", "wrong");
                return page.html().select("#e-username").text();
            });
            assertThat(told.stream().filter(error -> !error.contains("wait"))).hasSize(3);
        }
    }

    @Test
    void after_a_clock_was_set_back_by_a_day_a_minute_is_the_longest_wait() {
        TestClock clock = new TestClock(TestPortal.NOW.plus(Duration.ofDays(1)));
        Attempts moving = new Attempts(clock);
        for (int i = 0; i < 20; i++) {
            moving.failed("admin", "here");
        }
        clock.set(TestPortal.NOW);
        assertThat(moving.pause("admin", "here")).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(moving.pause("admin", "here")).isZero();
    }
}
