package akashi.https;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.site.Authority;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.PortalCertificates.Origin;
import akashi.store.UseCase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** How the acts on the portal's own certificate are done. */
final class PortalCases {

    private PortalCases() {}

    static List<UseCase<?, ?>> all(SiteAuthorities authorities, SealedKeys keys) {
        PortalSigning signing = new PortalSigning(authorities, keys);
        return List.of(new Making(signing), new Renewing(signing), new Taking(new Keeping(keys)));
    }

    private record Making(PortalSigning signing) implements UseCase<MakePortalCertificate, String> {

        @Override
        public Class<MakePortalCertificate> act() {
            return MakePortalCertificate.class;
        }

        @Override
        public String perform(MakePortalCertificate act, ActContext context) {
            Authority authority = PortalSigning.able(context.site(), context.now()).stream()
                    .filter(able -> able.id().equals(act.authorityId()))
                    .findFirst()
                    .orElseThrow(PortalSigning::nobody);
            ParsedCertificate signed = signing.sign(context, authority, act.names());
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
            Authority authority =
                    Renewal.by(kept, context.site(), context.now()).orElseThrow(PortalSigning::nobody);
            if (!signing.worthwhile(context, authority, kept)) {
                throw Renewal.shortened(authority);
            }
            ParsedCertificate old = CertificateReader.readAll(kept.chain().getBytes(StandardCharsets.US_ASCII))
                    .get(0);
            ParsedCertificate signed = signing.sign(context, authority, Names.of(old));
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
            keeping.keep(
                    context, Origin.UPLOADED, Optional.empty(), handed.key(), handed.certificate(), handed.above());
            return handed.certificate().sha256();
        }
    }
}
