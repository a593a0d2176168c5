package akashi.https;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.site.Authority;
import akashi.pki.ParsedCertificate;
import akashi.revocation.Lists;
import akashi.store.ActContext;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;

/** How the acts on the portal's own certificate are done. */
final class PortalCases {

    private PortalCases() {}

    static List<UseCase<?, ?>> all(SiteAuthorities authorities, SealedKeys keys) {
        PortalSigning signing = new PortalSigning(authorities, keys);
        return List.of(
                new Making(signing),
                new Renewing(signing),
                new Taking(new Keeping(keys)),
                new RevokePortalCertificate.Revoking(new Lists(authorities)));
    }

    private record Making(PortalSigning signing) implements UseCase<MakePortalCertificate, String> {

        @Override
        public Class<MakePortalCertificate> act() {
            return MakePortalCertificate.class;
        }

        @Override
        public String perform(MakePortalCertificate act, ActContext context) {
            Authority authority = act.reserved().authority();
            ParsedCertificate signed = signing.sign(context, act.reserved());
            context.tell(
                    signed.title(),
                    authority.name(),
                    signed.serial(),
                    signed.validity().notAfter());
            return signed.sha256();
        }
    }

    private record Renewing(PortalSigning signing) implements UseCase<RenewPortalCertificate, Boolean> {

        @Override
        public Class<RenewPortalCertificate> act() {
            return RenewPortalCertificate.class;
        }

        /** Of two portals that come at once the second finds another certificate than it expects, and leaves it. */
        @Override
        public Boolean perform(RenewPortalCertificate act, ActContext context) {
            Optional<Kept> expected = new PortalCertificates(context.db(), context.siteId())
                    .current()
                    .filter(kept -> kept.id().equals(act.expected()));
            if (expected.isEmpty()) {
                throw Renewal.overtaken();
            }
            Kept kept = expected.get();
            Authority authority = act.reserved().authority();
            if (!Reserving.longer(act.reserved().prepared().draft().validity(), kept)) {
                throw Renewal.shortened(authority);
            }
            ParsedCertificate signed = signing.sign(context, act.reserved());
            context.about(signed.title());
            context.tell(
                    signed.title(),
                    authority.name(),
                    signed.serial(),
                    signed.validity().notAfter());
            return true;
        }
    }

    private record Taking(Keeping keeping) implements UseCase<TakePortalCertificate, String> {

        @Override
        public Class<TakePortalCertificate> act() {
            return TakePortalCertificate.class;
        }

        @Override
        public String perform(TakePortalCertificate act, ActContext context) {
            Handed handed = act.handed();
            keeping.keep(context, handed.key(), handed.certificate(), handed.above());
            return handed.certificate().sha256();
        }
    }
}
