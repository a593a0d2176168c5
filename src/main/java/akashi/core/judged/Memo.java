package akashi.core.judged;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Answers that are worked out once for each key. It holds so many and then forgets all. Safe for many threads. */
public final class Memo {

    private final int most;
    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /** Holds at most so many answers. */
    public Memo(int most) {
        this.most = most;
    }

    /**
     * The answer of a key, which names everything that the answer depends on. Whoever asks while it is being worked out
     * waits for it rather than doing the same once more.
     */
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> make) {
        Object answer = known.get(key);
        return (T) (answer == null ? made(key, make) : answer);
    }

    private synchronized Object made(Object key, Supplier<?> make) {
        Object answer = known.get(key);
        if (answer == null) {
            answer = make.get();
            if (known.size() >= most) {
                known.clear();
            }
            known.put(key, answer);
        }
        return answer;
    }
}
