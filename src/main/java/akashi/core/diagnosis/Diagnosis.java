package akashi.core.diagnosis;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Why a caller does not get through to a computer, or that nothing is wrong: every kind of connection between the two,
 * the gravest first. Both directions count, since a pair that talks both ways fails as a whole.
 *
 * @param instant as of when
 */
public record Diagnosis(Verifier from, Computer to, Instant instant, List<Connection> connections) {

    private static final Comparator<Connection> GRAVEST_FIRST = Comparator.comparing(Connection::verdict)
            .thenComparing(connection -> connection.link().advisory());

    /** Copies the list. */
    public Diagnosis {
        connections = List.copyOf(connections);
    }

    /** Looks at everything between the two. */
    public static Diagnosis of(SiteSnapshot site, Verifier from, Computer to, Instant instant) {
        List<Connection> all = new ArrayList<>();
        for (CertificateLink link : CertificateLink.values()) {
            add(all, link, to, from, site, instant);
        }
        if (from instanceof Verifier.OnComputer on && !on.computer().id().equals(to.id())) {
            for (CertificateLink link : CertificateLink.values()) {
                add(all, link, on.computer(), new Verifier.OnComputer(to), site, instant);
            }
        }
        all.sort(GRAVEST_FIRST);
        return new Diagnosis(from, to, instant, all);
    }

    private static void add(
            List<Connection> all,
            CertificateLink link,
            Computer subject,
            Verifier verifier,
            SiteSnapshot site,
            Instant instant) {
        if (exists(link, subject, verifier, site)) {
            Assessment assessment = Assess.assess(link, subject, verifier, site, instant);
            all.add(new Connection(assessment, new Checks(assessment, site, instant).all()));
        }
    }

    /** Whether the link runs between the two at all. */
    public static boolean exists(CertificateLink link, Computer subject, Verifier verifier, SiteSnapshot site) {
        if (!subject.active() || !link.subject().includes(subject)) {
            return false;
        }
        if (verifier instanceof Verifier.InGroup in) {
            return link.verifiers().includes(in.group().kind()) && in.group().uses(subject);
        }
        Computer computer = ((Verifier.OnComputer) verifier).computer();
        return computer.active() && link.verifiers().includes(computer);
    }

    /** The connection to speak of first; empty where the two do not talk to each other. */
    public Optional<Connection> first() {
        return connections.stream().findFirst();
    }

    /** The check to speak of first. */
    public Optional<Check> cause() {
        return first().flatMap(Connection::first);
    }

    /** What it comes to; empty where the two do not talk to each other. */
    public Optional<Verdict> verdict() {
        return first().map(Connection::verdict);
    }

    /** To whom else the caller talks, where it does not talk to this computer. */
    public static List<Computer> partners(Verifier from, SiteSnapshot site, int most) {
        return site.active().stream()
                .filter(computer ->
                        List.of(CertificateLink.values()).stream().anyMatch(link -> exists(link, computer, from, site)))
                .limit(most)
                .toList();
    }
}
