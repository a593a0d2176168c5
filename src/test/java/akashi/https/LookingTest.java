package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LookingTest {

    @Test
    void a_look_that_fails_is_not_the_last_one() throws InterruptedException {
        CountDownLatch looks = new CountDownLatch(3);
        Runnable failing = () -> {
            looks.countDown();
            throw new IllegalStateException("the database is away");
        };
        try (Looking looking = new Looking(failing, Duration.ofMillis(5))) {
            assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
