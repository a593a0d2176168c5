package akashi.core.lesson;

import static akashi.core.guide.Clause.A1;
import static akashi.core.guide.Clause.A2;
import static akashi.core.guide.Clause.A7;
import static akashi.core.lesson.Deed.ACCEPTED_TLS12;
import static akashi.core.lesson.Deed.REFUSED_UNKNOWN_CA;
import static akashi.core.lesson.Draft.lesson;
import static akashi.core.lesson.Phase.AIM;
import static akashi.core.lesson.Phase.BREAK;
import static akashi.core.lesson.Phase.CHECK;
import static akashi.core.lesson.Phase.DO;
import static akashi.core.lesson.Phase.EXPLAIN;
import static akashi.core.lesson.Phase.PREDICT;
import static akashi.core.lesson.Phase.RECAP;
import static akashi.core.lesson.Phase.WATCH;

import java.util.List;

/** The lessons about the things themselves: HTTPS, keys, certificates, the handshake. Their checks rest on the lab. */
final class FirstLessons {

    private static final String HANDSHAKE = "/learn/lab/handshake";

    static final List<Lesson> ALL = List.of(httpAndHttps());

    private FirstLessons() {}

    private static Lesson httpAndHttps() {
        return lesson("http-and-https", 6, A1, A2, A7)
                .step(AIM, s -> s.says(3))
                .step(PREDICT, s -> s.says(1).asks(3, 'b'))
                .step(DO, s -> s.says(2).lab(HANDSHAKE + "?tls=TLS12"))
                .step(WATCH, s -> s.says(2).table(5, 3))
                .step(EXPLAIN, s -> s.says(3).corrects(A1, A2).cites(A7))
                .step(
                        CHECK,
                        s -> s.says(1)
                                .lab(HANDSHAKE + "?tls=TLS12")
                                .asks(4, 'c')
                                .wants(Challenge.did(ACCEPTED_TLS12)))
                .step(
                        BREAK,
                        s -> s.says(3)
                                .lab(HANDSHAKE + "?fault=UNKNOWN_CA&tls=TLS12")
                                .wants(Challenge.did(REFUSED_UNKNOWN_CA)))
                .step(RECAP, s -> s.says(3).words(Word.HTTPS, Word.TLS, Word.PLAIN_TEXT, Word.SESSION_KEY))
                .done();
    }
}
