package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.UUID;

/** Forgets the private key of a certificate for good; the certificate stays. */
record ForgetKey(UUID certificateId) implements Act<Boolean> {

    @Override
    public String code() {
        return "forget-key";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Forgets it. */
    static final class Forgetting implements UseCase<ForgetKey, Boolean> {

        private final SealedKeys keys;

        Forgetting(SealedKeys keys) {
            this.keys = keys;
        }

        @Override
        public Class<ForgetKey> act() {
            return ForgetKey.class;
        }

        @Override
        public Boolean perform(ForgetKey act, ActContext context) {
            UUID id = act.certificateId();
            Certificate certificate =
                    context.site().certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
            if (!certificate.keyKept()) {
                throw new Fault.Refused(Refusal.of("KEY_GONE", Message.of("exports.refused.no-key")));
            }
            new Certificates(context.db(), context.siteId()).keyKept(id, false);
            keys.forget(context.db(), SealedKeys.CERTIFICATE, id);
            context.about(certificate.subject());
            context.tell(certificate.subject(), certificate.serial());
            context.evidenceChanged();
            return true;
        }
    }
}
