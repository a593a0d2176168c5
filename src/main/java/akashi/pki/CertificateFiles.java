package akashi.pki;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;

/** Certificates without keys in the shapes that programs ask for. */
public final class CertificateFiles {

    /** The password of every truststore: programs insist on one, and there is nothing secret inside. */
    public static final String TRUST_PASSWORD = "changeit";

    private CertificateFiles() {}

    /** PKCS #7 without signers (RFC 5652 5.1), as Windows exports chains. */
    public static byte[] p7b(List<ParsedCertificate> certificates) {
        CMSSignedDataGenerator bag = new CMSSignedDataGenerator();
        return Crypto.must(() -> {
            try {
                for (ParsedCertificate certificate : certificates) {
                    bag.addCertificate(CertificateStructure.of(certificate));
                }
                return bag.generate(new CMSAbsentContent()).getEncoded();
            } catch (CMSException unexpected) {
                throw new PkiFailure(unexpected);
            }
        });
    }

    /** A truststore for Java programs, in the old form of Java. */
    public static byte[] jks(List<ParsedCertificate> trusted) {
        return store("JKS", trusted);
    }

    /** A truststore for Java programs, as PKCS #12. */
    public static byte[] pkcs12(List<ParsedCertificate> trusted) {
        return store("PKCS12", trusted);
    }

    private static byte[] store(String type, List<ParsedCertificate> trusted) {
        return Crypto.must(() -> {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (ParsedCertificate each : trusted) {
                store.setCertificateEntry(
                        "akashi-" + each.sha256().substring(0, 8),
                        factory.generateCertificate(
                                new ByteArrayInputStream(each.der().toArray())));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, TRUST_PASSWORD.toCharArray());
            return bytes.toByteArray();
        });
    }
}
