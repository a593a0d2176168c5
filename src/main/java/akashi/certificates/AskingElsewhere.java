package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.CertificateProfile;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.KeyInfo;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.pki.KeyKind;
import akashi.store.ActContext;
import akashi.store.CertificateProfiles;
import akashi.store.CertificateRequests;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what is asked for as a certificate in state REQUESTED. */
final class AskingElsewhere implements UseCase<AskElsewhere, UUID> {

    private final KnownKeys known;

    AskingElsewhere(KnownKeys known) {
        this.known = known;
    }

    @Override
    public Class<AskElsewhere> act() {
        return AskElsewhere.class;
    }

    @Override
    public UUID perform(AskElsewhere act, ActContext context) {
        SiteSnapshot site = context.site();
        Computer computer =
                site.computer(act.computerId()).orElseThrow(() -> new Fault.NotFound("computer " + act.computerId()));
        Authority authority = Elsewhere.askable(site).stream()
                .filter(a -> a.id().equals(act.authorityId()))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("authority " + act.authorityId()));
        Elsewhere asked = Elsewhere.drawn(site, computer, authority, act.slots(), context.now());
        List<Refusal> refusals = new ArrayList<>(asked.refusals());
        act.file()
                .ifPresent(file -> refusals.addAll(RequestFile.against(
                        file.request(), computer, asked.names(), asked.addresses(), known.inside(context.db()), site)));
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        Certificate requested = requested(asked, act, context);
        new Certificates(context.db(), context.siteId()).insert(requested, "request " + requested.id(), null);
        new CertificateRequests(context.db(), context.siteId())
                .insert(new CertificateRequests.Asked(
                        requested.id(), context.actor().name(), act.file().map(AskElsewhere.File::bytes)));
        context.about(computer.label());
        context.tell(computer.label(), authority.name());
        context.certificatesChanged(List.of(requested));
        return requested.id();
    }

    /** RSA as large as the profile of its slots asks for; a curve is not asked for elsewhere. */
    private static KeyInfo expected(Elsewhere asked, ActContext context) {
        Map<Slot, CertificateProfile> profiles = new CertificateProfiles(context.db(), context.siteId()).all();
        CertificateProfile profile = CertificateProfile.together(
                asked.slots().stream().map(profiles::get).toList());
        KeyInfo key = KeyKind.valueOf(profile.key().name()).info();
        return key.isElliptic() ? KeyKind.RSA_2048.info() : key;
    }

    /** Number, dates and thumbprint are not known yet: what stands for them is never shown. */
    private static Certificate requested(Elsewhere asked, AskElsewhere act, ActContext context) {
        UUID id = UUID.randomUUID();
        return new Certificate(
                id,
                Optional.of(asked.authority().id()),
                Optional.of(asked.computer().id()),
                asked.computer().generation(),
                asked.slots(),
                "CN=" + asked.commonName(),
                asked.names().stream().map(HostName::value).toList(),
                asked.addresses(),
                id.toString().replace("-", ""),
                new Validity(context.now(), context.now().plus(Duration.ofDays(CertificateProfile.USUAL_DAYS))),
                new Thumbprint("0".repeat(40)),
                "",
                act.file().map(file -> file.request().keyInfo()).orElseGet(() -> expected(asked, context)),
                "",
                true,
                Certificate.State.REQUESTED,
                asked.predecessor().map(Certificate::id),
                false,
                true,
                context.now());
    }
}
