package akashi.revocation;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.Revocations;
import akashi.store.SignedAuthorities;
import akashi.store.UseCase;
import java.util.UUID;

/**
 * Takes it back. No rule stands in the way: what depends on it was named before. An authority that loses the certificate
 * it works with signs nothing any more, nor do those below it.
 */
final class RevokingAuthority implements UseCase<RevokeAuthority, Boolean> {

    private final Lists lists;

    RevokingAuthority(Lists lists) {
        this.lists = lists;
    }

    @Override
    public Class<RevokeAuthority> act() {
        return RevokeAuthority.class;
    }

    @Override
    public Boolean perform(RevokeAuthority act, ActContext context) {
        Authority issuer = context.site()
                .authority(act.issuerId())
                .filter(Lists::mayHave)
                .orElseThrow(() -> new Fault.NotFound("authority " + act.issuerId()));
        SignedBelow signed = SignedBelow.find(context.db(), context.site(), issuer, act.serial());
        if (!signed.revocable()) {
            throw new Fault.Refused(
                    Refusal.of("NOT_USABLE", Message.of("revocation.refused.revoked", signed.name(), act.serial())));
        }
        if (signed.elsewhere()) {
            keepRow(signed, issuer, context);
        }
        new Revocations(context.db(), context.siteId())
                .revokeBelow(issuer.id(), act.serial(), act.reason().rfc(), context.now());
        Authorities store = new Authorities(context.db(), context.siteId());
        signed.ending(context.site()).forEach(each -> {
            boolean itself = each.id().equals(signed.row().authorityId());
            store.update(each.in(itself ? Authority.Stage.REVOKED : Authority.Stage.RETIRED), null);
        });
        context.about(signed.name());
        context.tell(signed.name(), issuer.name(), act.serial(), act.reason().label());
        context.planChanged();
        return lists.renew(context.db(), context.siteId(), issuer, context.now());
    }

    /** What was not signed here has no row yet; the list is made of rows. */
    private static void keepRow(SignedBelow signed, Authority issuer, ActContext context) {
        SignedAuthorities all = new SignedAuthorities(context.db(), context.siteId());
        UUID id = UUID.randomUUID();
        all.begin(
                id,
                signed.row().authorityId(),
                issuer.id(),
                SignedAuthorities.Purpose.NEW,
                CertificateReader.readOne(signed.row().der()).issuer(),
                signed.row().serial(),
                signed.row().begunAt());
        all.signed(id, signed.row().der());
    }
}
