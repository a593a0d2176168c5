package akashi.https;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.revocation.Lists;
import akashi.store.ActContext;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Made;
import akashi.store.Scales;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import akashi.web.Option;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes back a certificate that a CA of the site signed for the portal, or began to sign. Whether a new revocation list
 * says so comes of it.
 */
record RevokePortalCertificate(UUID id, Reason reason) implements Weighty<Boolean> {

    /** Why, by the names of RFC 5280 5.3.1 that make sense for the portal. */
    enum Reason {
        KEY_COMPROMISE("keyCompromise"),
        SUPERSEDED("superseded"),
        CESSATION_OF_OPERATION("cessationOfOperation"),
        UNSPECIFIED("unspecified");

        private final String rfc;

        Reason(String rfc) {
            this.rfc = rfc;
        }

        private Message label() {
            return Message.of("https.reason." + name());
        }

        /** The reasons as choices. */
        static List<Option> options() {
            return Stream.of(values())
                    .map(reason -> new Option(reason.name(), reason.label()))
                    .toList();
        }
    }

    @Override
    public String code() {
        return "revoke-portal-certificate";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        String serial = new PortalCertificates(scales.db(), scales.actor().siteId())
                .made().stream()
                        .filter(each -> each.id().equals(id))
                        .map(Made::serial)
                        .findFirst()
                        .orElse("");
        List<Message> lines =
                List.of(Message.of("approval.line.serial", serial), Message.of("approval.line.reason", reason.label()));
        return Optional.of(new Weight(code(), serial, lines, List.of(id), HttpsPages.HERE));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Does it; refused for the one that is shown: another one has to be shown first. */
    record Revoking(Lists lists) implements UseCase<RevokePortalCertificate, Boolean> {

        @Override
        public Class<RevokePortalCertificate> act() {
            return RevokePortalCertificate.class;
        }

        @Override
        public Boolean perform(RevokePortalCertificate act, ActContext context) {
            PortalCertificates certificates = new PortalCertificates(context.db(), context.siteId());
            Made made = certificates.made().stream()
                    .filter(each -> each.id().equals(act.id()))
                    .findFirst()
                    .orElseThrow(() -> new Fault.NotFound("portal certificate " + act.id()));
            if (!made.revocable()) {
                throw new Fault.Refused(Refusal.of("NOT_USABLE", Message.of("https.refused.revoke")));
            }
            certificates.revoke(made.id(), act.reason().rfc, context.now());
            context.about(made.serial());
            context.tell(made.serial(), act.reason().label());
            return context.site()
                    .authority(made.authorityId())
                    .filter(authority -> authority.kind() == Authority.Kind.SITE)
                    .filter(authority -> lists.renew(context.db(), context.siteId(), authority, context.now()))
                    .isPresent();
        }
    }
}
