package akashi.core.lesson;

import static akashi.core.lesson.Draft.lesson;
import static akashi.core.link.CertificateLink.COLLECTOR_TO_MANAGEMENT;
import static akashi.core.link.CertificateLink.MANAGEMENT_TO_CLIENTS;
import static akashi.core.link.CertificateLink.MOBILE_TO_CLIENTS;
import static akashi.core.link.CertificateLink.RECORDER_TO_CLIENTS;

import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.lesson.Picture.Scenery;
import akashi.core.link.Requirement;
import java.util.List;

/** The lessons about what goes beyond the pair: further links, keys, expiry, renewal, finding and mending. */
final class LaterLessons {

    private static final String HANDSHAKE = "/learn/lab/handshake";
    private static final String ISSUE = "/certificates/issue";
    private static final String TRUSTED = "/facts?fact=CA_TRUSTED";
    private static final String INSTALLED = "/facts?fact=CERTIFICATE_INSTALLED";
    private static final String READABLE = "/facts?fact=KEY_READABLE";
    private static final String RENEWALS = "/certificates/renewals?within=365";
    private static final String SCENES = "/learn/scenes";

    private static final Clause[] COLLECTOR = {
        Clause.D1, Clause.D2, Clause.D3, Clause.D4, Clause.D5, Clause.D6, Clause.D7, Clause.D8, Clause.D9, Clause.G3
    };

    private static final Clause[] STREAMS = {
        Clause.E1, Clause.E2, Clause.E3, Clause.E4, Clause.E5, Clause.E6, Clause.E7, Clause.E9, Clause.G1, Clause.G2
    };

    static final List<Lesson> ALL =
            List.of(dataCollector(), streams(), privateKey(), mobile(), expiry(), renewal(), findAndMend());

    private LaterLessons() {}

