package akashi.enrolment;

import akashi.certificates.Permit;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Enrolments;
import akashi.store.Enrolments.Enrolment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The key of the newest certificate that came of a code, which asks for the next one. It holds while that certificate is
 * the computer's current one, for a computer in service, and not before it is time.
 */
record ByKey(Enrolment enrolment, Certificate before) implements Permit {

    @Override
    public UUID computerId() {
        return enrolment.computerId();
    }

    @Override
    public String code() {
        return "renew-enrolled";
    }

    @Override
    public String giver() {
        return enrolment.madeBy();
    }

    /** Two thirds of the lifetime: late enough not to be a nuisance, early enough to try often. */
    static Instant due(Instant notBefore, Instant notAfter) {
        Duration life = Duration.between(notBefore, notAfter);
        return notBefore.plus(life.multipliedBy(2).dividedBy(3)).truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void judge(DSLContext db, SiteSnapshot site, Instant now) {
        Enrolment present = new Enrolments(db).find(enrolment.id()).orElse(enrolment);
        Certificate certificate = site.certificate(before.id()).orElse(before);
        Computer computer = site.computer(computerId())
                .filter(Computer::active)
                .orElseThrow(() -> refused("NOT_IN_SERVICE", "out-of-service"));
        if (present.revokedAt().isPresent()) {
            throw refused("RENEWAL_STOPPED", "stopped");
        }
        Certificate.State state = certificate.stateAt(now);
        if (state == Certificate.State.REVOKED) {
            throw refused("CERTIFICATE_REVOKED", "certificate-revoked");
        }
        if (state == Certificate.State.EXPIRED
                || !now.isBefore(certificate.validity().notAfter())) {
            throw refused("CERTIFICATE_EXPIRED", "certificate-expired");
        }
        boolean current = state == Certificate.State.ISSUED
                && present.certificateId().filter(before.id()::equals).isPresent()
                && certificate.generation() == computer.generation();
        if (!current) {
            throw refused("CERTIFICATE_REPLACED", "certificate-replaced");
        }
        notEarly(site, computer, certificate, now);
    }

    /** Names or slots that the inventory has gained since make it time at once. */
    private void notEarly(SiteSnapshot site, Computer computer, Certificate certificate, Instant now) {
        Instant due =
                due(certificate.validity().notBefore(), certificate.validity().notAfter());
        boolean fits = certificate.slots().containsAll(site.wantedSlots(computer))
                && RequiredNames.of(computer, site.site(), now)
                        .missingFrom(certificate)
                        .isEmpty();
        if (fits && now.isBefore(due)) {
            throw Reasons.refused("NOT_DUE", Message.of("enrolment.refused.not-due", due), computerId());
        }
    }

    @Override
    public void spend(ActContext context, UUID certificateId) {
        if (!new Enrolments(context.db()).renew(enrolment.id(), before.id(), certificateId)) {
            throw refused("CERTIFICATE_REPLACED", "certificate-replaced");
        }
    }

    private Fault.Refused refused(String rule, String why) {
        return Reasons.refused(rule, Message.of("enrolment.refused." + why), enrolment.computerId());
    }
}
