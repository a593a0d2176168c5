package akashi.pki;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets Java's own TLS take its keys on curves from the native provider. Each client hello carries a key on P-256 that
 * most servers never look at; Java takes longer for it than for all the rest of a handshake. Nothing else of the native
 * provider is offered to those who do not name it. It stands first among the providers, so whoever asks for keys on curves
 * and names no provider gets these.
 */
final class NativeCurves extends Provider {

    private static final long serialVersionUID = 1L;
    static final String NAME = "AkashiCurves";
    private static final String TYPE = "KeyPairGenerator";
    private static final String ALGORITHM = "EC";

    private NativeCurves(Service made) {
        super(NAME, "1", "Keys on curves, made by " + made.getProvider().getName());
        putService(new Service(this, TYPE, ALGORITHM, made.getClassName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return made.newInstance(parameter);
            }
        });
    }

    /** Those of a provider; empty where it makes no keys on curves. */
    static Optional<NativeCurves> of(Provider provider) {
        return Optional.ofNullable(provider.getService(TYPE, ALGORITHM)).map(NativeCurves::new);
    }
}
