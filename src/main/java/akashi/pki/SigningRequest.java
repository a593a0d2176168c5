package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/** Makes a certificate signing request (PKCS #10, RFC 2986) for a key that stays where it is. */
public final class SigningRequest {

    private SigningRequest() {}

    /** The request as PEM. */
    public static String pem(
            PrivateKeyBytes key, String commonName, List<HostName> dnsNames, List<IpAddress> addresses) {
        return Crypto.must(() -> {
            ExtensionsGenerator extensions = new ExtensionsGenerator();
            extensions.addExtension(Extension.subjectAlternativeName, false, SubjectNames.encode(dnsNames, addresses));
            Extensions wished = extensions.generate();
            byte[] der = new PKCS10CertificationRequestBuilder(
                            DistinguishedNames.of(commonName, Optional.empty()),
                            key.publicKey().structure())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wished)
                    .build(Signatures.signer(key))
                    .getEncoded();
            return DerBytes.of(der).pem("CERTIFICATE REQUEST");
        });
    }
}
