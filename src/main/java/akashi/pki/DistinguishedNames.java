package akashi.pki;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Builds distinguished names from parts, never from text with commas in it, and shows them as RFC 2253 text. */
final class DistinguishedNames {

    private static final Map<String, String> KEYWORDS = Map.of("1.2.840.113549.1.9.1", "EMAILADDRESS");

    private DistinguishedNames() {}

    static X500Name of(String commonName, Optional<String> organisation) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        organisation.ifPresent(value -> add(name, BCStyle.O, value));
        add(name, BCStyle.CN, commonName);
        return name.build();
    }

    static String text(X500Name name) {
        return Crypto.must(() -> new X500Principal(name.getEncoded()).getName(X500Principal.RFC2253, KEYWORDS));
    }

    /** The last common name, which is the most specific one. */
    static Optional<String> commonName(X500Name name) {
        RDN[] found = name.getRDNs(BCStyle.CN);
        return found.length > 0 && found[found.length - 1].getFirst().getValue() instanceof ASN1String text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** The first organisation. */
    static Optional<String> organisation(X500Name name) {
        RDN[] found = name.getRDNs(BCStyle.O);
        return found.length > 0 && found[0].getFirst().getValue() instanceof ASN1String text
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    /** All common names, in whatever attribute they stand. */
    static List<String> commonNames(X500Name name) {
        return Arrays.stream(name.getRDNs(BCStyle.CN))
                .flatMap(part -> Arrays.stream(part.getTypesAndValues()))
                .filter(each -> each.getType().equals(BCStyle.CN))
                .map(each -> each.getValue())
                .filter(ASN1String.class::isInstance)
                .map(value -> ((ASN1String) value).getString())
                .toList();
    }

    private static void add(X500NameBuilder name, ASN1ObjectIdentifier type, String value) {
        name.addRDN(type, new DERUTF8String(value));
    }
}
