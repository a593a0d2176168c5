package akashi.pki;

import org.bouncycastle.operator.ContentSigner;

/** Keys that sign certificates only for lint to look at, made once per algorithm on first use. */
final class ThrowAwayKeys {

    private static final class Rsa {
        static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    }

    private static final class Elliptic {
        static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.EC_P256);
    }

    private static final class RsaFiller {
        static final ContentSigner SIGNER = Signatures.always(Rsa.KEY);
    }

    private static final class EllipticFiller {
        static final ContentSigner SIGNER = Signatures.always(Elliptic.KEY);
    }

    private ThrowAwayKeys() {}

    /**
     * Puts a signature of such a key under everything, each time the same one: a draft is looked at for what it says, and
     * nobody shall take it for a certificate.
     */
    static ContentSigner signer(ParsedCertificate authority) {
        return authority.key().isElliptic() ? EllipticFiller.SIGNER : RsaFiller.SIGNER;
    }

    /** A key that signs with the algorithm of the authority's own. */
    static PrivateKeyBytes like(ParsedCertificate authority) {
        return of(authority.key().isElliptic() ? KeyKind.EC_P256 : KeyKind.RSA_2048);
    }

    /** A key of the same algorithm; of RSA always the smallest. */
    static PrivateKeyBytes of(KeyKind kind) {
        return kind.info().isElliptic() ? Elliptic.KEY : Rsa.KEY;
    }
}
