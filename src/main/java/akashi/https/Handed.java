package akashi.https;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.pki.ForeignAuthority;
import akashi.pki.ForeignFile;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.TlsIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A certificate with its key as somebody handed it in, judged: whatever speaks against it is bad input, all of it at
 * once.
 *
 * @param above those between it and its root, as far as they are known, the nearest first
 */
record Handed(PrivateKeyBytes key, ParsedCertificate certificate, List<ParsedCertificate> above) {

    private static final String FIELD = "files";
    private static final int DEEPEST = 8;

    Handed {
        above = List.copyOf(above);
    }

    /** Reads a PFX file, or PEM in one file or several. */
    static Handed read(
            List<ForeignFile> files,
            Optional<Password> password,
            List<ParsedCertificate> known,
            Names own,
            Instant now) {
        if (files.isEmpty()) {
            throw new Fault.BadInput(FIELD, "https.upload.no-file");
        }
        ForeignAuthority read = ForeignAuthority.read(files, password);
        if (!read.trouble().isEmpty()) {
            throw new Fault.BadInput(read.trouble().stream()
                    .map(each -> each.field().equals("password") ? each : new FieldError(FIELD, each.message()))
                    .toList());
        }
        if (read.certificate().isEmpty()) {
            throw new Fault.BadInput(FIELD, "https.upload.no-certificate");
        }
        if (read.key().isEmpty()) {
            throw new Fault.BadInput(FIELD, "https.upload.no-key");
        }
        if (read.mismatched()) {
            throw new Fault.BadInput(FIELD, "https.upload.other-key");
        }
        ParsedCertificate own1 = read.certificate().get();
        List<FieldError> against = against(own1, own, now);
        if (!against.isEmpty()) {
            throw new Fault.BadInput(against);
        }
        List<ParsedCertificate> pool = new ArrayList<>(read.others());
        pool.addAll(known);
        Handed handed = new Handed(read.key().get(), own1, above(own1, pool));
        // Says at once whether Java's TLS can show it.
        TlsIdentity.of(handed.key, handed.certificate, handed.above);
        return handed;
    }

    private static List<FieldError> against(ParsedCertificate certificate, Names own, Instant now) {
        List<FieldError> against = new ArrayList<>();
        if (certificate.isCa()) {
            against.add(FieldError.of(FIELD, "https.upload.ca"));
        }
        if (now.isAfter(certificate.validity().notAfter())) {
            against.add(FieldError.of(
                    FIELD, "https.upload.expired", certificate.validity().notAfter()));
        }
        if (now.isBefore(certificate.validity().notBefore())) {
            against.add(FieldError.of(
                    FIELD, "https.upload.early", certificate.validity().notBefore()));
        }
        if (!certificate.allowsServers()) {
            against.add(FieldError.of(FIELD, "https.upload.no-server-auth"));
        }
        if (!certificate.key().strong() || certificate.publicKey().weakByBirth()) {
            against.add(
                    FieldError.of(FIELD, "https.upload.weak", certificate.key().toString()));
        }
        if (!certificate.selfSigned() && certificate.weakSignature()) {
            against.add(FieldError.of(FIELD, "https.upload.weak-signature", certificate.signatureAlgorithm()));
        }
        if (own.uncovered(certificate).size() == own.size()) {
            List<String> listed = Names.listed(certificate);
            against.add(
                    FieldError.of(FIELD, "https.upload.names", listed.isEmpty() ? List.of("–") : listed, own.texts()));
        }
        return against;
    }

    private static List<ParsedCertificate> above(ParsedCertificate leaf, List<ParsedCertificate> pool) {
        List<ParsedCertificate> above = new ArrayList<>();
        Optional<ParsedCertificate> next = issuer(leaf, pool);
        while (next.isPresent() && above.size() < DEEPEST && !above.contains(next.get())) {
            above.add(next.get());
            next = issuer(next.get(), pool);
        }
        return above;
    }

    /** Who issued it; the root need not be sent and is left out. */
    private static Optional<ParsedCertificate> issuer(ParsedCertificate certificate, List<ParsedCertificate> pool) {
        return pool.stream()
                .filter(each -> each.isCa() && !each.selfSigned() && each.issued(certificate))
                .findFirst();
    }

    @Override
    public String toString() {
        return certificate.title() + " •••";
    }
}
