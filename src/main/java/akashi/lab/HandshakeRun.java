package akashi.lab;

import akashi.core.diagnosis.ErrorCause;
import akashi.core.diagnosis.KnownErrors;
import akashi.core.lesson.Deed;
import akashi.core.text.Message;
import akashi.core.wire.Alert;
import akashi.core.wire.Transcript;
import akashi.pki.AuthorityChain;
import akashi.pki.LabHandshake;
import akashi.pki.LabServer;
import akashi.pki.ParsedCertificate;
import akashi.pki.Replay;
import akashi.pki.ServerName;
import akashi.pki.Verifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A handshake that was just made.
 *
 * @param at what the client's clock said
 * @param shown what the server showed, the leaf first
 * @param transcript everything that went over the wire
 */
record HandshakeRun(
        HandshakeChoice choice,
        Instant at,
        List<ParsedCertificate> shown,
        Replay.Ending ending,
        Transcript transcript) {

    private static final Duration SINCE = Duration.ofHours(1);

    /** Makes it with the certificates of this lab. */
    static HandshakeRun play(Lab lab, HandshakeChoice choice, Instant now) {
        LabServer server = lab.server(choice.fault());
        AuthorityChain chain = lab.authority().chain();
        List<ParsedCertificate> sent =
                choice.fault() == LabFault.INTERMEDIATE_MISSING ? List.of() : chain.intermediates();
        Instant at = now.plus(Duration.ofDays(choice.days()));
        LabHandshake.Played played = LabHandshake.play(
                server, sent, verifier(lab, choice, at), choice.tls().java());
        List<ParsedCertificate> shown = new ArrayList<>(List.of(server.leaf()));
        shown.addAll(sent);
        return new HandshakeRun(choice, at, shown, played.ending(), Transcript.of(played.flights()));
    }

    private static Verifier verifier(Lab lab, HandshakeChoice choice, Instant at) {
        boolean knows = choice.fault() != LabFault.UNKNOWN_CA;
        List<ParsedCertificate> roots = knows ? List.of(lab.authority().chain().root()) : List.of();
        Verifier client = Verifier.ofServer(roots, ServerName.of(Lab.NAME), at);
        return choice.fault() == LabFault.REVOKED
                ? client.with(lab.authority()
                        .revoking(
                                lab.server(LabFault.REVOKED).leaf(), lab.made().minus(SINCE)))
                : client;
    }

    /** Why the client refused, where its words are known. */
    Optional<ErrorCause> cause() {
        return ending.raw()
                .flatMap(raw -> KnownErrors.in(raw).stream().findFirst())
                .map(KnownErrors.Recognised::cause);
    }

    /** What showed: the chosen fault, what the clock did, or nothing. */
    Optional<LabFault> seen() {
        return ending.accepted()
                ? Optional.of(LabFault.NONE)
                : cause().flatMap(it -> LabFault.seen(choice.fault(), it));
    }

    /** Whether the client refused a date by a clock that is wrong. */
    private boolean byWrongClock() {
        return choice.days() != 0
                && seen().filter(it -> it == LabFault.EXPIRED || it == LabFault.NOT_YET_VALID)
                        .isPresent();
    }

    /** Whether the clock alone made the client refuse: with the right one it would accept. */
    private boolean byClock() {
        return byWrongClock() && choice.fault() == LabFault.NONE;
    }

    /** What to tell somebody about it: {@code client}, {@code helpdesk} or {@code next}. */
    public Message says(String whom) {
        LabFault fault = seen().orElseThrow();
        if (!byWrongClock()) {
            return fault.says(whom);
        }
        if (byClock() || whom.equals("client")) {
            return Message.of("lab.seen.clock_" + (fault == LabFault.EXPIRED ? "ahead." : "behind.") + whom);
        }
        return whom.equals("next")
                ? Message.of("lab.seen.clock_too.next", Message.of(choice.fault()))
                : choice.fault().says(whom);
    }

    /** The alert with which the client hung up, as the server heard it. */
    Optional<Alert> alert() {
        return transcript.alert().or(() -> ending.server().flatMap(Alert::namedIn));
    }

    /** What the learner did by this. */
    Set<Deed> deeds() {
        Set<Deed> deeds = EnumSet.noneOf(Deed.class);
        if (ending.accepted()) {
            deeds.add(choice.tls().accepted());
        }
        seen().map(LabFault::deed).ifPresent(deeds::add);
        if (choice.days() != 0 && seen().filter(it -> it != choice.fault()).isPresent()) {
            deeds.add(Deed.CLOCK_MOVED);
        }
        return deeds;
    }
}
