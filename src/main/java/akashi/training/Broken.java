package akashi.training;

import akashi.core.lesson.Cause;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.ProbePorts;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The model site, broken somewhere.
 *
 * @param from who complains
 * @param to of whom
 */
record Broken(SiteSnapshot site, CertificateLink link, Verifier from, Computer to, Instant now) {

    private static final List<ClientKind> WATCHERS = List.of(ClientKind.SMART_CLIENT, ClientKind.MANAGEMENT_CLIENT);

    /**
     * Breaks it so that the cause follows; which machine it is, is left to chance.
     *
     * @param names what each kind of client is called
     */
    static Broken by(Cause cause, Random chance, Instant now, Function<ClientKind, String> names) {
        SiteData model = Scene.model(now, names);
        SiteSnapshot whole = SiteSnapshot.of(model);
        CertificateLink link = switch (cause) {
            case MIXED_PAIR -> CertificateLink.RECORDER_TO_MANAGEMENT;
            case HTTP_OPEN -> CertificateLink.MOBILE_TO_CLIENTS;
            default -> CertificateLink.RECORDER_TO_CLIENTS;
        };
        Computer to = whole.computerCalled(
                        cause == Cause.HTTP_OPEN ? "mob-01" : "rec-0" + (1 + chance.nextInt(Scene.RECORDERS)))
                .orElseThrow();
        ClientKind kind = cause == Cause.HTTP_OPEN
                ? ClientKind.MOBILE_CLIENT
                : cause == Cause.OLD_CLIENT
                        ? ClientKind.MIP_INTEGRATION
                        : WATCHERS.get(chance.nextInt(WATCHERS.size()));
        Verifier from = cause == Cause.MIXED_PAIR
                ? new Verifier.OnComputer(whole.management().orElseThrow())
                : new Verifier.InGroup(group(whole, kind));
        SiteData broken = broken(cause, model, link, from, to, now);
        SiteSnapshot site = SiteSnapshot.of(broken);
        Verifier asItIs = from instanceof Verifier.InGroup ? new Verifier.InGroup(group(site, kind)) : from;
        return new Broken(site, link, asItIs, to, now);
    }

    private static ClientGroup group(SiteSnapshot site, ClientKind kind) {
        return site.clientGroups().stream()
                .filter(group -> group.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static SiteData broken(
            Cause cause, SiteData model, CertificateLink link, Verifier from, Computer to, Instant now) {
        WhatIf.Remade remade = new WhatIf.Remade(model);
        return switch (cause) {
            case EXPIRED ->
                remade.certificate(
                        to, c -> c.but().validity(days(now, -399, -2)).copy());
            case NOT_YET_VALID ->
                remade.certificate(to, c -> c.but().validity(days(now, 1, 398)).copy());
            case WRONG_NAME ->
                remade.certificate(
                        to,
                        c -> c.but()
                                .names(List.of("old-name.model.example"), List.of())
                                .copy());
            case NAME_IN_SUBJECT_ONLY ->
                remade.certificate(to, c -> c.but().names(List.of(), List.of()).copy());
            case UNKNOWN_CA -> remade.denied(Fact.CA_TRUSTED, from.id());
            case CLIENT_USE_ONLY ->
                shown(remade.certificate(to, c -> c.but().forClients().copy()), to, link, now, ShownFault.WRONG_USAGE);
            case MISSING_INTERMEDIATE -> shown(model, to, link, now, ShownFault.INCOMPLETE_CHAIN);
            case KEY_UNREADABLE -> remade.denied(Fact.KEY_READABLE, to.id());
            case MIXED_PAIR ->
                remade.denied(o -> o.fact() == Fact.IN_EFFECT
                        && o.subjectId().equals(to.id())
                        && o.slot().equals(Optional.of(Slot.SERVER)));
            case FORGOTTEN_SLOT -> forgotten(remade, to);
            case HTTP_OPEN -> alsoPlain(shown(model, to, link, now), to, now);
            case OLD_CLIENT -> remade.outdated(from.id());
            case PLAIN_TEXT -> off(remade, new SwitchId(to.id(), link.slot()));
            case NAME_UNRESOLVED ->
                model.seen(List.of(
                        seen(to, link, Optional.of(from.id()), Sighting.Outcome.NAME_UNKNOWN, Optional.empty(), now)));
        };
    }

    /** Nobody planned the switch, and so it is off. */
    private static SiteData off(WhatIf.Remade remade, SwitchId off) {
        SiteData denied = remade.denied(o -> o.fact() == Fact.IN_EFFECT
                && o.subjectId().equals(off.computerId())
                && o.slot().equals(Optional.of(off.slot())));
        return new WhatIf.Remade(denied).unplanned(off);
    }

    private static Validity days(Instant now, int from, int to) {
        return new Validity(now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(to)));
    }

    /** The certificate was made for the server slot alone, and nobody chose any for streams. */
    private static SiteData forgotten(WhatIf.Remade remade, Computer to) {
        SiteData bare = remade.evidence(o -> !(o.subjectId().equals(to.id())
                && o.slot().equals(Optional.of(Slot.STREAMING))
                && o.fact() != Fact.IN_EFFECT));
        return new WhatIf.Remade(bare)
                .certificate(to, c -> c.but().slots(Set.of(Slot.SERVER)).copy());
    }

    private static SiteData shown(
            SiteData model, Computer to, CertificateLink link, Instant now, ShownFault... faults) {
        Certificate it = SiteSnapshot.of(model).certificateIn(to, link.slot()).orElseThrow();
        Shown shown = new Shown(
                it.thumbprint(),
                it.sha256(),
                it.subject(),
                "CN=Model CA",
                it.dnsNames(),
                it.validity(),
                it.key(),
                Optional.empty(),
                "TLSv1.2",
                "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                List.of(it.sha256()),
                Optional.of(it.id()),
                Set.of(faults));
        return model.seen(
                List.of(seen(to, link, Optional.empty(), Sighting.Outcome.ENCRYPTED, Optional.of(shown), now)));
    }

    private static int withoutTls(Computer to) {
        return ProbePorts.of(to).stream()
                .filter(port -> port.slot().isEmpty())
                .findFirst()
                .orElseThrow()
                .port();
    }

    private static SiteData alsoPlain(SiteData model, Computer to, Instant now) {
        Sighting plain = new Sighting(
                id("plain"),
                to.id(),
                to.generation(),
                Role.MOBILE,
                Optional.empty(),
                withoutTls(to),
                now.minusSeconds(60),
                Optional.empty(),
                Sighting.Outcome.PLAIN,
                Optional.empty(),
                Optional.empty(),
                "");
        return model.seen(List.of(model.sightings().get(0), plain));
    }

    private static Sighting seen(
            Computer to,
            CertificateLink link,
            Optional<UUID> seenFrom,
            Sighting.Outcome outcome,
            Optional<Shown> shown,
            Instant now) {
        return new Sighting(
                id("seen"),
                to.id(),
                to.generation(),
                link.slot() == Slot.MOBILE ? Role.MOBILE : Role.RECORDING,
                Optional.of(link.slot()),
                ProbePorts.of(to, link.slot()).get(0),
                now.minusSeconds(60),
                seenFrom,
                outcome,
                shown,
                Optional.empty(),
                "");
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("broken " + name).getBytes(StandardCharsets.UTF_8));
    }
}
