package akashi.pki;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Sequence;

/**
 * What a list of revoked certificates lists, as it stands in the list (RFC 5280 5.1.2.6). A list of thousands is
 * lengthened by one without being made anew.
 *
 * @param count how many
 * @param der the entries one after the other
 */
public record RevokedEntries(int count, byte[] der) {

    private static final int BYTES_PER_ENTRY = 50;
    private static final int AFTER_TIMES = 5;

    /** These, in this order. */
    public static RevokedEntries of(List<RevokedEntry> entries) {
        return new RevokedEntries(0, new byte[0]).and(entries);
    }

    /** Those of a list that {@link RevocationList} signed; how many they are was noted when it was. */
    public static RevokedEntries in(byte[] list, int count) {
        return Crypto.must(() -> {
            try (ASN1InputStream in = new ASN1InputStream(list, true)) {
                ASN1Sequence signed = ASN1Sequence.getInstance(in.readObject());
                ASN1Sequence content = ASN1Sequence.getInstance(signed.getObjectAt(0));
                ASN1Encodable entries = content.getObjectAt(AFTER_TIMES);
                // Where nothing is revoked the extensions, which carry a tag, follow the times.
                return entries instanceof ASN1Sequence all
                        ? new RevokedEntries(count, Der.content(all.getEncoded()))
                        : of(List.of());
            }
        });
    }

    /** These and more after them. */
    public RevokedEntries and(List<RevokedEntry> more) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(der.length + more.size() * BYTES_PER_ENTRY);
        all.writeBytes(der);
        more.forEach(entry -> all.writeBytes(entry.der()));
        return new RevokedEntries(count + more.size(), all.toByteArray());
    }

    byte[] sequence() {
        return count == 0 ? new byte[0] : Der.sequence(der);
    }
}
