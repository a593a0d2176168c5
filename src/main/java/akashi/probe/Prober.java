package akashi.probe;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.ProbePorts;
import akashi.core.site.ProbePorts.ProbePort;
import akashi.core.site.Shown;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.pki.ParsedCertificate;
import akashi.pki.TlsAnswer;
import akashi.pki.TlsProber;
import akashi.pki.TlsTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Asks the ports of computers and puts down what each did. */
final class Prober {

    /** How long a port has for its whole handshake, and a name server for its answer. */
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Names names;
    private final TlsProber tls;
    private final Clock clock;

    Prober(Resolver resolver, Duration patience, Clock clock) {
        this.names = new Names(resolver, patience);
        this.tls = new TlsProber(clock, patience);
        this.clock = clock;
    }

    /** A port of a computer, and where it is. */
    private record Asked(Computer computer, ProbePort port, Whereabouts where) {

        /** What the server is asked for: a mobile server by its public name, since phones come by that. */
        Optional<HostName> name() {
            boolean mobile = port.slot().filter(Slot.MOBILE::equals).isPresent();
            return mobile && computer.publicName().isPresent() ? computer.publicName() : Whereabouts.name(computer);
        }
    }

    /** What was seen: the sightings, and the certificates in them as DER by their SHA-256. */
    record Seen(List<Sighting> sightings, Map<String, byte[]> certificates) {}

    /** Asks every port of the computers; what is judged is judged by the site. */
    Seen look(List<Computer> computers, Judging judging) {
        Map<HostName, List<InetAddress>> resolved = names.of(computers.stream()
                .flatMap(computer -> Whereabouts.name(computer).stream())
                .toList());
        List<Asked> all = new ArrayList<>();
        for (Computer computer : computers) {
            List<InetAddress> found =
                    Whereabouts.name(computer).map(resolved::get).orElse(List.of());
            Whereabouts where = Whereabouts.of(computer, found);
            ProbePorts.of(computer).forEach(port -> all.add(new Asked(computer, port, where)));
        }
        List<Asked> open =
                all.stream().filter(one -> one.where().address().isPresent()).toList();
        Instant resolvedAt = clock.instant();
        List<TlsAnswer> answers = tls.ask(open.stream().map(Prober::target).toList());
        Map<String, byte[]> certificates = new HashMap<>();
        List<Sighting> sightings = new ArrayList<>();
        all.stream()
                .filter(one -> one.where().address().isEmpty())
                .forEach(one -> sightings.add(sighting(
                        one, resolvedAt, one.where().instead(), one.where().detail())));
        for (int i = 0; i < answers.size(); i++) {
            answers.get(i)
                    .chain()
                    .forEach(each -> certificates.put(each.sha256(), each.der().toArray()));
            sightings.add(sighting(open.get(i), answers.get(i), judging));
        }
        return new Seen(sightings, certificates);
    }

    private static TlsTarget target(Asked one) {
        return new TlsTarget(
                new InetSocketAddress(
                        one.where().address().orElseThrow(), one.port().port()),
                one.name());
    }

    private static Sighting sighting(Asked one, Instant at, Sighting.Outcome outcome, String detail) {
        return sighting(one, at, outcome, Optional.empty(), Optional.empty(), detail);
    }

    private static Sighting sighting(Asked one, TlsAnswer answer, Judging judging) {
        Optional<Shown> shown = answer.outcome() == Sighting.Outcome.ENCRYPTED
                ? Optional.of(shown(one, answer, judging))
                : Optional.empty();
        return sighting(one, answer.at(), answer.outcome(), shown, answer.skew(), answer.detail());
    }

    /** What a port showed that is nowhere but in memory. */
    static Sighting sighting(Computer computer, ProbePort port, TlsAnswer answer, Judging judging) {
        return sighting(new Asked(computer, port, Whereabouts.IN_MEMORY), answer, judging);
    }

    /** By which name a port is asked. */
    static Optional<HostName> name(Computer computer, ProbePort port) {
        return new Asked(computer, port, Whereabouts.IN_MEMORY).name();
    }

    private static Shown shown(Asked one, TlsAnswer answer, Judging judging) {
        ParsedCertificate leaf = answer.chain().get(0);
        List<String> covered = new ArrayList<>(leaf.dnsNames());
        leaf.addresses().forEach(address -> covered.add(address.value()));
        return new Shown(
                leaf.thumbprint(),
                leaf.sha256(),
                leaf.subject(),
                leaf.issuer(),
                covered,
                leaf.validity(),
                leaf.key(),
                Optional.of(leaf.keySha256()),
                answer.protocol(),
                answer.cipher(),
                answer.chain().stream().map(ParsedCertificate::sha256).toList(),
                judging.known(leaf),
                judging.faults(answer, one.computer(), one.name()));
    }

    private static Sighting sighting(
            Asked one,
            Instant at,
            Sighting.Outcome outcome,
            Optional<Shown> shown,
            Optional<Duration> skew,
            String detail) {
        return new Sighting(
                UUID.randomUUID(),
                one.computer().id(),
                one.computer().generation(),
                one.port().role(),
                one.port().slot(),
                one.port().port(),
                at.truncatedTo(ChronoUnit.MILLIS),
                Optional.empty(),
                outcome,
                shown,
                skew,
                detail,
                one.where().byAddress(),
                true);
    }

    void close() {
        names.close();
    }
}
