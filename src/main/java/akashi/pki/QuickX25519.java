package akashi.pki;

import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.List;
import java.util.Map;
import javax.crypto.KeyAgreement;

/**
 * Lets Java's own TLS take its keys on X25519 (RFC 7748) from Bouncy Castle, which needs a fifth of the time of Java's
 * general arithmetic; a sweep of a thousand ports spends most of its time in them. It is made for that one curve: keys on
 * others are turned away, and whoever asked goes on to the next provider. The same where a Java looks at the signatures
 * of providers and does not take this one.
 */
final class QuickX25519 extends Provider {

    private static final long serialVersionUID = 1L;
    static final String NAME = "AkashiX25519";

    /** How TLS names the family of curves that this one belongs to. */
    static final String ALGORITHM = "XDH";

    QuickX25519() {
        super(NAME, "1", "Keys on X25519, by Bouncy Castle");
        putService(service(KeyPairGenerator.class, X25519Maker.class, X25519Maker::new));
        putService(service(KeyAgreement.class, X25519Agreement.class, X25519Agreement::new));
    }

    private Service service(Class<?> type, Class<?> made, java.util.function.Supplier<Object> maker) {
        return new Service(this, type.getSimpleName(), ALGORITHM, made.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
                return maker.get();
            }
        };
    }
}
