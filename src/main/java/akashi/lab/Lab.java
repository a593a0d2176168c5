package akashi.lab;

import akashi.core.lesson.Deed;
import akashi.core.site.HostName;
import akashi.core.site.Training;
import akashi.core.site.Validity;
import akashi.pki.LabAuthority;
import akashi.pki.LabLeaf;
import akashi.pki.LabServer;
import akashi.pki.ParsedCertificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What was made for one learner: two CAs, a server for each fault that was looked at, and the last certificates that
 * were issued. It lies in memory, is made at first use and thrown away after a while. Safe for several threads.
 */
final class Lab {

    static final HostName NAME = new HostName("rec-01." + Training.DOMAIN.value());

    private static final HostName OTHER = new HostName("rec-02." + Training.DOMAIN.value());
    private static final Duration REACH = Duration.ofDays(HandshakeChoice.MOST_DAYS + 100L);
    private static final int DAYS = 30;
    private static final int MOST_ISSUED = 12;

    private final Instant made;
    private final LabAuthority authority;
    private final Map<LabFault, LabServer> servers = new EnumMap<>(LabFault.class);
    private final Deque<ParsedCertificate> issued = new ArrayDeque<>();
    private Bench bench = Bench.EMPTY;
    private final Set<Deed> noted = EnumSet.noneOf(Deed.class);

    Lab(Instant now) {
        made = now.truncatedTo(ChronoUnit.SECONDS);
        authority = LabAuthority.make(new Validity(made.minus(REACH), made.plus(REACH)));
    }

    Instant made() {
        return made;
    }

    LabAuthority authority() {
        return authority;
    }

    /** The server that has this fault; the same one each time. */
    synchronized LabServer server(LabFault fault) {
        return servers.computeIfAbsent(fault, wanted -> authority.issue(leaf(wanted)));
    }

    private LabLeaf leaf(LabFault fault) {
        Validity now = days(-1, DAYS - 1);
        return switch (fault) {
            case EXPIRED -> LabLeaf.of(NAME, days(-DAYS - 10, -10));
            case NOT_YET_VALID -> LabLeaf.of(NAME, days(10, 10 + DAYS));
            case OTHER_NAME -> LabLeaf.of(OTHER, now);
            case CLIENT_USE_ONLY -> new LabLeaf(NAME.value(), List.of(NAME), now, false);
            case COMMON_NAME_ONLY -> new LabLeaf(NAME.value(), List.of(), now, true);
            default -> LabLeaf.of(NAME, now);
        };
    }

    private Validity days(int from, int to) {
        return new Validity(
                made.plus(Duration.ofDays(from)), made.plus(Duration.ofDays(to)).minusSeconds(1));
    }

    /** Issues one more and remembers the last dozen. */
    synchronized ParsedCertificate issue(LabLeaf leaf) {
        ParsedCertificate certificate = authority.issue(leaf).leaf();
        keep(certificate);
        return certificate;
    }

    /** Remembers one that the learner brought along, as one of the last dozen. */
    synchronized void keep(ParsedCertificate certificate) {
        issued.removeIf(each -> each.sha256().equals(certificate.sha256()));
        issued.addFirst(certificate);
        if (issued.size() > MOST_ISSUED) {
            issued.removeLast();
        }
    }

    /** What was issued or brought along, the newest first. */
    synchronized List<ParsedCertificate> issued() {
        return List.copyOf(issued);
    }

    /** The certificate of the lab with this SHA-256. */
    synchronized Optional<ParsedCertificate> certificate(String sha256) {
        return List.of(issued, authority.chain().certificates()).stream()
                .flatMap(Collection::stream)
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .or(() -> servers.values().stream()
                        .map(LabServer::leaf)
                        .filter(leaf -> leaf.sha256().equals(sha256))
                        .findFirst());
    }

    /** What lies on the bench of keys. */
    synchronized Bench bench() {
        return bench;
    }

    /** Goes on at the bench of keys. */
    synchronized Bench bench(UnaryOperator<Bench> step) {
        bench = step.apply(bench);
        return bench;
    }

    /** Whether it was noted before that this was done here. */
    synchronized boolean noted(Deed deed) {
        return noted.contains(deed);
    }

    /** From now on it counts as noted. */
    synchronized void note(Deed deed) {
        noted.add(deed);
    }
}
