package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.KeyAgreement;
import javax.crypto.ShortBufferException;
import org.bouncycastle.util.encoders.Hex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickX25519Test {

    // RFC 7748, 5.2, the first vector.
    private static final String SCALAR = "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4";
    private static final String POINT = "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c";
    private static final String SHARED = "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552";
    private static boolean before;

    @BeforeAll
    static void load() {
        before = Security.getProvider(QuickX25519.NAME) != null;
        Security.insertProviderAt(new QuickX25519(), 1);
    }

    /** Other tests of the same run shall not find what only these asked for. */
    @AfterAll
    static void unload() {
        if (!before) {
            Security.removeProvider(QuickX25519.NAME);
        }
    }

    @Test
    void the_vector_of_the_standard_comes_out() throws GeneralSecurityException {
        PrivateKey own = KeyFactory.getInstance("XDH")
                .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, Hex.decode(SCALAR)));
        assertThat(agreed(own, point(POINT))).isEqualTo(Hex.decode(SHARED));
    }

    @Test
    void a_key_of_a_handshake_agrees_with_one_that_java_made_itself() throws GeneralSecurityException {
        KeyPair quick = pair(KeyPairGenerator.getInstance("XDH"), NamedParameterSpec.X25519);
        KeyPair own = pair(KeyPairGenerator.getInstance("XDH", "SunEC"), NamedParameterSpec.X25519);
        KeyAgreement java = KeyAgreement.getInstance("XDH", "SunEC");
        java.init(own.getPrivate());
        java.doPhase(quick.getPublic(), true);
        assertThat(agreed(quick.getPrivate(), own.getPublic()))
                .isEqualTo(java.generateSecret())
                .hasSize(32);
    }

    @Test
    void two_key_pairs_differ() throws GeneralSecurityException {
        KeyPairGenerator maker = KeyPairGenerator.getInstance("XDH");
        assertThat(pair(maker, NamedParameterSpec.X25519).getPublic())
                .isNotEqualTo(pair(maker, NamedParameterSpec.X25519).getPublic());
    }

    @Test
    void who_names_no_provider_gets_this_one() throws GeneralSecurityException {
        KeyPair pair = pair(KeyPairGenerator.getInstance("XDH"), NamedParameterSpec.X25519);
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agreement.init(pair.getPrivate());
        assertThat(agreement.getProvider().getName()).isEqualTo(QuickX25519.NAME);
    }

    @Test
    void keys_on_the_other_curve_of_the_family_are_left_to_java() throws GeneralSecurityException {
        KeyPair one = pair(KeyPairGenerator.getInstance("XDH"), NamedParameterSpec.X448);
        KeyPair other = pair(KeyPairGenerator.getInstance("XDH"), NamedParameterSpec.X448);
        assertThat(agreed(one.getPrivate(), other.getPublic()))
                .isEqualTo(agreed(other.getPrivate(), one.getPublic()))
                .hasSize(56);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
            })
    void a_point_of_low_order_is_refused(String lowOrder) throws GeneralSecurityException {
        KeyAgreement agreement = agreement();
        PublicKey other = point(lowOrder);
        assertThatThrownBy(() -> agreement.doPhase(other, true)).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void a_secret_is_given_once_and_into_room_enough() throws GeneralSecurityException {
        KeyAgreement agreement = agreement();
        agreement.doPhase(point(POINT), true);
        assertThatThrownBy(() -> agreement.generateSecret(new byte[40], 20)).isInstanceOf(ShortBufferException.class);
        assertThat(agreement.generateSecret(new byte[40], 8)).isEqualTo(32);
        assertThatThrownBy(agreement::generateSecret).isInstanceOf(IllegalStateException.class);
    }

    private static KeyAgreement agreement() throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("XDH", QuickX25519.NAME);
        agreement.init(pair(KeyPairGenerator.getInstance("XDH"), NamedParameterSpec.X25519)
                .getPrivate());
        return agreement;
    }

    private static XECPublicKey point(String littleEndian) throws GeneralSecurityException {
        byte[] bytes = org.bouncycastle.util.Arrays.reverse(Hex.decode(littleEndian));
        return (XECPublicKey) KeyFactory.getInstance("XDH")
                .generatePublic(new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bytes)));
    }

    private static KeyPair pair(KeyPairGenerator generator, NamedParameterSpec curve) throws GeneralSecurityException {
        generator.initialize(curve);
        return generator.generateKeyPair();
    }

    private static byte[] agreed(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("XDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }
}
