package akashi.pki;

import akashi.core.fault.Fault;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * The one guarded place where bytes from outside meet the parsers. The parsers throw unchecked exceptions of many
 * kinds on malformed input, and run out of stack on deep nesting; each becomes one sentence.
 */
final class ForeignBytes {

    static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 10;

    /** A parser, which may throw anything. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(byte[] bytes) throws Exception;
    }

    private ForeignBytes() {}

    /** What the parser makes of the bytes, or {@link Fault.BadInput} on the field with {@code malformedKey}. */
    static <T> T read(String field, byte[] bytes, String malformedKey, Parser<T> parser) {
        if (bytes.length == 0) {
            throw new Fault.BadInput(field, "pki.read.empty");
        }
        if (bytes.length > MOST_BYTES) {
            throw new Fault.BadInput(field, "pki.read.too-large", MOST_BYTES >> 10);
        }
        return guarded(field, malformedKey, () -> parser.parse(WideText.narrowed(bytes)));
    }

    /** What comes of work with bytes from outside, or {@link Fault.BadInput} on the field with {@code malformedKey}. */
    static <T> T guarded(String field, String malformedKey, Callable<T> work) {
        try {
            return work.call();
        } catch (Fault alreadySaid) {
            throw alreadySaid;
        } catch (Exception | StackOverflowError malformed) {
            throw said(malformed).orElseGet(() -> new Fault.BadInput(field, malformedKey));
        }
    }

    /** What our own code said inside a parser that wraps whatever it catches. */
    static Optional<Fault> said(Throwable caught) {
        return Stream.iterate(caught, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(Fault.class::isInstance)
                .map(Fault.class::cast)
                .findFirst();
    }
}
