package akashi.lab;

import akashi.web.Form;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a learner wants to see, as its address says it.
 *
 * @param days by how many days the client's clock differs
 * @param lesson where the learner came from: a lesson, or a step of one
 */
record HandshakeChoice(Tls tls, LabFault fault, int days, Optional<String> lesson) {

    static final int MOST_DAYS = 800;
    static final String PATH = "/learn/lab/handshake";

    private static final Pattern LESSON = Pattern.compile("[a-z0-9-]{1,40}(/[a-z0-9-]{1,40})?");

    /** What cannot be read is as if it had not been said. */
    static HandshakeChoice of(Form query) {
        return new HandshakeChoice(
                one(Tls.values(), query.text("tls")).orElse(Tls.TLS12),
                one(LabFault.values(), query.text("fault")).orElse(LabFault.NONE),
                query.number("days", -MOST_DAYS, MOST_DAYS, 0),
                lesson(query));
    }

    /** Whether something was said that cannot be read, or is out of bounds, and something else taken for it. */
    boolean differs(Form query) {
        return other(query.text("tls"), tls.name())
                || other(query.text("fault"), fault.name())
                || other(query.text("days"), String.valueOf(days));
    }

    private static boolean other(Optional<String> said, String taken) {
        return said.filter(it -> !it.equals(taken)).isPresent();
    }

    static Optional<String> lesson(Form query) {
        return query.text("lesson").filter(text -> LESSON.matcher(text).matches());
    }

    private static <E extends Enum<E>> Optional<E> one(E[] all, Optional<String> name) {
        return Stream.of(all)
                .filter(each -> name.filter(each.name()::equals).isPresent())
                .findFirst();
    }

    /** Its address. */
    String path() {
        return PATH + "?tls=" + tls + "&fault=" + fault + "&days=" + days
                + lesson.map(it -> "&lesson=" + it).orElse("");
    }

    HandshakeChoice speaking(Tls other) {
        return new HandshakeChoice(other, fault, days, lesson);
    }

    HandshakeChoice sound() {
        return new HandshakeChoice(tls, LabFault.NONE, 0, lesson);
    }
}
