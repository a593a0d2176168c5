package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The certificates of the site. */
final class CertificateCalls {

    private final Snapshots snapshots;

    CertificateCalls(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    List<Call> calls() {
        return List.of(
                Call.get("list-certificates", "/certificates", Access.HELPDESK, this::list)
                        .asks("after", Kind.TEXT)
                        .asks("limit", Kind.NUMBER)
                        .answers(200, Content.json(CertificateView.Listing.class)),
                Call.get("read-certificate", "/certificates/{id}", Access.HELPDESK, this::one)
                        .answers(200, Content.json(CertificateView.class)));
    }

    private void list(Exchange x) {
        SiteSnapshot site = site(x);
        List<Certificate> sorted = site.certificates().stream()
                .sorted(Comparator.comparing(CertificateCalls::key))
                .toList();
        Paging.Page<Certificate> page = Paging.of(x).of(sorted, CertificateCalls::key);
        List<CertificateView> rows = page.rows().stream()
                .map(row -> CertificateView.of(row, site, x.now()))
                .toList();
        x.json(200, new CertificateView.Listing(rows, page.next()));
    }

    private void one(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        SiteSnapshot site = site(x);
        Certificate certificate = site.certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
        x.json(200, CertificateView.of(certificate, site, x.now()));
    }

    private static String key(Certificate certificate) {
        return String.format("%015d %s", certificate.issuedAt().toEpochMilli(), certificate.id());
    }

    private SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }
}
