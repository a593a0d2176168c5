package akashi.certificates;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who has to trust the root above a certificate, and whether they are known to.
 *
 * @param trusting how many machines are known to trust it
 * @param all how many machines have to
 * @param rows who they are, those that lack something first
 */
record TrustedWhere(int trusting, int all, List<Row> rows) {

    private static final Comparator<Row> ORDER = Comparator.comparing((Row row) -> row.trusting() >= row.all())
            .thenComparing(row -> row.status().ordinal())
            .thenComparing(Row::label);

    /**
     * A computer or a group of clients.
     *
     * @param status VERIFIED by a receipt or a connection, RECORDED where told, UNKNOWN without fresh evidence, BROKEN
     *     where it does not trust
     */
    record Row(String label, int trusting, int all, Status status) {}

    static TrustedWhere of(SiteSnapshot site, Certificate certificate, Instant now) {
        Optional<Authority> root = site.rootOf(certificate);
        List<Row> rows = new ArrayList<>();
        root.ifPresent(authority -> verifiers(site, certificate)
                .values()
                .forEach(verifier -> rows.add(row(site, verifier, authority, now))));
        rows.sort(ORDER);
        return new TrustedWhere(
                rows.stream().mapToInt(Row::trusting).sum(),
                rows.stream().mapToInt(Row::all).sum(),
                List.copyOf(rows));
    }

    private static Map<UUID, Verifier> verifiers(SiteSnapshot site, Certificate certificate) {
        Map<UUID, Verifier> all = new LinkedHashMap<>();
        Optional<Computer> subject = certificate.computerId().flatMap(site::computer);
        for (CertificateLink link : CertificateLink.values()) {
            subject.filter(computer -> certificate.slots().contains(link.slot()))
                    .filter(link.subjects(site)::contains)
                    .ifPresent(computer -> {
                        all.putIfAbsent(computer.id(), new Verifier.OnComputer(computer));
                        link.verifiersOf(computer, site).forEach(v -> all.putIfAbsent(v.id(), v));
                    });
        }
        return all;
    }

    private static Row row(SiteSnapshot site, Verifier verifier, Authority root, Instant now) {
        Optional<Observation> seen = site.evidence()
                .trust(verifier.id(), root.id())
                .filter(found -> !site.evidence().stale(found, now));
        if (seen.isEmpty()) {
            return new Row(verifier.label(), 0, verifier.count(), Status.UNKNOWN);
        }
        if (!seen.get().value()) {
            return new Row(verifier.label(), 0, verifier.count(), Status.BROKEN);
        }
        int trusting = verifier instanceof Verifier.InGroup
                ? Math.min(verifier.count(), seen.get().count())
                : 1;
        Status status = seen.get().source() == Observation.Source.TOLD ? Status.RECORDED : Status.VERIFIED;
        boolean some = trusting < verifier.count();
        return new Row(verifier.label(), trusting, verifier.count(), some ? Status.UNKNOWN : status);
    }
}
