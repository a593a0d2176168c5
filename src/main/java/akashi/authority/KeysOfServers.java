package akashi.authority;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ForeignAuthority;
import akashi.pki.PublicKeyBytes;
import akashi.store.Certificates;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Whether a server has the key of an authority that shall sign: whoever holds that server could sign too. */
final class KeysOfServers {

    private KeysOfServers() {}

    /** A warning for the servers that have the key; none where it comes without its key. */
    static List<Message> alike(DSLContext db, SiteSnapshot site, ForeignAuthority authority) {
        if (authority.key().isEmpty() || authority.certificate().isEmpty()) {
            return List.of();
        }
        PublicKeyBytes key = authority.certificate().get().publicKey();
        List<UUID> ids = site.certificates().stream()
                .filter(certificate -> certificate.state() != Certificate.State.REQUESTED)
                .map(Certificate::id)
                .toList();
        Map<UUID, byte[]> ders = new Certificates(db, site.site().id()).ders(ids);
        List<String> servers = site.certificates().stream()
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
        return servers.isEmpty() ? List.of() : List.of(Message.of("authority.import.key-of-server", servers));
    }
}
