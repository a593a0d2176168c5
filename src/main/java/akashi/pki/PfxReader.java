package akashi.pki;

import akashi.core.fault.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.bc.BcDefaultDigestProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilderProvider;

/**
 * Reads a PFX file that somebody hands in, such as the authority of an existing site. What cannot be read is
 * {@link Fault.BadInput} on the field {@code pfx}, a password that does not open it on {@code password}.
 */
public final class PfxReader {

    private static final String FIELD = "pfx";

    private PfxReader() {}

    /** The key, its certificate and the rest. */
    public static PfxContents read(byte[] bytes, Password password) {
        char[] characters = password.reveal();
        try {
            return ForeignBytes.read(FIELD, bytes, "pki.read.pfx-malformed", all -> contents(all, characters));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static PfxContents contents(byte[] bytes, char[] password) throws IOException, PKCSException {
        PKCS12PfxPdu pfx = new PKCS12PfxPdu(bytes);
        checkMac(pfx, bytes, password);
        InputDecryptorProvider decryptors = new BoundedDecryptors(password);
        PrivateKeyInfo key = null;
        List<ParsedCertificate> certificates = new ArrayList<>();
        for (ContentInfo part : pfx.getContentInfos()) {
            for (PKCS12SafeBag bag : bags(part, decryptors)) {
                Object value = bag.getBagValue();
                if (value instanceof X509CertificateHolder certificate) {
                    certificates.add(CertificateFacts.of(certificate));
                } else if (key == null && value instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                    key = encrypted.decryptPrivateKeyInfo(decryptors);
                } else if (key == null && value instanceof PrivateKeyInfo plain) {
                    key = plain;
                }
            }
        }
        return matched(key, certificates);
    }

    private static void checkMac(PKCS12PfxPdu pfx, byte[] bytes, char[] password) throws PKCSException {
        if (!pfx.hasMac()) {
            throw new Fault.BadInput(FIELD, "pki.read.pfx-unprotected");
        }
        BoundedDecryptors.check(Pfx.getInstance(bytes).getMacData().getIterationCount());
        if (!pfx.isMacValid(new BcPKCS12MacCalculatorBuilderProvider(BcDefaultDigestProvider.INSTANCE), password)) {
            throw new Fault.BadInput("password", "pki.read.pfx-password");
        }
    }

    private static PKCS12SafeBag[] bags(ContentInfo part, InputDecryptorProvider decryptors) throws PKCSException {
        boolean encrypted = part.getContentType().equals(PKCSObjectIdentifiers.encryptedData);
        return (encrypted ? new PKCS12SafeBagFactory(part, decryptors) : new PKCS12SafeBagFactory(part)).getSafeBags();
    }

    private static PfxContents matched(PrivateKeyInfo info, List<ParsedCertificate> certificates) throws IOException {
        if (info == null) {
            throw new Fault.BadInput(FIELD, "pki.read.pfx-no-key");
        }
        PrivateKeyBytes key = PrivateKeyBytes.of(info.getEncoded());
        if (!key.usable()) {
            throw new Fault.BadInput(FIELD, "pki.read.pfx-key-kind");
        }
        ParsedCertificate own = certificates.stream()
                .filter(certificate -> certificate.publicKey().equals(key.publicKey()))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput(FIELD, "pki.read.pfx-no-key"));
        return new PfxContents(
                key,
                own,
                certificates.stream().filter(each -> !each.equals(own)).toList());
    }
}
