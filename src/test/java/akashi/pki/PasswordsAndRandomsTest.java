package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsAndRandomsTest {

    private static final Argon2Cost CHEAP = new Argon2Cost(256, 1, 1);

    /** Made by the reference program: argon2 somesalt -id -t 2 -k 256 -p 1, password "password". */
    private static final String REFERENCE =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ" + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @Test
    void a_hash_fits_its_password_only() {
        PasswordHash hash = PasswordHash.of(Password.of("鍵と錠 correct horse"), CHEAP);
        assertThat(hash.phc()).startsWith("$argon2id$v=19$m=256,t=1,p=1$");
        assertThat(hash.matches(Password.of("鍵と錠 correct horse"))).isTrue();
        assertThat(hash.matches(Password.of("鍵と錠 correct horsf"))).isFalse();
    }

    @Test
    void a_hash_of_the_reference_program_is_understood() {
        assertThat(new PasswordHash(REFERENCE).matches(Password.of("password"))).isTrue();
    }

    @Test
    void a_cheaper_hash_is_made_anew_and_one_of_today_is_kept() {
        Password password = Password.of("long enough");
        PasswordHash upgraded =
                PasswordHash.of(password, CHEAP).upgraded(password).orElseThrow();
        assertThat(upgraded.matches(password)).isTrue();
        assertThat(upgraded.upgraded(password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "$2a$10$abc", "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR"})
    void other_text_is_no_hash(String text) {
        assertThatThrownBy(() -> new PasswordHash(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void generated_passwords_are_long_plain_and_unambiguous() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> new String(Randoms.password().reveal())))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("([a-hj-km-np-z2-9E]{5}-){5}[a-hj-km-np-z2-9E]{5}"));
    }

    @Test
    void serial_numbers_are_positive_and_fit() {
        assertThat(IntStream.range(0, 200).mapToObj(i -> new BigInteger(Randoms.serial(), 16)))
                .doesNotHaveDuplicates()
                .allMatch(serial -> serial.signum() > 0 && serial.toByteArray().length <= 20);
    }

    @Test
    void tokens_are_stored_as_their_hash() {
        assertThat(Randoms.token()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(Randoms.hashOf("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
