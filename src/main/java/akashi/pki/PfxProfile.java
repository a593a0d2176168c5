package akashi.pki;

import java.util.function.Supplier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;

/** How a PFX file is encrypted (RFC 7292). Set explicitly: the defaults of libraries differ and change. */
public enum PfxProfile {
    /** AES-256-CBC under PBKDF2 with HMAC-SHA256, MAC with SHA-256. Windows Server 2019, Windows 10 1809 and newer. */
    MODERN {
        @Override
        Supplier<OutputEncryptor> encryptors(char[] password, int iterations) {
            return Pbes2.under(password, iterations)::encryptor;
        }

        @Override
        PKCS12MacCalculatorBuilder mac(int iterations) {
            return new PfxMac(NISTObjectIdentifiers.id_sha256, "HmacPBESHA256", 32, iterations);
        }
    },
    /** Triple DES under SHA-1, MAC with SHA-1: what Windows Server 2016 and older can read. */
    COMPATIBLE {
        @Override
        Supplier<OutputEncryptor> encryptors(char[] password, int iterations) {
            return () -> PasswordEncryptor.tripleDes(password, iterations);
        }

        @Override
        PKCS12MacCalculatorBuilder mac(int iterations) {
            return new PfxMac(OIWObjectIdentifiers.idSHA1, "HmacPBESHA1", 20, iterations);
        }
    };

    /** Enough for a password of 128 bits and more; more iterations would only slow large batches. */
    static final int ITERATIONS = 10_000;

    /** For a password that a person chose: guessing it shall be slow. Windows refuses more than 600,000. */
    static final int CHOSEN_ITERATIONS = 200_000;

    static int iterations(Password password) {
        return password.generated() ? ITERATIONS : CHOSEN_ITERATIONS;
    }

    /** Encrypts each part of one file; the password is needed until the last one was asked for. */
    abstract Supplier<OutputEncryptor> encryptors(char[] password, int iterations);

    abstract PKCS12MacCalculatorBuilder mac(int iterations);
}
