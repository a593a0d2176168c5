package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.pki.PublicKeyBytes;
import akashi.store.Acts;
import akashi.store.Terms;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reserves and signs, once for each form; what was reserved and not signed is given up. */
final class TwoSteps {

    private final Acts acts;
    private final Reservations reservations;

    TwoSteps(Acts acts, Reservations reservations) {
        this.acts = acts;
        this.reservations = reservations;
    }

    /**
     * A certificate that was signed.
     *
     * @param order what it was signed by; empty where the same form had signed it before
     */
    record Signed(UUID id, Optional<Order> order) {}

    /**
     * Reserves and signs, unless the same form did so before: then nothing is drawn, no key is taken and no serial number
     * is lost. Who is refused may have been sent twice at once, and stumbled over what the first did meanwhile.
     */
    Signed once(Actor actor, String code, Terms terms, Supplier<SignCertificate> reserving) {
        administrator(actor);
        Optional<Signed> done = before(actor, code, terms);
        if (done.isPresent()) {
            return done.get();
        }
        try {
            SignCertificate act = reserving.get();
            return new Signed(sign(actor, act, terms), Optional.of(act.order()));
        } catch (Fault.Refused refused) {
            return before(actor, code, terms).orElseThrow(() -> refused);
        }
    }

    /** Refuses before a key is made or a row is kept what needs a second administrator and has none. */
    void ahead(Actor actor, Order order, String code, Optional<String> sameKey, Optional<PublicKeyBytes> request) {
        if (!order.possible()) {
            throw new Fault.Refused(order.refusals());
        }
        acts.ahead(actor, () -> Optional.of(Weights.of(order, code, sameKey, request)));
    }

    private Optional<Signed> before(Actor actor, String code, Terms terms) {
        return acts.<UUID>before(actor, code, terms).map(id -> new Signed(id, Optional.empty()));
    }

    private UUID sign(Actor actor, SignCertificate act, Terms terms) {
        UUID reserved = act.draft().id();
        UUID issued = null;
        try {
            issued = acts.run(actor, act, terms);
            return issued;
        } finally {
            if (!reserved.equals(issued)) {
                reservations.abandon(reserved);
            }
        }
    }

    /** Reserving writes before the act asks: nobody else may come so far. */
    private static void administrator(Actor actor) {
        if (!actor.access().covers(Access.ADMIN)) {
            throw new Fault.NotAllowed("issue-certificate by " + actor.name());
        }
    }
}
