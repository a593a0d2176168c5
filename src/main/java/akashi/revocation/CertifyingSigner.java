package akashi.revocation;

import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.OcspSigner;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.OcspSigners;
import akashi.store.UseCase;
import java.time.Duration;
import java.util.UUID;

/** Signs the certificate of an OCSP signer; certificate and audit entry are kept together. */
final class CertifyingSigner implements UseCase<CertifySigner, Boolean> {

    private static final Duration BACK = Duration.ofHours(1);

    private final SiteAuthorities authorities;

    CertifyingSigner(SiteAuthorities authorities) {
        this.authorities = authorities;
    }

    @Override
    public Class<CertifySigner> act() {
        return CertifySigner.class;
    }

    @Override
    public Boolean perform(CertifySigner act, ActContext context) {
        OcspSigners signers = new OcspSigners(context.db(), context.siteId());
        UUID authorityId = act.signer().authorityId();
        boolean overtaken = signers.latest(authorityId)
                .filter(last -> !last.endsAt().isBefore(act.signer().endsAt()))
                .isPresent();
        if (overtaken) {
            throw new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("revocation.refused.signer")));
        }
        ParsedCertificate authority = authorities.certificate(context.db(), context.siteId(), authorityId);
        Validity validity =
                new Validity(act.signer().begunAt().minus(BACK), act.signer().endsAt());
        ParsedCertificate signed = authorities.signing(
                context.db(),
                context.siteId(),
                authorityId,
                key -> OcspSigner.certify(
                        authority, key, act.key(), validity, act.signer().serial()));
        return signers.signed(act.signer().id(), signed.der().toArray());
    }
}
