package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.CertificateReader;
import akashi.pki.FreshKeys;
import akashi.pki.ParsedCertificate;
import akashi.pki.ParsedRequest;
import akashi.store.Acts;
import akashi.store.Certificates;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Signs for a key that stays on its computer, by permit, under the gates of every other certificate. Nobody looks at
 * such a request first, so it has to name its own computer too, and nothing is taken from it but the key.
 */
public final class PermittedSigning {

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final Issuing issuing;
    private final Reservations reservations;
    private final Clock clock;

    /** Signs by these kits. */
    public PermittedSigning(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SealedKeys keys,
            FreshKeys fresh,
            Issuing issuing,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.issuing = issuing;
        this.reservations = new Reservations(database, authorities, keys, fresh, clock);
        this.clock = clock;
    }

    /** The act of this part. */
    public static UseCase<?, ?> act(SiteAuthorities authorities) {
        return new SignPermitted.Doing(new Signing(authorities));
    }

    /** Signs and answers the certificate's id; refused with the reasons of the permit, of the request, or of the gate. */
    public UUID sign(Actor actor, ParsedRequest request, Permit permit) {
        SiteSnapshot site = snapshots.of(actor.siteId());
        permit.judge(database.db(), site, clock.instant());
        Computer computer = computer(site, permit.computerId());
        own(site, computer, request);
        SignRequest asked = new SignRequest(IssueCertificate.usual(computer.id()), request);
        SignCertificate signing = reservations.elsewhere(actor.siteId(), issuing.preview(site, asked), request.key());
        UUID reserved = signing.draft().id();
        UUID signed = null;
        try {
            signed = acts.run(actor, new SignPermitted(signing, permit));
            return signed;
        } finally {
            if (!reserved.equals(signed)) {
                reservations.abandon(reserved);
            }
        }
    }

    /** What the computer needs of a certificate: itself, those above it, and what to do with them. */
    public Handover handover(SiteSnapshot site, UUID certificateId) {
        Certificate certificate =
                site.certificate(certificateId).orElseThrow(() -> new Fault.NotFound("certificate " + certificateId));
        Computer computer = certificate
                .computerId()
                .map(id -> computer(site, id))
                .orElseThrow(() -> new Fault.NotFound("computer of " + certificateId));
        AuthorityChain chain = certificate
                .authorityId()
                .flatMap(site::authority)
                .map(authority -> authorities.chain(database.db(), site, authority))
                .orElseThrow(() -> new Fault.NotFound("authority of " + certificateId));
        return Handover.of(computer, certificate, read(site, certificateId), chain, certificate.issuedAt());
    }

    /** The certificate as it was signed. */
    public ParsedCertificate read(SiteSnapshot site, UUID certificateId) {
        return new Certificates(database.db(), site.site().id())
                .der(certificateId)
                .map(CertificateReader::readOne)
                .orElseThrow(() -> new Fault.NotFound("certificate " + certificateId));
    }

    /** Whoever installs on the wrong computer is told, instead of getting a certificate for a machine next to it. */
    private static void own(SiteSnapshot site, Computer computer, ParsedRequest request) {
        boolean own = request.commonNames().size() == 1
                && site.computerCalled(request.commonNames().get(0))
                        .filter(computer::equals)
                        .isPresent();
        if (!own) {
            throw new Fault.Refused(new Refusal(
                    "OTHER_COMPUTER",
                    List.of(),
                    Message.of("enrolment.refused.other", computer.label(), request.subject()),
                    List.of(computer.label(), request.subject()),
                    new Mend(Message.of("enrolment.mend.other"), "/enrolment?computer=" + computer.id())));
        }
    }

    private static Computer computer(SiteSnapshot site, UUID id) {
        return site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id));
    }
}
