package akashi.core.wire;

import java.util.Map;
import java.util.stream.Collectors;

/** Object identifiers that certificates use, and what they are called. */
final class ObjectNames {

    private static final Map<String, String> NAMES = read("""
            1.2.840.10045.2.1 id-ecPublicKey
            1.2.840.10045.3.1.7 prime256v1 (P-256)
            1.3.132.0.34 secp384r1 (P-384)
            1.2.840.10045.4.3.2 ecdsa-with-SHA256
            1.2.840.10045.4.3.3 ecdsa-with-SHA384
            1.2.840.113549.1.1.1 rsaEncryption
            1.2.840.113549.1.1.5 sha1WithRSAEncryption
            1.2.840.113549.1.1.10 rsassaPss
            1.2.840.113549.1.1.11 sha256WithRSAEncryption
            1.2.840.113549.1.1.12 sha384WithRSAEncryption
            1.2.840.113549.1.1.13 sha512WithRSAEncryption
            1.2.840.113549.1.9.1 emailAddress
            1.3.101.112 Ed25519
            0.9.2342.19200300.100.1.25 domainComponent
            2.5.4.3 commonName
            2.5.4.5 serialNumber
            2.5.4.6 countryName
            2.5.4.7 localityName
            2.5.4.8 stateOrProvinceName
            2.5.4.10 organizationName
            2.5.4.11 organizationalUnitName
            2.5.29.14 subjectKeyIdentifier
            2.5.29.15 keyUsage
            2.5.29.17 subjectAltName
            2.5.29.18 issuerAltName
            2.5.29.19 basicConstraints
            2.5.29.30 nameConstraints
            2.5.29.31 cRLDistributionPoints
            2.5.29.32 certificatePolicies
            2.5.29.35 authorityKeyIdentifier
            2.5.29.37 extKeyUsage
            1.3.6.1.5.5.7.1.1 authorityInfoAccess
            1.3.6.1.5.5.7.3.1 serverAuth
            1.3.6.1.5.5.7.3.2 clientAuth
            1.3.6.1.5.5.7.3.3 codeSigning
            1.3.6.1.5.5.7.48.1 ocsp
            1.3.6.1.5.5.7.48.2 caIssuers
            1.3.6.1.4.1.11129.2.4.2 signedCertificateTimestamps
            1.3.6.1.4.1.311.20.2 certificateTemplateName
            1.3.6.1.4.1.311.21.7 certificateTemplate""");

    private ObjectNames() {}

    private static Map<String, String> read(String lines) {
        return lines.lines()
                .map(line -> line.strip().split(" ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** The name with the number behind it, or the number alone. */
    static String of(String dotted) {
        return NAMES.containsKey(dotted) ? NAMES.get(dotted) + " (" + dotted + ")" : dotted;
    }
}
