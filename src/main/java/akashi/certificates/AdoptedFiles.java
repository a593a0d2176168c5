package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Database;
import akashi.store.Uploads;
import akashi.web.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The certificates that a person uploaded and has not taken in yet: public parts only, one a line. They wait while the
 * inventory is brought in.
 */
final class AdoptedFiles {

    private final Database database;

    AdoptedFiles(Database database) {
        this.database = database;
    }

    UUID keep(Exchange x, List<ParsedCertificate> found) {
        String lines = found.stream()
                .map(c -> Base64.getEncoder().encodeToString(c.der().toArray()))
                .collect(Collectors.joining("\n"));
        byte[] content = lines.getBytes(StandardCharsets.US_ASCII);
        return database.transaction(db -> uploads(db, x).keep(person(x), "certificates", content, x.now()));
    }

    List<ParsedCertificate> of(Exchange x, UUID id) {
        byte[] content = uploads(database.db(), x)
                .find(id, person(x))
                .orElseThrow(() -> new Fault.NotFound("upload " + id))
                .content();
        return new String(content, StandardCharsets.US_ASCII)
                .lines()
                .map(line -> CertificateReader.readOne(Base64.getDecoder().decode(line)))
                .toList();
    }

    /** What the person has uploaded and not taken in yet. */
    Optional<UUID> waiting(Exchange x) {
        return uploads(database.db(), x).of(person(x));
    }

    void forget(Exchange x) {
        database.transaction(db -> {
            uploads(db, x).forget(person(x));
            return null;
        });
    }

    private static Uploads uploads(org.jooq.DSLContext db, Exchange x) {
        return new Uploads(db, x.actor().siteId());
    }

    private static String person(Exchange x) {
        return Uploads.adopting(x.actor().userId());
    }
}
