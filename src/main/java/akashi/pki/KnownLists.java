package akashi.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.List;

/** Revocation lists that a verifier has at hand (RFC 5280 5), read from foreign bytes in DER. */
public final class KnownLists {

    private static final String FIELD = "list";

    private final List<X509CRL> lists;

    private KnownLists(List<X509CRL> lists) {
        this.lists = lists;
    }

    /** Reads each; what is no list is {@link akashi.core.fault.Fault.BadInput} on the field {@code list}. */
    public static KnownLists read(List<byte[]> ders) {
        return new KnownLists(ders.stream().map(KnownLists::list).toList());
    }

    List<X509CRL> lists() {
        return lists;
    }

    private static X509CRL list(byte[] der) {
        return ForeignBytes.read(FIELD, der, "pki.read.malformed-list", bytes ->
                (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes)));
    }
}
