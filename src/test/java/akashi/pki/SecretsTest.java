package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final Argon2Cost CHEAP = new Argon2Cost(256, 1, 1);
    private static final SecretPlace PLACE = new SecretPlace("secret", "7", "authority-key");
    private static final byte[] PLAIN = "not for others".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void what_is_sealed_opens_again_and_looks_different_each_time() {
        SecretBox box = new SecretBox(DataKey.generate());
        byte[] sealed = box.seal(PLAIN, PLACE);
        assertThat(box.open(sealed, PLACE)).isEqualTo(PLAIN);
        assertThat(box.seal(PLAIN, PLACE)).isNotEqualTo(sealed).hasSize(PLAIN.length + 45);
    }

    @Test
    void every_altered_byte_every_cut_and_every_other_place_is_noticed() {
        SecretBox box = new SecretBox(DataKey.generate());
        byte[] sealed = box.seal(PLAIN, PLACE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] altered = sealed.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> box.open(altered, PLACE)).isInstanceOf(SecretUnreadable.class);
            byte[] cut = java.util.Arrays.copyOf(sealed, i);
            assertThatThrownBy(() -> box.open(cut, PLACE)).isInstanceOf(SecretUnreadable.class);
        }
        Stream.of(
                        new SecretPlace("secret", "8", "authority-key"),
                        new SecretPlace("other", "7", "authority-key"),
                        new SecretPlace("secret", "7", "leaf-key"))
                .forEach(place ->
                        assertThatThrownBy(() -> box.open(sealed, place)).isInstanceOf(SecretUnreadable.class));
        assertThatThrownBy(() -> new SecretBox(DataKey.generate()).open(sealed, PLACE))
                .isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void the_passphrase_unwraps_the_data_key_after_its_salt_was_stored() {
        PassphraseSalt salt = PassphraseSalt.fresh(CHEAP);
        DataKey key = DataKey.generate();
        byte[] wrapped = KeyEncryptionKey.of(Password.of("正しい合言葉"), salt).wrap(key);
        byte[] sealed = new SecretBox(key).seal(PLAIN, PLACE);
        PassphraseSalt stored = PassphraseSalt.parse(salt.stored());
        DataKey again = KeyEncryptionKey.of(Password.of("正しい合言葉"), stored).unwrap(wrapped);
        assertThat(new SecretBox(again).open(sealed, PLACE)).isEqualTo(PLAIN);
        KeyEncryptionKey wrong = KeyEncryptionKey.of(Password.of("wrong"), stored);
        assertThatThrownBy(() -> wrong.unwrap(wrapped)).isInstanceOf(SecretUnreadable.class);
    }

    @Test
    void a_key_file_is_made_for_its_owner_alone_and_gives_the_same_key_again() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("akashi.key"));
        assertThat(file.open()).isInstanceOf(KeyFile.Missing.class);
        byte[] wrapped = file.create().wrap(DataKey.generate());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(file.open())
                .isInstanceOfSatisfying(
                        KeyFile.Ready.class,
                        ready -> assertThat(ready.key().unwrap(wrapped)).isNotNull());
        assertThatThrownBy(file::create).isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @ParameterizedTest(name = "a key file with mode {0} is {1}")
    @CsvSource({
        "rw-------, Ready",
        "r--------, Ready",
        "rw-r-----, ReadableByOthers",
        "rw----r--, ReadableByOthers",
        "rw--w----, ReadableByOthers"
    })
    void a_key_file_that_others_can_reach_is_refused(String mode, String outcome) throws Exception {
        KeyFile file = new KeyFile(folder.resolve("akashi.key"));
        file.create();
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString(mode));
        assertThat(file.open().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(file.open().problem().isPresent()).isEqualTo(!"Ready".equals(outcome));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "!!!! not base64 !!!!", "QUJD"})
    void a_key_file_with_other_content_is_unusable(String content) throws Exception {
        KeyFile file = new KeyFile(folder.resolve("akashi.key"));
        file.create();
        Files.writeString(file.path(), content);
        assertThat(file.open()).isInstanceOf(KeyFile.Unusable.class);
    }

    @Test
    void secrets_print_as_dots() {
        DataKey key = DataKey.generate();
        assertThat(Stream.of(
                        Password.of("geheim"),
                        Trusts.ROOT_KEY,
                        key,
                        new SecretBox(key),
                        KeyEncryptionKey.of(Password.of("geheim"), PassphraseSalt.fresh(CHEAP)),
                        PasswordHash.of(Password.of("geheim"), CHEAP)))
                .allSatisfy(secret -> assertThat(secret).hasToString("•••"));
    }
}
