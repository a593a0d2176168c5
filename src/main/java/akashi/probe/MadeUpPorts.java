package akashi.probe;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.ProbePorts;
import akashi.core.site.ProbePorts.ProbePort;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Training;
import akashi.pki.AuthorityChain;
import akashi.pki.CertificateReader;
import akashi.pki.MemoryPort;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.TlsAnswer;
import akashi.store.Acts;
import akashi.store.Certificates;
import akashi.store.Database;
import akashi.store.Snapshots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks at the servers of a learner's site, which are made up: each port answers in memory, in a real handshake, with the
 * certificate that the site's facts say is in its slot. What comes is judged and kept as of any other port.
 */
public final class MadeUpPorts {

    private final Database database;
    private final Snapshots snapshots;
    private final Acts acts;
    private final SealedKeys keys;
    private final SiteAuthorities authorities;
    private final Clock clock;

    /** Over these kits; nothing leaves the memory. */
    public MadeUpPorts(
            Database database,
            Snapshots snapshots,
            Acts acts,
            SealedKeys keys,
            SiteAuthorities authorities,
            Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.acts = acts;
        this.keys = keys;
        this.authorities = authorities;
        this.clock = clock;
    }

    /** What was seen, in numbers. */
    public record Seen(int ports, int encrypted) {}

    /** Looks at every server of the actor's site, which has to be a learner's. */
    public Seen look(Actor actor) {
        SiteSnapshot site = snapshots.of(actor.siteId());
        if (!Training.is(site.site())) {
            throw new Fault.NotFound("a training site");
        }
        Judging judging = Judging.of(site, database.db());
        Map<UUID, TlsAnswer> shown = new HashMap<>();
        Map<String, byte[]> certificates = new HashMap<>();
        List<Sighting> sightings = new ArrayList<>();
        for (Computer computer : site.active()) {
            for (ProbePort port : ProbePorts.of(computer)) {
                TlsAnswer answer = answer(site, computer, port, shown);
                answer.chain()
                        .forEach(each ->
                                certificates.put(each.sha256(), each.der().toArray()));
                sightings.add(Prober.sighting(computer, port, answer, judging));
            }
        }
        acts.run(actor, new KeepSightings(sightings, certificates));
        long encrypted = sightings.stream()
                .filter(each -> each.outcome() == Sighting.Outcome.ENCRYPTED)
                .count();
        return new Seen(sightings.size(), (int) encrypted);
    }

    private TlsAnswer answer(SiteSnapshot site, Computer computer, ProbePort port, Map<UUID, TlsAnswer> shown) {
        Slot slot = port.slot().orElse(Slot.MOBILE);
        boolean on = site.evidence().inEffect(new SwitchId(computer.id(), slot)).orElse(false);
        if (port.slot().isEmpty()) {
            return none(on ? Sighting.Outcome.REFUSED : Sighting.Outcome.PLAIN);
        }
        if (!on) {
            return none(Sighting.Outcome.PLAIN);
        }
        Optional<Certificate> inside = told(site, Fact.CERTIFICATE_INSTALLED, computer, slot)
                ? site.certificateIn(computer, slot).filter(Certificate::keyKept)
                : Optional.empty();
        boolean unreadable = site.evidence()
                .about(Fact.KEY_READABLE, computer.id(), slot)
                .filter(fact -> !fact.value())
                .isPresent();
        return inside.isEmpty() || unreadable
                ? none(Sighting.Outcome.CLOSED)
                : shown.computeIfAbsent(inside.get().id(), id -> shake(site, computer, port, inside.get()));
    }

    private static boolean told(SiteSnapshot site, Fact fact, Computer computer, Slot slot) {
        return site.evidence()
                .about(fact, computer.id(), slot)
                .filter(Observation::value)
                .isPresent();
    }

    private TlsAnswer shake(SiteSnapshot site, Computer computer, ProbePort port, Certificate certificate) {
        Optional<byte[]> der = new Certificates(database.db(), site.site().id()).der(certificate.id());
        Optional<Authority> issuer = certificate.authorityId().flatMap(site::authority);
        if (der.isEmpty() || issuer.isEmpty()) {
            return none(Sighting.Outcome.CLOSED);
        }
        ParsedCertificate leaf = CertificateReader.readOne(der.get());
        AuthorityChain chain = authorities.chain(database.db(), site, issuer.get());
        PrivateKeyBytes key = keys.open(database.db(), site.site().id(), SealedKeys.CERTIFICATE, certificate.id());
        try {
            return MemoryPort.ask(key, leaf, chain, Prober.name(computer, port), clock);
        } finally {
            key.wipe();
        }
    }

    private TlsAnswer none(Sighting.Outcome outcome) {
        return new TlsAnswer(outcome, List.of(), "", "", false, Optional.empty(), "", clock.instant());
    }
}
