package akashi.pki;

import akashi.pki.TokenSlots.Slot;
import akashi.pki.TokenTrouble.Reason;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A token that was opened with its PIN. Java finds a key on it again by a certificate beside it with the same CKA_ID; one
 * that says nothing but the key's name, in its subject, is put there when the key is made. Its label is {@code akashi-}
 * and the id; the label of the key itself is emptied by Java then.
 */
final class TokenSession {

    private static final String TYPE = "PKCS11";
    private static final int LONGEST_NAME = 64;

    private final Provider provider;
    private final Slot slot;
    private final KeyStore keys;
    private final Map<UUID, PrivateKey> known = new ConcurrentHashMap<>();

    private TokenSession(Provider provider, Slot slot, KeyStore keys) {
        this.provider = provider;
        this.slot = slot;
        this.keys = keys;
    }

    /** Signs in and reads which keys there are. */
    static TokenSession open(Provider provider, Slot slot, Password pin) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(TYPE, provider);
        char[] characters = pin.reveal();
        try {
            keys.load(null, characters);
            return new TokenSession(provider, slot, keys);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    String slot() {
        return slot.number();
    }

    String label() {
        return slot.label();
    }

    /** Reads anew which keys there are, without a PIN: once signed in, it is needed no more. */
    private static void load(KeyStore keys) throws GeneralSecurityException, IOException {
        keys.load(null, null);
    }

    /** Whether it still answers. */
    boolean holds() {
        try {
            load(keys);
            return true;
        } catch (GeneralSecurityException | IOException | java.security.ProviderException gone) {
            return false;
        }
    }

    boolean supports(KeyKind kind) {
        try {
            generator(provider, kind);
            return provider.getService("Signature", kind.info().isElliptic() ? "SHA256withECDSA" : "SHA256withRSA")
                    != null;
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException no) {
            return false;
        }
    }

    private static KeyPairGenerator generator(Provider provider, KeyKind kind)
            throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.info().algorithm(), provider);
        generator.initialize(PrivateKeyBytes.parameters(kind));
        return generator;
    }

    /** Makes a pair by a provider whose settings make keys that stay, and what Java finds it by; the public half. */
    PublicKeyBytes make(Provider maker, UUID id, String label, KeyKind kind)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE, maker);
        load(store);
        KeyPair pair = generator(maker, kind).generateKeyPair();
        PublicKeyBytes half = PublicKeyBytes.of(pair.getPublic().getEncoded());
        store.setKeyEntry(alias(id), pair.getPrivate(), null, new Certificate[] {mark(maker, pair, half, label)});
        if (pair.getPrivate().getEncoded() != null) {
            store.deleteEntry(alias(id));
            throw Reason.EXTRACTABLE.of(label()).fault();
        }
        return half;
    }

    private static X509Certificate mark(Provider maker, KeyPair pair, PublicKeyBytes half, String label)
            throws GeneralSecurityException {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.OU, "Akashi: name of a private key, no CA")
                .addRDN(BCStyle.CN, cut(label));
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                name.build(),
                new BigInteger(Randoms.serial(), 16),
                Date.from(Instant.parse("2000-01-01T00:00:00Z")),
                Date.from(Instant.parse("9999-12-31T23:59:59Z")),
                name.build(),
                half.structure());
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(TokenKey.algorithm(half))
                            .setProvider(maker)
                            .build(pair.getPrivate())));
        } catch (OperatorCreationException failed) {
            throw new GeneralSecurityException(failed);
        }
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** The public half of a key, where it is there. */
    Optional<PublicKeyBytes> half(UUID id) throws GeneralSecurityException, IOException {
        if (key(id).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(keys.getCertificate(alias(id)))
                .map(mark -> PublicKeyBytes.of(mark.getPublicKey().getEncoded()));
    }

    Optional<byte[]> signature(UUID id, String algorithm, byte[] content) throws GeneralSecurityException, IOException {
        Optional<PrivateKey> key = key(id);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Signature signature = Signature.getInstance(algorithm, provider);
        signature.initSign(key.get());
        signature.update(content);
        return Optional.of(signature.sign());
    }

    /** Looked for anew where it is not known: it may have been made since. */
    private Optional<PrivateKey> key(UUID id) throws GeneralSecurityException, IOException {
        PrivateKey found = known.get(id);
        if (found == null && !keys.isKeyEntry(alias(id))) {
            load(keys);
        }
        if (found == null && keys.getKey(alias(id), null) instanceof PrivateKey read) {
            found = read;
            known.put(id, read);
        }
        return Optional.ofNullable(found);
    }

    boolean forget(UUID id) throws GeneralSecurityException, IOException {
        boolean there = key(id).isPresent();
        if (there) {
            keys.deleteEntry(alias(id));
            known.remove(id);
        }
        return there;
    }

    private static String alias(UUID id) {
        return "akashi-" + id;
    }

    static Stream<Throwable> causes(Throwable failed) {
        return Stream.iterate(failed, each -> each != null, Throwable::getCause);
    }

    /** The code of the standard among the causes, such as {@code CKR_DEVICE_REMOVED}. */
    static String code(Throwable failed) {
        return causes(failed)
                .map(each -> String.valueOf(each.getMessage()))
                .filter(text -> text.matches("CKR_[A-Z0-9_]+"))
                .findFirst()
                .orElse("?");
    }
}
