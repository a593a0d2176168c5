package akashi.enrolment;

import akashi.certificates.Permit;
import akashi.core.fault.Fault;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Enrolments;
import akashi.store.Enrolments.Enrolment;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/** A one-time code that is waiting: good for one certificate of its computer. */
record ByCode(Enrolment enrolment) implements Permit {

    @Override
    public UUID computerId() {
        return enrolment.computerId();
    }

    @Override
    public String code() {
        return "enrol-computer";
    }

    @Override
    public String giver() {
        return enrolment.madeBy();
    }

    @Override
    public void judge(DSLContext db, SiteSnapshot site, Instant now) {
        Enrolment present = new Enrolments(db).find(enrolment.id()).orElse(enrolment);
        switch (present.state(now)) {
            case USED -> throw refused("CODE_USED", "used", present.usedAt().orElseThrow());
            case EXPIRED -> throw refused("CODE_EXPIRED", "expired", present.expiresAt());
            case REVOKED ->
                throw refused("CODE_REVOKED", "revoked", present.revokedAt().orElseThrow());
            case WAITING -> {}
        }
    }

    @Override
    public void spend(ActContext context, UUID certificateId) {
        if (!new Enrolments(context.db()).use(enrolment.id(), certificateId, context.now())) {
            throw refused("CODE_USED", "used", context.now());
        }
    }

    private Fault.Refused refused(String rule, String why, Instant when) {
        return Reasons.refused(rule, Message.of("enrolment.refused." + why, when), enrolment.computerId());
    }
}
