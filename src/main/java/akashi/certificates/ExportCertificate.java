package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Gates;
import akashi.core.rule.Rule;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Withdrawn;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.KeyRules;
import akashi.store.Scales;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records that one certificate leaves the portal with its private key. The password is no part of it. */
record ExportCertificate(UUID certificateId, Form form) implements Weighty<Boolean> {

    /** The file in which it leaves. */
    enum Form {
        PFX_MODERN,
        PFX_COMPATIBLE,
        PEM,
        PEM_CLEAR;

        Message label() {
            return Message.of("exports.form." + name());
        }
    }

    @Override
    public String code() {
        return "export-certificate";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this, scales.site()));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Against handing out what strict clients refuse, since its authority was taken back. */
    static Optional<Refusal> withdrawn(SiteSnapshot site, Certificate certificate) {
        return Withdrawn.above(site, certificate)
                .map(authority -> new Refusal(
                        Rule.VALID.name(),
                        Rule.VALID.clauses(),
                        Message.of("exports.refused.ca-revoked", authority.name()),
                        List.of(authority.name()),
                        new Mend(Message.of("exports.mend.ca-revoked"), "/certificates/issue")));
    }

    /** Refuses with every reason where the certificate may not leave with its key. */
    static Certificate judged(SiteSnapshot site, UUID id) {
        Certificate certificate = site.certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
        if (!certificate.usable()) {
            throw new Fault.Refused(
                    Refusal.of("NOT_USABLE", Message.of("certificates.refused.not-usable", certificate.serial())));
        }
        withdrawn(site, certificate).ifPresent(refusal -> {
            throw new Fault.Refused(refusal);
        });
        if (!certificate.keyKept()) {
            throw new Fault.Refused(Refusal.of("KEY_GONE", Message.of("exports.refused.no-key")));
        }
        Computer computer = certificate
                .computerId()
                .flatMap(site::computer)
                .orElseThrow(() ->
                        new Fault.Refused(Refusal.of("NO_COMPUTER", Message.of("certificates.refused.no-computer"))));
        List<Refusal> refusals = Gates.export(site, computer, certificate.slots());
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        return certificate;
    }

    /** The gate once more under the site's lock. */
    static final class Leaving implements UseCase<ExportCertificate, Boolean> {

        @Override
        public Class<ExportCertificate> act() {
            return ExportCertificate.class;
        }

        @Override
        public Boolean perform(ExportCertificate act, ActContext context) {
            Certificate certificate = judged(context.site(), act.certificateId());
            String host = context.site()
                    .computer(certificate.computerId().orElseThrow())
                    .map(Computer::label)
                    .orElse(certificate.subject());
            new KeyRules(context.db(), context.siteId()).exported(List.of(certificate.id()), context.now());
            context.about(host);
            context.tell(host, certificate.serial(), act.form().label());
            return true;
        }
    }
}
