package akashi.pki;

/** Keys that sign certificates only for lint to look at, made once per algorithm on first use. */
final class ThrowAwayKeys {

    private static final class Rsa {
        static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    }

    private static final class Elliptic {
        static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.EC_P256);
    }

    private ThrowAwayKeys() {}

    /** A key that signs with the algorithm of the authority's own. */
    static PrivateKeyBytes like(ParsedCertificate authority) {
        return of(authority.key().isElliptic() ? KeyKind.EC_P256 : KeyKind.RSA_2048);
    }

    /** A key of the same algorithm; of RSA always the smallest. */
    static PrivateKeyBytes of(KeyKind kind) {
        return kind.info().isElliptic() ? Elliptic.KEY : Rsa.KEY;
    }
}
