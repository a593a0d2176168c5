package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;

/** Revokes: no rule stands in the way, and a second time changes nothing. */
final class Revoking implements UseCase<RevokeCertificate, Boolean> {

    private final SealedKeys keys;

    Revoking(SealedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<RevokeCertificate> act() {
        return RevokeCertificate.class;
    }

    @Override
    public Boolean perform(RevokeCertificate act, ActContext context) {
        Certificate certificate = context.site()
                .certificate(act.certificateId())
                .orElseThrow(() -> new Fault.NotFound("certificate " + act.certificateId()));
        if (!certificate.usable()) {
            throw new Fault.Refused(
                    Refusal.of("NOT_USABLE", Message.of("certificates.refused.not-usable", certificate.serial())));
        }
        String host = certificate
                .computerId()
                .flatMap(context.site()::computer)
                .map(Computer::label)
                .orElse(certificate.subject());
        Certificates certificates = new Certificates(context.db(), context.siteId());
        certificates.revoke(certificate.id(), act.reason().rfc(), context.now());
        certificates.keyKept(certificate.id(), false);
        keys.forget(context.db(), SealedKeys.CERTIFICATE, certificate.id());
        context.about(host);
        context.tell(host, certificate.serial(), act.reason().label());
        context.evidenceChanged();
        return true;
    }
}
