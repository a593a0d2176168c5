package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.SignedAuthorities;
import akashi.store.SignedAuthorities.Purpose;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signs an authority under the site's lock: looked at once more, then certificate and audit entry together. */
final class SigningAuthority implements UseCase<SignAuthority, UUID> {

    private final SiteAuthorities authorities;

    SigningAuthority(SiteAuthorities authorities) {
        this.authorities = authorities;
    }

    @Override
    public Class<SignAuthority> act() {
        return SignAuthority.class;
    }

    @Override
    public UUID perform(SignAuthority act, ActContext context) {
        SiteSnapshot site = context.site();
        if (!seen(site, act.parentId(), act.authorityId()).equals(act.seen())) {
            throw new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("store.refused.site-changed")));
        }
        Authority parent = site.authority(act.parentId()).orElseThrow(() -> new Fault.NotFound("authority above"));
        if (act.purpose() == Purpose.NEW) {
            Names.free(site, "issuing-name", act.name());
        }
        List<Refusal> refusals = new ArrayList<>(authorities.cannotSign(parent));
        if (act.purpose() == Purpose.AGAIN) {
            refusals.addAll(
                    Cut.refusals(site, act.authorityId(), act.prepared().draft().constraints()));
        }
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        ParsedCertificate signed =
                authorities.signing(context.db(), context.siteId(), parent.id(), act.prepared()::sign);
        SignedAuthorities all = new SignedAuthorities(context.db(), context.siteId());
        if (!all.signed(act.reservation(), signed.der().toArray())) {
            throw new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("store.refused.site-changed")));
        }
        keep(act, signed, context);
        context.planChanged();
        return act.authorityId();
    }

    private static void keep(SignAuthority act, ParsedCertificate signed, ActContext context) {
        Authorities store = new Authorities(context.db(), context.siteId());
        Optional<UUID> parent = Optional.of(act.parentId());
        byte[] der = signed.der().toArray();
        switch (act.purpose()) {
            case NEW ->
                store.insert(
                        SiteAuthorities.describe(
                                        act.authorityId(), Authority.Kind.SITE, act.name(), signed, parent, true)
                                .on(act.token()),
                        der,
                        context.now());
            case AGAIN -> {
                Authority was = context.site().authority(act.authorityId()).orElseThrow();
                store.update(
                        SiteAuthorities.describe(was.id(), was.kind(), was.name(), signed, parent, was.keyHere())
                                .on(was.token())
                                .in(was.stage() == Authority.Stage.REVOKED ? Authority.Stage.RETIRED : was.stage()),
                        der);
            }
            case CROSS -> {
                // The authority keeps the certificate that it has; this one only goes along with the chain.
            }
        }
    }

    /** What identifies the certificates of both as they are now. */
    static List<String> seen(SiteSnapshot site, UUID parentId, UUID authorityId) {
        return List.of(
                site.authority(parentId).map(Authority::sha256).orElse(""),
                site.authority(authorityId).map(Authority::sha256).orElse(""));
    }
}
