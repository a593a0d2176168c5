package akashi.handout;

import akashi.certificates.Bundles;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.Handouts;
import akashi.store.Scales;
import akashi.store.Secrets;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a one-time link for the bundle of one computer.
 *
 * @param token the link's secret, which is kept nowhere
 * @param sealed the password of the bundle, sealed for the row {@code id}
 * @param asks whether the password is asked for before the bundle is given
 */
record MakeHandout(UUID id, UUID computerId, String token, byte[] sealed, boolean asks, Duration term)
        implements Weighty<Void> {

    @Override
    public String code() {
        return "make-handout";
    }

    /** What leaves by the link needs nobody any more. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        String host = scales.name(computerId);
        List<Message> lines = List.of(
                Message.of("approval.line.computer", host),
                Message.of("approval.line.term", Message.of("handout.term", term.toHours())),
                Message.of(asks ? "approval.line.password-asked" : "approval.line.password-given"));
        return Optional.of(
                new Weight(code(), host, lines, List.of(computerId), "/servers/" + computerId + "/handouts"));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String toString() {
        return "MakeHandout[" + computerId + ", •••]";
    }

    /** Does it; refused where no bundle of the computer could leave now. */
    static final class Making implements UseCase<MakeHandout, Void> {

        @Override
        public Class<MakeHandout> act() {
            return MakeHandout.class;
        }

        @Override
        public Void perform(MakeHandout act, ActContext context) {
            Computer computer = context.site()
                    .computer(act.computerId())
                    .orElseThrow(() -> new Fault.NotFound("computer " + act.computerId()));
            Bundles.judge(context.site(), computer);
            Handouts handouts = new Handouts(context.db());
            handouts.forgetEnded(context.siteId(), context.now());
            Handouts.Handout handout = new Handouts.Handout(
                    act.id(),
                    context.siteId(),
                    computer.id(),
                    act.asks(),
                    context.actor().userId(),
                    context.actor().name(),
                    context.now(),
                    context.now().plus(act.term()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            handouts.insert(act.token(), handout);
            Secrets.Sealed sealed = new Secrets.Sealed(SecretBox.keyIdOf(act.sealed()), act.sealed());
            new Secrets(context.db()).put(context.siteId(), Handouts.owner(act.id()), sealed, context.now());
            context.about(computer.label());
            context.tell(computer.label(), handout.expiresAt());
            return null;
        }
    }
}
