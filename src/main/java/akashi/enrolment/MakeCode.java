package akashi.enrolment;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Enrolments;
import akashi.store.Scales;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a one-time code valid for one computer. The code itself is kept nowhere, not in the audit trail either. */
record MakeCode(UUID computerId, String secret) implements Weighty<UUID> {

    /** How long somebody has to use it. */
    static final Duration GOOD_FOR = Duration.ofHours(72);

    @Override
    public String code() {
        return "make-enrolment-code";
    }

    /** What the computer enrols with by the code needs nobody any more. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        String host = scales.name(computerId);
        List<Message> lines = List.of(
                Message.of("approval.line.computer", host),
                Message.of("approval.line.term", Message.of("handout.term", GOOD_FOR.toHours())));
        return Optional.of(new Weight(code(), host, lines, List.of(computerId), "/enrolment?computer=" + computerId));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String toString() {
        return "MakeCode[" + computerId + ", •••]";
    }

    /** Does it; refused where the computer could get no certificate anyway. */
    static final class Making implements UseCase<MakeCode, UUID> {

        @Override
        public Class<MakeCode> act() {
            return MakeCode.class;
        }

        @Override
        public UUID perform(MakeCode act, ActContext context) {
            Computer computer = context.site()
                    .computer(act.computerId())
                    .orElseThrow(() -> new Fault.NotFound("computer " + act.computerId()));
            if (!computer.active()) {
                throw new Fault.Refused(new Refusal(
                        "NOT_IN_SERVICE",
                        List.of(),
                        Message.of("enrolment.refused.absent", computer.shortLabel()),
                        List.of(computer.label()),
                        new Mend(Message.of("certificates.mend.presence"), "/servers/" + computer.id())));
            }
            Instant end = context.now().plus(GOOD_FOR);
            context.about(computer.label());
            context.tell(computer.label(), end);
            return new Enrolments(context.db())
                    .insert(
                            act.secret(),
                            context.siteId(),
                            computer.id(),
                            context.actor().name(),
                            context.now(),
                            end);
        }
    }
}
