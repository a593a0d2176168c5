package akashi.diagnosis;

import akashi.core.diagnosis.Check;
import akashi.core.diagnosis.Connection;
import akashi.core.diagnosis.Diagnosis;
import akashi.core.diagnosis.Verdict;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.Lessons;
import akashi.core.link.Verifier;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.List;
import java.util.Optional;

/**
 * A diagnosis as its page shows it.
 *
 * @param status the colour and shape of the verdict; {@code null} where the two do not talk to each other
 * @param cause what to speak of first; {@code null} where nothing is wrong
 */
record Shown(Diagnosis diagnosis, Verdict verdict, Status status, Message sentence, Check cause, List<Line> lines) {

    /** One kind of connection: who shows, who checks, and where more is to be seen. */
    record Line(Connection connection, Verdict verdict, Status status, String replay, String diagram, String lesson) {}

    static Shown of(Diagnosis diagnosis) {
        Optional<Connection> first = diagnosis.first();
        List<Line> lines = diagnosis.connections().stream().map(Shown::line).toList();
        return new Shown(
                diagnosis,
                diagnosis.verdict().orElse(null),
                first.map(connection -> status(connection.verdict(), connection))
                        .orElse(null),
                sentence(diagnosis),
                diagnosis.cause().orElse(null),
                lines);
    }

    private static Line line(Connection connection) {
        String slug = connection.link().slug();
        return new Line(
                connection,
                connection.verdict(),
                status(connection.verdict(), connection),
                "/diagnose/replay?link=" + slug + "&from="
                        + Asked.encoded(connection.verifier().label()) + "&to="
                        + Asked.encoded(connection.subject().label()),
                "/topology/" + slug,
                Lessons.forLink(connection.link()).map(Lesson::path).orElse("/learn/walkthrough/" + slug + "?step=1"));
    }

    private static Status status(Verdict verdict, Connection connection) {
        return switch (verdict) {
            case FAULT -> Status.BROKEN;
            case ENDS_SOON, SUSPICIOUS -> Status.EXPIRING;
            case CHANGING -> Status.CHANGING;
            case UNCLEAR -> Status.UNKNOWN;
            case OFF -> Status.PLAIN;
            case FINE -> connection.assessment().status();
        };
    }

    static Message sentence(Diagnosis diagnosis) {
        String from = diagnosis.from().label();
        String to = diagnosis.to().label();
        if (diagnosis.verdict().isEmpty()) {
            String key = diagnosis.to().active() ? "diagnosis.no-link" : "diagnosis.resting";
            return Message.of(key, from, to);
        }
        boolean himself = diagnosis.from() instanceof Verifier.OnComputer on
                && on.computer().id().equals(diagnosis.to().id());
        return himself
                ? Message.of("diagnosis.itself", to)
                : Message.of("diagnosis.verdict." + diagnosis.verdict().get(), from, to);
    }
}
