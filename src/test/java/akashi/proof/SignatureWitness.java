package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Base64;
import java.util.List;

/**
 * A security provider that stands before those of Java and writes down each RSA signature before its maker gets it. What
 * the portal signed is so known from outside, whatever becomes of it.
 */
public final class SignatureWitness extends Provider {

    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "SHA256withRSA";
    private static final String FILE = "akashi.witness";
    private static final String END = ".";

    public SignatureWitness() {
        super("witness", "1", "writes down what is signed");
        putService(new Service(this, "Signature", ALGORITHM, Writing.class.getName(), null, null));
    }

    /** The options of a Java machine in which the witness writes to a file; {@code settings} is made for it. */
    static List<String> options(Path file, Path settings) throws IOException {
        StringBuilder order = new StringBuilder("security.provider.1=" + SignatureWitness.class.getName() + "\n");
        Provider[] usual = Security.getProviders();
        for (int i = 0; i < usual.length; i++) {
            order.append("security.provider.%d=%s%n".formatted(i + 2, usual[i].getName()));
        }
        Files.writeString(settings, order, StandardCharsets.UTF_8);
        // A native library that is looked for in vain leaves signing to the providers of Java.
        return List.of(
                "-Djava.security.properties=" + settings,
                "-D" + FILE + "=" + file,
                "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true");
    }

    /** Something that was signed, and the signature. */
    record Signed(byte[] content, byte[] signature) {}

    /** What was written down so far; a line that was cut off belongs to a signature that nobody got. */
    static List<Signed> seen(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readString(file, StandardCharsets.US_ASCII)
                .lines()
                .map(line -> line.split(" "))
                .filter(parts -> parts.length == 3 && parts[2].equals(END))
                .map(parts -> new Signed(
                        Base64.getDecoder().decode(parts[0]),
                        Base64.getDecoder().decode(parts[1])))
                .toList();
    }

    /** Java's own signatures, written down. */
    public static final class Writing extends SignatureSpi {

        private final java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        private final Signature own;

        public Writing() throws GeneralSecurityException {
            own = Signature.getInstance(ALGORITHM, "SunRsaSign");
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            content.reset();
            own.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            content.reset();
            own.initSign(key);
        }

        @Override
        protected void engineUpdate(byte one) throws SignatureException {
            engineUpdate(new byte[] {one}, 0, 1);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) throws SignatureException {
            content.write(bytes, from, length);
            own.update(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            byte[] signature = own.sign();
            Base64.Encoder base64 = Base64.getEncoder();
            String line = "\n" + base64.encodeToString(content.toByteArray()) + " " + base64.encodeToString(signature)
                    + " " + END;
            content.reset();
            try {
                Files.writeString(
                        Path.of(System.getProperty(FILE)),
                        line,
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException unwritten) {
                throw new UncheckedIOException(unwritten);
            }
            return signature;
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            return own.verify(signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException(name);
        }
    }
}
