package akashi.core.lesson;

import static akashi.core.lesson.Draft.lesson;
import static akashi.core.link.CertificateLink.MANAGEMENT_TO_RECORDERS;
import static akashi.core.link.CertificateLink.RECORDER_TO_MANAGEMENT;

import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.lesson.Picture.Scenery;
import akashi.core.link.Requirement;
import akashi.core.rule.Rule;
import java.util.List;

/** The lessons about a site: who must trust whom, names, and the pair. Their checks look at the learner's own site. */
final class TrustLessons {

    private static final String TRUSTED = "/facts?fact=CA_TRUSTED";
    private static final String DIAGRAM = "/topology/management-to-recorders";
    private static final String ISSUE = "/certificates/issue";

    private static final Clause[] PAIRED = {
        Clause.B1, Clause.B2, Clause.B3, Clause.B4, Clause.C1, Clause.C2, Clause.C3, Clause.C4, Clause.C5, Clause.C7,
        Clause.G4, Clause.G5
    };

    static final List<Lesson> ALL = List.of(distribution(), names(), pair());

    private TrustLessons() {}

    private static Lesson distribution() {
        return lesson("distribution-and-trust", 8, Clause.B5, Clause.B6, Clause.B7, Clause.B9, Clause.B11, Clause.B12)
                .explains(MANAGEMENT_TO_RECORDERS)
                .explains(Rule.AUTHORITY)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'b'))
                .act(s -> s.says(3).sandbox("/authorities/new").sandbox(TRUSTED))
                .watch(s -> s.says(3).shows(Picture.of(MANAGEMENT_TO_RECORDERS, Scenery.ENCRYPTED, 0)))
                .explain(s -> s.says(3).corrects(Clause.B9).citesTheRest())
                .check(s -> s.says(1)
                        .sandbox("/authorities")
                        .sandbox(TRUSTED)
                        .asks(4, 'c')
                        .wants(Challenge.built(Builds::handedOut)))
                .spoil(s -> s.says(3)
                        .shows(Picture.without(Requirement.VERIFIER_TRUSTS, MANAGEMENT_TO_RECORDERS))
                        .sandbox(TRUSTED)
                        .sandbox(DIAGRAM)
                        .wants(Challenge.built(Builds::takenAway)))
                .recap(s -> s.says(3).words(Word.SUBJECT, Word.VERIFIER, Word.CA_CERTIFICATE, Word.TRUST))
                .done();
    }

    private static Lesson names() {
        return lesson("names", 8, Clause.B10, Clause.C6)
                .explains(Rule.NAMED, Rule.FURTHER_NAMES, Rule.CONSTRAINED)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(3, 'c'))
                .act(s -> s.says(2).lab("/learn/lab/handshake?fault=OTHER_NAME&tls=TLS12"))
                .watch(s -> s.says(2).table(6, 3).shows(Picture.without(Requirement.NAMED, MANAGEMENT_TO_RECORDERS)))
                .explain(s -> s.says(3).corrects(Clause.B10).citesTheRest())
                .check(s -> s.says(2)
                        .sandbox("/encryption")
                        .sandbox(ISSUE)
                        .asks(4, 'a')
                        .wants(Challenge.built(Builds::certificate)))
                .spoil(s -> s.says(3)
                        .lab("/learn/lab/handshake?fault=COMMON_NAME_ONLY&tls=TLS12")
                        .wants(Challenge.did(Deed.REFUSED_OTHER_NAME, Deed.REFUSED_COMMON_NAME_ONLY)))
                .recap(s -> s.says(3).words(Word.HOST_NAME, Word.SUBJECT_NAME, Word.SAN))
                .done();
    }

    /** The CA, the plan, one batch of certificates, and three facts told of everybody at once. */
    private static final int FEWEST_ACTS = 6;

    private static Lesson pair() {
        return lesson("the-pair", 8, PAIRED)
                .explains(RECORDER_TO_MANAGEMENT)
                .explains(Rule.PAIRED, Rule.PLANNED_FIRST, Rule.INSTALLED)
                .explains(FindingCode.MIXED_PAIR, FindingCode.UNPLANNED)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'd'))
                .act(s -> s.says(3).sandbox("/encryption"))
                .watch(s -> s.says(2).shows(Picture.without(Requirement.PAIRED, RECORDER_TO_MANAGEMENT)))
                .explain(s ->
                        s.says(3).table(5, 3).corrects(Clause.C1, Clause.C5).citesTheRest())
                .check(s -> s.says(2)
                        .sandbox("/encryption")
                        .sandbox(ISSUE)
                        .sandbox("/facts")
                        .asks(3, 'b')
                        .wants(Challenge.built(Builds::ready).counting(FEWEST_ACTS)))
                .spoil(s -> s.says(3)
                        .sandbox("/facts?fact=KEY_READABLE")
                        .sandbox("/encryption")
                        .wants(Challenge.built(Builds::allButOne)))
                .recap(s -> s.says(3).words(Word.PAIR, Word.SLOT, Word.MIXED, Word.CHANGE_SET))
                .done();
    }
}
