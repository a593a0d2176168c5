package akashi.pki;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.List;
import java.util.Map;

/**
 * Lets Java's own TLS take its keys on curves from the native provider. Each client hello carries a key on P-256 that
 * most servers never look at; Java takes longer for it than for all the rest of a handshake. Nothing else of the native
 * provider is offered to those who do not name it.
 */
final class NativeCurves extends Provider {

    private static final long serialVersionUID = 1L;
    private static final String TYPE = "KeyPairGenerator";
    private static final String ALGORITHM = "EC";

    NativeCurves(Provider provider) {
        super("AkashiCurves", "1", "Keys on curves, made by " + provider.getName());
        Service made = provider.getService(TYPE, ALGORITHM);
        putService(new Service(this, TYPE, ALGORITHM, made.getClassName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return made.newInstance(parameter);
            }
        });
    }
}
