package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a certificate says, as facts, with the bytes it was read from.
 *
 * @param subject distinguished name as RFC 2253 text; empty when the certificate has none
 * @param serial the serial number in lower-case hex, with a minus sign where it is negative
 * @param dnsNames the names of the subject alternative names, in lower case, in their order
 * @param extendedKeyUsage dotted numbers; empty when the certificate has none, which allows every use
 * @param constraints what core can express of its name constraints; {@link ChainJudge} applies all of them
 * @param sha256 SHA-256 of the bytes in lower-case hex
 * @param subjectKeyId in lower-case hex
 * @param selfSigned whether its own key signed it, checked
 */
public record ParsedCertificate(
        String subject,
        String issuer,
        String serial,
        Validity validity,
        List<String> dnsNames,
        List<IpAddress> addresses,
        KeyInfo key,
        String signatureAlgorithm,
        boolean isCa,
        OptionalInt pathLen,
        Set<KeyUse> keyUsage,
        List<String> extendedKeyUsage,
        NameConstraints constraints,
        Thumbprint thumbprint,
        String sha256,
        Optional<String> subjectKeyId,
        Optional<String> authorityKeyId,
        boolean selfSigned,
        DerBytes der) {

    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_USE = "2.5.29.37.0";

    /** Copies the collections. */
    public ParsedCertificate {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
        keyUsage = Set.copyOf(keyUsage);
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
    }

    /** Whether a server may show it: serverAuth or any use is listed, or nothing is. */
    public boolean allowsServers() {
        return extendedKeyUsage.isEmpty()
                || extendedKeyUsage.contains(SERVER_AUTH)
                || extendedKeyUsage.contains(ANY_USE);
    }

    /** Whether its signature can be forged with means of today. */
    public boolean weakSignature() {
        return AlgorithmNames.isWeakSignature(signatureAlgorithm);
    }

    /** Whether its alternative names cover the name, a wildcard exactly one label (RFC 9525 6.3). The CN never counts. */
    public boolean covers(HostName name) {
        return dnsNames.stream().anyMatch(pattern -> matches(pattern, name.value()));
    }

    /** Whether its alternative names list the address. */
    public boolean covers(IpAddress address) {
        return addresses.contains(address);
    }

    /** The common name of its subject, where it has one. */
    public Optional<String> commonName() {
        return DistinguishedNames.commonName(CertificateStructure.of(this).getSubject());
    }

    /** The addresses at which verifiers ask about it: those of lists first. */
    public List<String> statusAddresses() {
        return StatusExtensions.addresses(CertificateStructure.of(this).getExtensions());
    }

    /** What to call it in a sentence: its common name, or else its whole subject, or its thumbprint. */
    public String title() {
        return commonName().orElse(subject.isEmpty() ? thumbprint.value() : subject);
    }

    /** Its public key. */
    public PublicKeyBytes publicKey() {
        return Crypto.must(() -> PublicKeyBytes.of(
                CertificateStructure.of(this).getSubjectPublicKeyInfo().getEncoded()));
    }

    /** The SHA-256 of its public key in lower-case hex: the same in every certificate of that key. */
    public String keySha256() {
        return Digests.sha256Hex(publicKey().der());
    }

    /** Whether this certificate's key signed the other, which names this one as its issuer. */
    public boolean issued(ParsedCertificate other) {
        return Signatures.issued(CertificateStructure.of(this), CertificateStructure.of(other));
    }

    /** The certificate as PEM. */
    public String pem() {
        return der.pem("CERTIFICATE");
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.startsWith("*.")) {
            return pattern.equals(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && pattern.substring(1).equals(name.substring(dot));
    }
}
