package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/**
 * An authority as somebody hands it in: a PFX file, a certificate with its key in one file or two, or a certificate
 * alone; the certificates above it may lie beside it.
 *
 * @param key where it was handed in
 * @param half of the key that was handed in, or of the one that waits here for its certificate
 * @param certificate the authority's own
 * @param others the rest of what was handed in
 * @param trouble what could not be read of it, beside what could
 */
public record ForeignAuthority(
        Optional<PrivateKeyBytes> key,
        Optional<PublicKeyBytes> half,
        Optional<ParsedCertificate> certificate,
        List<ParsedCertificate> others,
        List<FieldError> trouble) {

    private static final String FIELD = "certificate";

    /** Copies the lists. */
    public ForeignAuthority {
        others = List.copyOf(others);
        trouble = List.copyOf(trouble);
    }

    /** Whether a key was handed in that is not that of any certificate. */
    public boolean mismatched() {
        return half.isPresent()
                && certificate.filter(own -> own.publicKey().equals(half.get())).isEmpty();
    }

    /** Reads files; what one of them hides does not keep the others from being read. */
    public static ForeignAuthority read(List<ForeignFile> files, Optional<Password> password) {
        List<PrivateKeyBytes> keys = new ArrayList<>();
        List<ParsedCertificate> certificates = new ArrayList<>();
        List<FieldError> trouble = new ArrayList<>();
        for (ForeignFile file : files) {
            List<FieldError> wrong = new ArrayList<>();
            try {
                ForeignBytes.read(FIELD, file.bytes(), "pki.read.authority-malformed", bytes -> {
                    List<PrivateKeyBytes> found = new ArrayList<>();
                    sort(bytes, password, found, certificates, wrong);
                    // One whose public half cannot be computed is no key.
                    found.forEach(PrivateKeyBytes::publicKey);
                    return keys.addAll(found);
                });
            } catch (Fault.BadInput unreadable) {
                wrong.addAll(unreadable.errors());
            }
            trouble.addAll(file.among(files, wrong));
        }
        Optional<PrivateKeyBytes> key = keys.stream().findFirst();
        return matched(
                key,
                key.map(PrivateKeyBytes::publicKey),
                certificates.stream().distinct().toList(),
                trouble);
    }

    /** Reads the answer to a request: the certificate of the key that waits for it, and those above it. */
    public static ForeignAuthority answering(List<ForeignFile> files, PublicKeyBytes half) {
        ForeignAuthority found = read(files, Optional.empty());
        List<ParsedCertificate> all = new ArrayList<>(found.others());
        found.certificate().ifPresent(certificate -> all.add(0, certificate));
        return matched(Optional.empty(), Optional.of(half), all, found.trouble());
    }

    private static void sort(
            byte[] bytes,
            Optional<Password> password,
            List<PrivateKeyBytes> keys,
            List<ParsedCertificate> certificates,
            List<FieldError> trouble)
            throws Exception {
        if (Pem.looksLikeOne(bytes)) {
            if (Pem.holdsCertificate(bytes)) {
                certificates.addAll(CertificateReader.readAll(bytes));
            }
            try {
                PrivateKeyReader.inPem(bytes, password).ifPresent(keys::add);
            } catch (Fault.BadInput unopened) {
                trouble.addAll(unopened.errors());
            }
            return;
        }
        ASN1Sequence outer = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(bytes));
        ASN1Encodable first = outer.getObjectAt(0);
        if (first instanceof ASN1Integer version && version.hasValue(3)) {
            PfxContents pfx = PfxReader.read(
                    bytes, password.orElseThrow(() -> new Fault.BadInput("password", "pki.read.pfx-password-missing")));
            keys.add(pfx.key());
            certificates.add(pfx.certificate());
            certificates.addAll(pfx.others());
        } else if (first instanceof ASN1Integer) {
            keys.add(PrivateKeyReader.key(PrivateKeyInfo.getInstance(outer)));
        } else if (outer.size() == 2 && outer.getObjectAt(1) instanceof ASN1OctetString) {
            keys.add(PrivateKeyReader.opened(new PKCS8EncryptedPrivateKeyInfo(bytes), password));
        } else {
            certificates.addAll(CertificateReader.readAll(bytes));
        }
    }

    /** The key's own certificate; without a key the one that issued none of the others. */
    private static ForeignAuthority matched(
            Optional<PrivateKeyBytes> key,
            Optional<PublicKeyBytes> half,
            List<ParsedCertificate> certificates,
            List<FieldError> trouble) {
        Optional<ParsedCertificate> own = half.flatMap(k -> certificates.stream()
                        .filter(c -> c.publicKey().equals(k))
                        .findFirst())
                .or(() -> certificates.stream()
                        .filter(c -> certificates.stream().noneMatch(other -> other != c && c.issued(other)))
                        .findFirst());
        List<ParsedCertificate> others =
                certificates.stream().filter(c -> !Optional.of(c).equals(own)).toList();
        return new ForeignAuthority(key, half, own, others, trouble);
    }
}
