package akashi.access;

import akashi.pki.Password;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Secrets that were made for a form, by the form's token, so that a double click shows the same one twice. They lie in
 * memory only, a few at a time.
 */
public final class ShownOnce {

    private static final int KEPT = 50;

    private final Supplier<Password> source;
    private final Map<String, Password> byForm = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Password> eldest) {
            return size() > KEPT;
        }
    };

    /** Secrets of this source. */
    public ShownOnce(Supplier<Password> source) {
        this.source = source;
    }

    /** The secret of a form that was sent before; empty where it is forgotten. */
    public synchronized Optional<Password> known(String formToken) {
        return Optional.ofNullable(byForm.get(formToken));
    }

    /** The secret of a form. */
    public synchronized Password of(String formToken) {
        return byForm.computeIfAbsent(formToken, token -> source.get());
    }
}
