package akashi.certificates;

import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.rule.Issuers;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Signs a reserved certificate under the site's lock: the gate once more, then certificate and audit entry together. */
final class Signing implements UseCase<SignCertificate, UUID> {

    private final SiteAuthorities authorities;

    Signing(SiteAuthorities authorities) {
        this.authorities = authorities;
    }

    @Override
    public Class<SignCertificate> act() {
        return SignCertificate.class;
    }

    @Override
    public UUID perform(SignCertificate act, ActContext context) {
        SiteSnapshot site = context.site();
        UUID computerId = act.order().computer().id();
        Computer computer = site.computer(computerId).orElseThrow(() -> new Fault.NotFound("computer " + computerId));
        Authority issuer = judge(act.order(), computer, context);
        Certificates certificates = new Certificates(context.db(), context.siteId());
        UUID id = act.draft().id();
        if (!certificates.move(id, Certificate.State.SIGNING, Certificate.State.ISSUED)) {
            throw meanwhile();
        }
        ParsedCertificate signed =
                authorities.signing(context.db(), context.siteId(), issuer.id(), act.prepared()::sign);
        Certificate certificate = Described.signed(act.draft(), signed, computer, context.now());
        certificates.signed(certificate, signed.der().toArray());
        List<Certificate> changed = new ArrayList<>(List.of(certificate));
        for (Certificate old : superseded(site, computer, certificate)) {
            certificates.become(old.id(), Certificate.State.SUPERSEDED);
            changed.add(old.but().state(Certificate.State.SUPERSEDED).copy());
        }
        context.certificatesChanged(changed);
        return id;
    }

    /** The gate over the site as it is now; nobody may have changed the computer or issued for it meanwhile. */
    private static Authority judge(Order order, Computer computer, ActContext context) {
        SiteSnapshot site = context.site();
        Optional<Authority> issuer =
                Issuers.in(site, context.now()).of(computer).issuer();
        List<Refusal> refusals = Orders.refusals(site, computer, order.slots(), issuer, context.now());
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        Optional<UUID> latest =
                Orders.predecessor(site, computer, order.slots()).map(Certificate::id);
        boolean same = computer.equals(order.computer())
                && issuer.map(Authority::id).equals(Optional.of(order.issuer().id()))
                && latest.equals(order.predecessorId());
        if (!same) {
            throw meanwhile();
        }
        return issuer.get();
    }

    private static Fault.Refused meanwhile() {
        return new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("certificates.refused.meanwhile")));
    }

    static List<Certificate> superseded(SiteSnapshot site, Computer computer, Certificate by) {
        return site.certificatesOf(computer).stream()
                .filter(old -> old.state() == Certificate.State.ISSUED)
                .filter(old -> old.generation() == computer.generation())
                .filter(old -> by.slots().containsAll(old.slots()))
                .toList();
    }
}
