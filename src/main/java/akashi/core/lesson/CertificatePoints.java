package akashi.core.lesson;

import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What every lesson asks of a certificate that a computer shows, and of whoever checks it. */
final class CertificatePoints {

    private CertificatePoints() {}

    /** It is in time, for servers, and carries the names of the computer. */
    static List<Point> sound(SiteSnapshot site, Computer computer, Certificate it, Instant now) {
        List<String> missing = site.missingNames(computer, it, now);
        return List.of(
                Point.met("training.point.certificate", computer.shortLabel()),
                inTime(site, it, now) ? Point.met("training.point.valid") : Point.open("training.point.not-valid"),
                it.serverAuth() ? Point.met("training.point.server") : Point.open("training.point.no-server"),
                missing.isEmpty()
                        ? Point.met("training.point.names", it.dnsNames())
                        : Point.open("training.point.names-missing", missing));
    }

    private static boolean inTime(SiteSnapshot site, Certificate it, Instant now) {
        Optional<Authority> issuer = it.authorityId().flatMap(site::authority);
        return it.validity().contains(now)
                && Stream.of(issuer, site.rootOf(it))
                        .allMatch(ca -> ca.flatMap(Authority::validity)
                                .filter(life -> life.contains(now))
                                .isPresent());
    }

    /** All machines of the verifier are known to trust the root, and not since too long ago. */
    static Point trusts(SiteSnapshot site, Verifier who, Optional<Authority> root, Instant now) {
        boolean trusted = root.flatMap(ca -> site.evidence().trust(who.id(), ca.id()))
                .filter(seen -> seen.value() && !site.evidence().stale(seen, now))
                .filter(seen -> who instanceof Verifier.OnComputer || seen.count() >= who.count())
                .isPresent();
        return trusted
                ? Point.met("training.point.trusts", who.shortLabel())
                : Point.open("training.point.distrusts", who.shortLabel());
    }

    static Point trusts(SiteSnapshot site, Computer who, Optional<Authority> root, Instant now) {
        return trusts(site, new Verifier.OnComputer(who), root, now);
    }
}
