package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.revocation.Lists;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.List;
import java.util.UUID;

/** Revokes: no rule stands in the way. Answers whether a new revocation list says so already. */
final class Revoking implements UseCase<RevokeCertificate, Boolean> {

    private final SealedKeys keys;
    private final Lists lists;

    Revoking(SealedKeys keys, Lists lists) {
        this.keys = keys;
        this.lists = lists;
    }

    @Override
    public Class<RevokeCertificate> act() {
        return RevokeCertificate.class;
    }

    @Override
    public Boolean perform(RevokeCertificate act, ActContext context) {
        Certificate certificate = found(act.certificateId(), context);
        if (!certificate.revocable()) {
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
        context.certificatesChanged(List.of(
                certificate.but().state(Certificate.State.REVOKED).keyGone().copy()));
        return listed(certificate, context);
    }

    /** One that was given up stands in no snapshot. */
    private static Certificate found(UUID id, ActContext context) {
        return context.site()
                .certificate(id)
                .or(() -> new Certificates(context.db(), context.siteId())
                        .some(List.of(id)).stream().findFirst())
                .orElseThrow(() -> new Fault.NotFound("certificate " + id));
    }

    /** The list is signed in the same transaction, where the authority can sign: it never lacks what was revoked. */
    private boolean listed(Certificate certificate, ActContext context) {
        return certificate
                .authorityId()
                .flatMap(context.site()::authority)
                .filter(authority -> lists.renew(context.db(), context.siteId(), authority, context.now()))
                .isPresent();
    }
}
