package akashi.core.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Memo memo = new Memo(2);

    private int asked(String key, boolean admin) {
        return memo.of(List.of(key, admin), made::incrementAndGet);
    }

    @Test
    void an_answer_is_worked_out_once_for_each_key() {
        assertThat(List.of(asked("a", true), asked("a", true))).containsExactly(1, 1);
        assertThat(List.of(asked("a", false), asked("a", true))).containsExactly(2, 1);
    }

    @Test
    void it_forgets_rather_than_hold_more_than_it_may() {
        asked("a", true);
        asked("b", true);
        asked("c", true);
        assertThat(asked("c", true)).isEqualTo(3);
        assertThat(asked("a", true)).isEqualTo(4);
    }

    @Test
    void an_answer_may_need_another_one() {
        assertThat((String) memo.of("whole", () -> "of " + memo.of("part", () -> "parts")))
                .isEqualTo("of parts");
    }
}
