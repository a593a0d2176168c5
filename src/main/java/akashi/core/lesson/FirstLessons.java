package akashi.core.lesson;

import static akashi.core.guide.Clause.A1;
import static akashi.core.guide.Clause.A2;
import static akashi.core.guide.Clause.A3;
import static akashi.core.guide.Clause.A4;
import static akashi.core.guide.Clause.A5a;
import static akashi.core.guide.Clause.A5b;
import static akashi.core.guide.Clause.A5c;
import static akashi.core.guide.Clause.A6;
import static akashi.core.guide.Clause.A7;
import static akashi.core.guide.Clause.B8;
import static akashi.core.lesson.Deed.ACCEPTED_TLS12;
import static akashi.core.lesson.Deed.ACCEPTED_TLS13;
import static akashi.core.lesson.Deed.REFUSED_UNKNOWN_CA;
import static akashi.core.lesson.Draft.lesson;

import akashi.core.finding.FindingCode;
import akashi.core.rule.Rule;
import java.util.List;

/** The lessons about the things themselves: HTTPS, keys, certificates, the handshake. Their checks rest on the lab. */
final class FirstLessons {

    private static final String HANDSHAKE = "/learn/lab/handshake";
    private static final String KEYS = "/learn/lab/keys";
    private static final String CERTIFICATE = "/learn/lab/certificate";

    static final List<Lesson> ALL = List.of(httpAndHttps(), keyPairs(), authority(), handshake());

    private FirstLessons() {}

    private static Lesson httpAndHttps() {
        return lesson("http-and-https", 6, A1, A2, A7)
                .aim(s -> s.says(3))
                .predict(s -> s.says(1).asks(3, 'b'))
                .act(s -> s.says(2).lab(HANDSHAKE))
                .watch(s -> s.says(2).table(5, 3))
                .explain(s -> s.says(3).corrects(A1, A2).citesTheRest().sandbox("/encryption"))
                .check(s ->
                        s.says(1).lab(HANDSHAKE).asks(4, 'c').wants(Challenge.didOne(ACCEPTED_TLS12, ACCEPTED_TLS13)))
                .spoil(s -> s.says(3)
                        .lab(HANDSHAKE + "?fault=UNKNOWN_CA&tls=TLS12")
                        .wants(Challenge.did(REFUSED_UNKNOWN_CA)))
                .recap(s -> s.says(3).words(Word.HTTPS, Word.TLS, Word.PLAIN_TEXT, Word.SESSION_KEY))
                .done();
    }

    private static Lesson keyPairs() {
        return lesson("key-pairs", 7, A3, A5a, A5c)
                .explains(FindingCode.SAME_KEY)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(3, 'b'))
                .act(s -> s.says(2).lab(KEYS))
                .watch(s -> s.says(2).cites(A3))
                .explain(s -> s.says(2).table(5, 3).corrects(A5a, A5c).sandbox("/certificates"))
                .check(s -> s.says(1)
                        .lab(KEYS)
                        .asks(4, 'b')
                        .wants(Challenge.did(Deed.KEYS_MADE, Deed.SIGNED, Deed.VERIFIED)))
                .spoil(s -> s.says(3).lab(KEYS).wants(Challenge.did(Deed.FLIPPED)))
                .recap(s -> s.says(3).words(Word.PRIVATE_KEY, Word.PUBLIC_KEY, Word.SIGN))
                .done();
    }

    private static Lesson authority() {
        return lesson("ca-and-certificate", 7, A4, A5b)
                .explains(Rule.LINTED, Rule.RSA_KEYS)
                .explains(FindingCode.INCOMPLETE_CHAIN, FindingCode.WEAK_CERTIFICATE, FindingCode.UNKNOWN_ORIGIN)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(3, 'c'))
                .act(s -> s.says(2).lab(CERTIFICATE))
                .watch(s -> s.says(1).table(7, 3))
                .explain(s -> s.says(3).corrects(A5b).citesTheRest().sandbox("/authorities"))
                .check(s -> s.says(1)
                        .lab(CERTIFICATE)
                        .asks(4, 'a')
                        .wants(Challenge.did(Deed.CERTIFICATE_ISSUED, Deed.CERTIFICATE_READ)))
                .spoil(s -> s.says(3)
                        .lab(HANDSHAKE + "?fault=INTERMEDIATE_MISSING&tls=TLS12")
                        .wants(Challenge.did(Deed.REFUSED_INTERMEDIATE_MISSING)))
                .recap(s -> s.says(3).words(Word.CERTIFICATE, Word.CA, Word.CHAIN))
                .done();
    }

    private static Lesson handshake() {
        return lesson("handshake", 8, A6, B8)
                .explains(FindingCode.OLD_PROTOCOL, FindingCode.CLOCK_SKEW, FindingCode.HTTP_OFFERED)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(3, 'c'))
                .act(s -> s.says(2).lab(HANDSHAKE))
                .watch(s -> s.says(1).table(6, 3))
                .explain(s -> s.says(3).corrects(A6, B8).sandbox("/trust"))
                .check(s -> s.says(1).lab(HANDSHAKE).asks(4, 'b').wants(Challenge.did(ACCEPTED_TLS12, ACCEPTED_TLS13)))
                .spoil(s -> s.says(3).lab(HANDSHAKE + "?tls=TLS12&days=800").wants(Challenge.did(Deed.CLOCK_MOVED)))
                .recap(s -> s.says(3).words(Word.HANDSHAKE, Word.CLIENT, Word.SESSION_KEY))
                .done();
    }
}
