package akashi.pki;

import akashi.core.site.AddressRange;
import akashi.core.site.NameConstraints;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;

/** Name constraints of a certificate, read and written (RFC 5280 4.2.1.10). */
final class ConstraintStructure {

    /** An address of each family that no computer has: of RFC 5737 and RFC 6666. */
    private static final List<AddressRange> NOWHERE =
            List.of(AddressRange.parse("192.0.2.0/32"), AddressRange.parse("100::/128"));

    private ConstraintStructure() {}

    static Optional<org.bouncycastle.asn1.x509.NameConstraints> in(Extensions extensions) {
        return Optional.ofNullable(extensions)
                .map(all -> all.getExtensionParsedValue(Extension.nameConstraints))
                .map(org.bouncycastle.asn1.x509.NameConstraints::getInstance);
    }

    /**
     * A type that is not listed is not constrained. Where no address is permitted, both families are shut out whole.
     * Where those of one family are, the other one is permitted an address that nobody has: the Java 17 validator
     * breaks on an address of one family under an exclusion of the whole other one.
     */
    static org.bouncycastle.asn1.x509.NameConstraints encode(NameConstraints constraints) {
        List<GeneralSubtree> permitted = new ArrayList<>();
        List<GeneralSubtree> excluded = new ArrayList<>();
        constraints.dns().forEach(base -> permitted.add(new GeneralSubtree(SubjectNames.dnsName(base))));
        constraints.addresses().forEach(range -> permitted.add(subtree(octets(range))));
        for (AddressRange nowhere : NOWHERE) {
            int family = nowhere.base().bytes().length;
            boolean open = constraints.addresses().stream()
                    .anyMatch(range -> range.base().bytes().length == family);
            if (!constraints.addresses().isEmpty() && !open) {
                permitted.add(subtree(octets(nowhere)));
            } else if (constraints.addresses().isEmpty() && constraints.addressesExcluded()) {
                excluded.add(subtree(new byte[2 * family]));
            }
        }
        return new org.bouncycastle.asn1.x509.NameConstraints(array(permitted), array(excluded));
    }

    /** What core can express: permitted names and ranges, and whether all addresses are shut out. */
    static NameConstraints facts(Optional<org.bouncycastle.asn1.x509.NameConstraints> found)
            throws UnknownHostException {
        if (found.isEmpty()) {
            return NameConstraints.NONE;
        }
        List<String> dns = new ArrayList<>();
        List<AddressRange> ranges = new ArrayList<>();
        for (GeneralSubtree subtree : subtrees(found.get().getPermittedSubtrees())) {
            GeneralName base = subtree.getBase();
            if (base.getTagNo() == GeneralName.dNSName) {
                dns.add(dotless(ASN1IA5String.getInstance(base.getName()).getString()));
            } else if (base.getTagNo() == GeneralName.iPAddress) {
                range(ASN1OctetString.getInstance(base.getName()).getOctets())
                        .filter(range -> !NOWHERE.contains(range))
                        .ifPresent(ranges::add);
            }
        }
        long families = Arrays.stream(subtrees(found.get().getExcludedSubtrees()))
                .filter(ConstraintStructure::isWholeFamily)
                .count();
        return new NameConstraints(dns, ranges, ranges.isEmpty() && families == NOWHERE.size());
    }

    private static String dotless(String base) {
        String lower = base.toLowerCase(Locale.ROOT);
        return lower.startsWith(".") ? lower.substring(1) : lower;
    }

    private static boolean isWholeFamily(GeneralSubtree subtree) {
        if (subtree.getBase().getTagNo() != GeneralName.iPAddress) {
            return false;
        }
        byte[] octets = ASN1OctetString.getInstance(subtree.getBase().getName()).getOctets();
        if (octets.length != 8 && octets.length != 32) {
            throw new IllegalArgumentException("neither family of addresses");
        }
        return Arrays.equals(octets, new byte[octets.length]);
    }

    /** Address and mask; a mask with gaps is no range and is left to the judge. */
    private static Optional<AddressRange> range(byte[] octets) throws UnknownHostException {
        byte[] address = Arrays.copyOf(octets, octets.length / 2);
        byte[] mask = Arrays.copyOfRange(octets, octets.length / 2, octets.length);
        int prefix = 0;
        while (prefix < mask.length * 8 && (mask[prefix / 8] & 0x80 >> prefix % 8) != 0) {
            prefix++;
        }
        return Arrays.equals(mask, mask(mask.length, prefix))
                ? Optional.of(new AddressRange(SubjectNames.address(address), prefix))
                : Optional.empty();
    }

    private static byte[] octets(AddressRange range) {
        byte[] base = range.base().bytes();
        byte[] mask = mask(base.length, range.prefix());
        byte[] octets = Arrays.copyOf(base, 2 * base.length);
        for (int i = 0; i < base.length; i++) {
            octets[i] &= mask[i];
            octets[base.length + i] = mask[i];
        }
        return octets;
    }

    private static byte[] mask(int length, int prefix) {
        byte[] mask = new byte[length];
        for (int bit = 0; bit < prefix; bit++) {
            mask[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return mask;
    }

    private static GeneralSubtree subtree(byte[] octets) {
        return new GeneralSubtree(SubjectNames.ipAddress(octets));
    }

    private static GeneralSubtree[] subtrees(GeneralSubtree[] found) {
        return found == null ? new GeneralSubtree[0] : found;
    }

    /** The library leaves out what is null and writes what is empty, which RFC 5280 forbids. */
    private static GeneralSubtree[] array(List<GeneralSubtree> subtrees) {
        return subtrees.isEmpty() ? null : subtrees.toArray(GeneralSubtree[]::new);
    }
}
