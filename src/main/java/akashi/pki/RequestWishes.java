package akashi.pki;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What a request asks for besides names and a key. The portal writes the extensions of a server's certificate itself, so
 * none of these is granted; whoever asked is told, and a request to be an authority is not signed at all.
 */
final class RequestWishes {

    private static final Set<ASN1ObjectIdentifier> EXPECTED = Set.of(
            Extension.subjectAlternativeName,
            Extension.subjectKeyIdentifier,
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.basicConstraints);
    private static final Map<Integer, String> NAMES = Map.of(
            GeneralName.rfc822Name, "email",
            GeneralName.uniformResourceIdentifier, "uri",
            GeneralName.directoryName, "directory",
            GeneralName.otherName, "other",
            GeneralName.registeredID, "other",
            GeneralName.x400Address, "other",
            GeneralName.ediPartyName, "other");
    private static final int LONGEST = 120;

    private RequestWishes() {}

    /** Whether it asks to become an authority, or to be allowed to sign certificates or lists. */
    static boolean authority(Extensions wished) {
        if (wished == null) {
            return false;
        }
        BasicConstraints constraints = BasicConstraints.fromExtensions(wished);
        KeyUsage usage = KeyUsage.fromExtensions(wished);
        return constraints != null && constraints.isCA()
                || usage != null && (usage.hasUsages(KeyUsage.keyCertSign) || usage.hasUsages(KeyUsage.cRLSign));
    }

    static List<Message> leftOut(Extensions wished) {
        if (wished == null) {
            return List.of();
        }
        List<Message> left = new ArrayList<>(names(wished).toList());
        purposes(wished).map(id -> Message.of("pki.asked.purpose", id)).forEach(left::add);
        Arrays.stream(wished.getExtensionOIDs())
                .filter(id -> !EXPECTED.contains(id))
                .map(id -> Message.of("pki.asked.extension", id.getId()))
                .forEach(left::add);
        return List.copyOf(left);
    }

    private static Stream<Message> names(Extensions wished) {
        GeneralNames names = GeneralNames.fromExtensions(wished, Extension.subjectAlternativeName);
        return Stream.of(names == null ? new GeneralName[0] : names.getNames())
                .filter(name -> NAMES.containsKey(name.getTagNo()))
                .map(name -> Message.of(
                        "pki.asked." + NAMES.get(name.getTagNo()),
                        shown(name.getName().toString())));
    }

    /** A foreign text, cut where nobody would read on, without characters that nobody sees. */
    static String shown(String foreign) {
        String text = foreign.replaceAll("\\p{Cntrl}", "?");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static Stream<String> purposes(Extensions wished) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(wished);
        return usage == null
                ? Stream.empty()
                : Arrays.stream(usage.getUsages())
                        .filter(purpose -> !KeyPurposeId.id_kp_serverAuth.equals(purpose))
                        .map(KeyPurposeId::getId);
    }
}
