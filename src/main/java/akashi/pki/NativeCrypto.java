package akashi.pki;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.SelfTestStatus;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;

/**
 * Amazon's Corretto provider, which makes keys and signs several times faster than Java's own. Its native library is
 * there for Linux on x86-64 only; elsewhere, and until it is loaded, Java's providers do the work.
 */
public final class NativeCrypto {

    private static volatile Provider loaded;

    private NativeCrypto() {}

    /** Loads it, which takes a moment, and says in words for the log what signs from now on. Never fails. */
    public static String load() {
        Security.insertProviderAt(new QuickX25519(), 1);
        try {
            AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
            if (provider.getLoadingError() != null) {
                return "Java's own providers (the native library of Corretto does not load here: "
                        + provider.getLoadingError().getMessage() + ")";
            }
            loaded = provider.runSelfTests() == SelfTestStatus.PASSED ? provider : null;
            if (loaded != null) {
                NativeCurves.of(provider).ifPresent(curves -> Security.insertProviderAt(curves, 1));
            }
            return name();
        } catch (LinkageError missing) {
            return "Java's own providers (Corretto is not usable here: " + missing + ")";
        }
    }

    /** What makes keys and signs now. */
    public static String name() {
        Provider now = loaded;
        return now == null ? "Java's own providers" : "Amazon Corretto Crypto Provider " + now.getVersionStr();
    }

    static Optional<Provider> provider() {
        return Optional.ofNullable(loaded);
    }
}