    private static Lesson dataCollector() {
        return lesson("data-collector", 7, COLLECTOR)
                .explains(COLLECTOR_TO_MANAGEMENT)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'b'))
                .act(s -> s.says(2).sandbox("/topology/collector-to-management"))
                .watch(s -> s.says(2).shows(Picture.of(COLLECTOR_TO_MANAGEMENT, Scenery.ENCRYPTED, 0)))
                .explain(s -> s.says(2).corrects(Clause.D8).citesTheRest())
                .check(s -> s.says(2)
                        .sandbox(ISSUE)
                        .sandbox(TRUSTED)
                        .asks(4, 'c')
                        .wants(Challenge.built(LaterBuilds::collector)))
                .spoil(s -> s.says(3)
                        .shows(Picture.without(Requirement.VERIFIER_TRUSTS, COLLECTOR_TO_MANAGEMENT))
                        .sandbox(TRUSTED)
                        .sandbox("/topology/collector-to-management")
                        .wants(Challenge.built(LaterBuilds::managementForgot)))
                .recap(s -> s.says(3).words(Word.DATA_COLLECTOR, Word.REMOTE_SERVER))
                .done();
    }

    private static Lesson streams() {
        return lesson("recorder-to-clients", 8, STREAMS)
                .explains(RECORDER_TO_CLIENTS, MANAGEMENT_TO_CLIENTS)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'd'))
                .act(s -> s.says(2).sandbox("/encryption").sandbox("/clients"))
                .watch(s -> s.says(1).table(6, 2).shows(Picture.of(RECORDER_TO_CLIENTS, Scenery.ENCRYPTED, 0)))
                .explain(s -> s.says(3).corrects(Clause.E5, Clause.E9).citesTheRest())
                .check(s -> s.says(2)
                        .sandbox(ISSUE)
                        .sandbox(TRUSTED)
                        .asks(4, 'b')
                        .wants(Challenge.built(LaterBuilds::streams)))
                .spoil(s -> s.says(3)
                        .shows(Picture.without(Requirement.RECENT_CLIENT, RECORDER_TO_CLIENTS))
                        .sandbox("/encryption")
                        .wants(Challenge.built(LaterBuilds::oldClient)))
                .recap(s -> s.says(3).words(Word.DATA_STREAM, Word.SERVICE_CLIENT, Word.FAILOVER_RECORDING_SERVER))
                .done();
    }

    private static Lesson privateKey() {
        return lesson("private-key-access", 7, Clause.E8, Clause.F8)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'c'))
                .act(s -> s.says(3).sandbox(READABLE))
                .watch(s -> s.says(1).table(5, 3))
                .explain(s -> s.says(3).corrects(Clause.F8).citesTheRest())
                .check(s -> s.says(2)
                        .sandbox(ISSUE)
                        .sandbox(READABLE)
                        .asks(4, 'a')
                        .wants(Challenge.built(LaterBuilds::keyReadable)))
                .spoil(s -> s.says(3)
                        .shows(Picture.without(Requirement.KEY_READABLE, RECORDER_TO_CLIENTS))
                        .sandbox(READABLE)
                        .wants(Challenge.built(LaterBuilds::keyShut)))
                .recap(s -> s.says(3).words(Word.PRIVATE_KEY, Word.SERVICE_ACCOUNT, Word.WINDOWS_STORE))
                .done();
    }

    private static Lesson mobile() {
        return lesson(
                        "mobile", 8, Clause.F1, Clause.F2, Clause.F3, Clause.F4, Clause.F5, Clause.F6, Clause.F7,
                        Clause.F9)
                .explains(MOBILE_TO_CLIENTS)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'c'))
                .act(s -> s.says(2).lab(HANDSHAKE + "?fault=CLIENT_USE_ONLY&tls=TLS12"))
                .watch(s -> s.says(1).table(6, 2).shows(Picture.of(MOBILE_TO_CLIENTS, Scenery.ENCRYPTED, 0)))
                .explain(s -> s.says(2)
                        .corrects(Clause.F1, Clause.F2, Clause.F5, Clause.F6)
                        .citesTheRest())
                .check(s -> s.says(2)
                        .sandbox("/encryption")
                        .sandbox(ISSUE)
                        .sandbox(TRUSTED)
                        .asks(4, 'd')
                        .wants(Challenge.built(LaterBuilds::phones)))
                .spoil(s -> s.says(2)
                        .shows(Picture.without(Requirement.PLATFORM, MOBILE_TO_CLIENTS))
                        .lab(HANDSHAKE + "?fault=CLIENT_USE_ONLY&tls=TLS12")
                        .lab(HANDSHAKE + "?fault=COMMON_NAME_ONLY&tls=TLS12")
                        .wants(Challenge.did(Deed.REFUSED_CLIENT_USE_ONLY, Deed.REFUSED_COMMON_NAME_ONLY)))
                .recap(s -> s.says(3).words(Word.MOBILE_DEVICE, Word.PUSH_TO_TALK))
                .done();
    }

    private static Lesson expiry() {
        return lesson("expiry", 7, Clause.A8, Clause.A9, Clause.A10, Clause.A11)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'b'))
                .act(s -> s.says(2).lab(HANDSHAKE + "?fault=EXPIRED&tls=TLS12"))
                .watch(s -> s.says(1).table(5, 3).shows(Picture.of(RECORDER_TO_CLIENTS, Scenery.EXPIRED, 0)))
                .explain(s -> s.says(3)
                        .corrects(Clause.A9, Clause.A10, Clause.A11)
                        .citesTheRest()
                        .sandbox("/expiry"))
                .check(s -> s.says(1)
                        .lab(HANDSHAKE + "?fault=EXPIRED&tls=TLS12")
                        .asks(4, 'd')
                        .wants(Challenge.did(Deed.REFUSED_EXPIRED)))
                .spoil(s -> s.says(3)
                        .lab(HANDSHAKE + "?fault=NOT_YET_VALID&tls=TLS12")
                        .wants(Challenge.did(Deed.REFUSED_NOT_YET_VALID)))
                .recap(s -> s.says(3).words(Word.EXPIRY, Word.CA_CERTIFICATE))
                .done();
    }

    private static Lesson renewal() {
        return lesson("renewal", 7, Clause.A12, Clause.A13)
                .explains(FindingCode.ONE_SLOT_ONLY, FindingCode.STILL_OLD_CERTIFICATE)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'a'))
                .act(s -> s.says(2).sandbox(RENEWALS))
                .watch(s -> s.says(1).table(5, 3))
                .explain(s -> s.says(3).corrects(Clause.A13).citesTheRest())
                .check(s -> s.says(2)
                        .sandbox(RENEWALS)
                        .sandbox(INSTALLED)
                        .asks(4, 'c')
                        .wants(Challenge.built(LaterBuilds::renewed)))
                .spoil(s -> s.says(3)
                        .sandbox(RENEWALS)
                        .sandbox(INSTALLED)
                        .wants(Challenge.built(LaterBuilds::renewedOnPaper)))
                .recap(s -> s.says(3).words(Word.RENEW, Word.THUMBPRINT, Word.SUBJECT_NAME))
                .done();
    }

    private static Lesson findAndMend() {
        return lesson("find-and-mend", 8)
                .aim(s -> s.says(2))
                .predict(s -> s.says(1).asks(4, 'd'))
                .act(s -> s.says(2).page(SCENES))
                .watch(s -> s.says(1).table(6, 3))
                .explain(s -> s.says(3).page("/learn/guide").sandbox("/diagnose"))
                .check(s -> s.says(1).page(SCENES).asks(4, 'b').wants(Challenge.did(Deed.FAULT_FOUND)))
                .spoil(s -> s.says(2).page(SCENES).wants(Challenge.did(Deed.EIGHT_FOUND)))
                .recap(s -> s.says(3).page("/learn/glossary").words(Word.VERIFY, Word.PROBE))
                .done();
    }
}
