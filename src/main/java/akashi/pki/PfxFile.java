package akashi.pki;

import akashi.core.fault.Fault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;

/**
 * The file with which a key, its certificate and the chain up to the root reach a Windows computer.
 *
 * @param friendlyName what Windows lists it as
 * @param chain the authorities above the leaf, the root last
 */
public record PfxFile(String friendlyName, PrivateKeyBytes key, ParsedCertificate leaf, AuthorityChain chain) {

    private static final int SHORTEST_PASSWORD = 8;

    /** Refuses a key that is not the certificate's. */
    public PfxFile {
        if (!key.publicKey().equals(leaf.publicKey())) {
            throw new PkiFailure("the key is not that of the certificate");
        }
    }

    /**
     * The bytes of the file, with more iterations where a person chose the password. The password must be at least 8
     * printable ASCII characters, since programs disagree on how to encode others.
     */
    public byte[] encode(PfxProfile profile, Password password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Fault.BadInput("password", "pki.pfx.password-short", SHORTEST_PASSWORD);
        }
        if (!password.isPlain()) {
            throw new Fault.BadInput("password", "pki.pfx.password-characters");
        }
        char[] characters = password.reveal();
        try {
            return encode(profile, characters, PfxProfile.iterations(password));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private byte[] encode(PfxProfile profile, char[] password, int iterations) {
        return Crypto.must(() -> {
            Supplier<OutputEncryptor> encryptors = profile.encryptors(password, iterations);
            PKCS12SafeBagBuilder keyBag =
                    new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(key.reveal()), encryptors.get());
            List<PKCS12SafeBag> certificates = new ArrayList<>(List.of(named(bag(leaf))));
            for (ParsedCertificate authority : chain.certificates()) {
                certificates.add(bag(authority).build());
            }
            return new PKCS12PfxPduBuilder()
                    .addData(named(keyBag))
                    .addEncryptedData(encryptors.get(), certificates.toArray(PKCS12SafeBag[]::new))
                    .build(profile.mac(iterations), password)
                    .getEncoded();
        });
    }

    private PKCS12SafeBag named(PKCS12SafeBagBuilder bag) {
        return bag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(friendlyName))
                .addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, new DEROctetString(KeyIds.of(leaf.publicKey())))
                .build();
    }

    private static PKCS12SafeBagBuilder bag(ParsedCertificate certificate) throws IOException {
        return new PKCS12SafeBagBuilder(CertificateStructure.of(certificate));
    }
}
