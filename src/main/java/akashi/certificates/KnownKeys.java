package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.pki.CertificateReader;
import akashi.pki.PublicKeyBytes;
import akashi.store.Certificates;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The keys in the certificates of a site: two servers with one key are one server to whoever steals it. */
final class KnownKeys {

    private final DSLContext db;
    private final SiteSnapshot site;

    KnownKeys(DSLContext db, SiteSnapshot site) {
        this.db = db;
        this.site = site;
    }

    /** The other computers, and certificates of no computer, that have this key. */
    List<String> of(PublicKeyBytes key, Computer own) {
        List<Certificate> others = site.data().certificates().stream()
                .filter(certificate -> !certificate.computerId().equals(Optional.of(own.id())))
                .toList();
        Map<UUID, byte[]> ders = new Certificates(db, site.site().id())
                .ders(others.stream().map(Certificate::id).toList());
        return others.stream()
                .filter(certificate -> ders.containsKey(certificate.id()))
                .filter(certificate -> CertificateReader.readOne(ders.get(certificate.id()))
                        .publicKey()
                        .equals(key))
                .map(certificate -> certificate
                        .computerId()
                        .flatMap(site::computer)
                        .map(Computer::label)
                        .orElse(certificate.subject()))
                .distinct()
                .toList();
    }
}
