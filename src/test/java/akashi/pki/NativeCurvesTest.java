package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeCurvesTest {

    private static boolean before;

    @BeforeAll
    static void load() {
        before = Security.getProvider(NativeCurves.NAME) != null;
        NativeCrypto.load();
    }

    /** Other tests of the same run shall not find what only these asked for. */
    @AfterAll
    static void unload() {
        if (!before) {
            Security.removeProvider(NativeCurves.NAME);
        }
    }

    @Test
    void a_provider_without_keys_on_curves_offers_none() {
        assertThat(NativeCurves.of(new Provider("Empty", "1", "knows nothing") {
                    private static final long serialVersionUID = 1L;
                }))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void a_key_of_a_handshake_agrees_with_one_that_java_made_itself(String curve) throws GeneralSecurityException {
        KeyPair quick = pair(KeyPairGenerator.getInstance("EC"), curve);
        KeyPair own = pair(KeyPairGenerator.getInstance("EC", "SunEC"), curve);
        assertThat(agreed(quick.getPrivate(), own.getPublic()))
                .isEqualTo(agreed(own.getPrivate(), quick.getPublic()))
                .hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void who_names_no_provider_gets_native_curves_and_nothing_else_of_it() throws GeneralSecurityException {
        String curves = KeyPairGenerator.getInstance("EC").getProvider().getName();
        assertThat(curves).isEqualTo(NativeCrypto.provider().isPresent() ? NativeCurves.NAME : "SunEC");
        assertThat(Signature.getInstance("SHA256withRSA").getProvider().getName())
                .isEqualTo("SunRsaSign");
        assertThat(KeyPairGenerator.getInstance("RSA").getProvider().getName()).isEqualTo("SunRsaSign");
    }

    private static KeyPair pair(KeyPairGenerator generator, String curve) throws GeneralSecurityException {
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] agreed(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
