package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.SoftToken;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.pki.TokenTrouble.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AuthProvider;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys are made on the token and stay there; why it cannot be used is told, and a refused PIN is sent once. */
class TokenTest {

    @TempDir
    Path folder;

    private static Token token(TokenSetting setting) {
        return Token.of(Optional.of(setting));
    }

    private static Token harbour() {
        return token(SoftToken.own("harbour").setting());
    }

    private static byte[] signed(AuthorityKey key, String text) {
        return Crypto.must(() -> {
            ContentSigner signer = key.signer();
            signer.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            byte[] signature = signer.getSignature();
            ContentVerifier verifier =
                    Signatures.verifier(key.publicKey().structure()).get(signer.getAlgorithmIdentifier());
            verifier.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            assertThat(verifier.verify(signature)).isTrue();
            return signature;
        });
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void a_key_made_there_signs_is_found_again_and_forgotten(KeyKind kind) {
        UUID id = UUID.randomUUID();
        TokenKey made = harbour().make(id, "Harbour · Root " + kind, kind);
        assertThat(made.publicKey().info()).isEqualTo(kind.info());
        assertThat(signed(made, "one")).isNotEmpty();
        Token another = harbour();
        TokenKey found = another.key(id, "harbour");
        assertThat(found.publicKey()).isEqualTo(made.publicKey());
        signed(found, "two");
        assertThat(another.forget(id)).isTrue();
        assertThat(another.forget(id)).isFalse();
        assertThat(why(() -> another.key(id, "harbour"))).isEqualTo("pki.token.KEY_MISSING");
        assertThat(SoftToken.own("harbour").objects()).doesNotContain(id.toString());
    }

    @Test
    void another_program_sees_a_key_that_was_made_there_and_can_never_leave_under_a_name_that_people_know() {
        UUID id = UUID.randomUUID();
        harbour().make(id, "Harbour: Harbour Root CA", KeyKind.RSA_2048);
        List<String> objects = SoftToken.own("harbour").objectsOf("akashi-" + id);
        assertThat(objects).hasSize(2);
        assertThat(objects)
                .anySatisfy(certificate -> assertThat(certificate)
                        .startsWith("Certificate Object")
                        .contains("CN=Harbour: Harbour Root CA"));
        assertThat(objects)
                .anySatisfy(key -> assertThat(key)
                        .startsWith("Private Key Object; RSA")
                        .contains("sensitive, always sensitive, never extractable, local")
                        .containsPattern("Usage: +sign\\R"));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("by its label", (Function<SoftToken, String>) token -> "保管庫"),
                arguments("by its serial number", (Function<SoftToken, String>) SoftToken::serial));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void a_token_is_found(String how, Function<SoftToken, String> name) {
        SoftToken soft = SoftToken.own("保管庫");
        TokenSetting set = soft.setting();
        Token found = token(new TokenSetting(set.library(), name.apply(soft), set.pin(), set.pinFile()));
        assertThat(found.look()).isEmpty();
        assertThat(found.label()).isEqualTo("保管庫");
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                arguments("a library that is not there", Reason.LIBRARY_MISSING, setting("/nowhere/lib.so", "harbour")),
                arguments("a file that is no library", Reason.LIBRARY_BROKEN, setting("/etc/hostname", "harbour")),
                arguments("a label that no token has", Reason.TOKEN_MISSING, setting(lib(), "lighthouse")),
                arguments(
                        "no PIN",
                        Reason.PIN_MISSING,
                        new TokenSetting(Path.of(lib()), "harbour", Optional.empty(), Optional.empty())),
                arguments(
                        "a PIN file that is not there",
                        Reason.PIN_FILE,
                        SoftToken.own("harbour").setting(Path.of("/nowhere/pin"))));
    }

    private static String lib() {
        return SoftToken.library().toString();
    }

    private static TokenSetting setting(String library, String name) {
        return new TokenSetting(Path.of(library), name, Optional.of(Password.of(SoftToken.PIN)), Optional.empty());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void what_is_wrong_is_told(String what, Reason reason, TokenSetting setting) {
        Token token = token(setting);
        assertThat(token.look()).map(TokenTrouble::reason).contains(reason);
        assertThat(why(() -> token.make(UUID.randomUUID(), "Root", KeyKind.RSA_2048)))
                .isEqualTo("pki.token." + reason);
        assertThat(token.logins()).isZero();
    }

    @Test
    void a_label_that_no_token_has_is_told_with_those_that_were_seen() {
        TokenTrouble trouble = token(setting(lib(), "lighthouse")).look().orElseThrow();
        assertThat(trouble.args().toString()).contains("harbour", "spare", "cabinet", "保管庫");
    }

    @Test
    void a_portal_without_the_settings_says_which_are_missing() {
        Token none = Token.of(Optional.empty());
        assertThat(none.configured()).isFalse();
        assertThat(none.look()).map(TokenTrouble::reason).contains(Reason.NOT_SET);
        assertThat(why(() -> none.key(UUID.randomUUID(), "harbour"))).isEqualTo("pki.token.NOT_SET");
    }

    @Test
    void a_refused_pin_is_sent_once_and_a_right_one_put_in_its_place_is_taken() throws IOException {
        Path file = folder.resolve("pin");
        Files.writeString(file, "00000000\n");
        Token token = token(SoftToken.own("spare").setting(file));
        assertThat(why(token::label)).as("others can read it").isEqualTo("pki.token.PIN_OPEN");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        for (int i = 0; i < 3; i++) {
            token = i == 0 ? token(SoftToken.own("spare").setting(file)) : token;
            Token now = token;
            assertThat(now.look()).map(TokenTrouble::reason).contains(Reason.PIN_WRONG);
            assertThat(why(() -> now.make(UUID.randomUUID(), "Root", KeyKind.RSA_2048)))
                    .isEqualTo("pki.token.PIN_WRONG");
            now.passTime();
        }
        assertThat(token.logins()).isEqualTo(1);
        assertThat(token.trouble().orElseThrow().toString()).doesNotContain("00000000");
        Files.writeString(file, SoftToken.PIN + "\n");
        assertThat(token.look()).isEmpty();
        assertThat(token.logins()).isEqualTo(2);
    }

    /** Whatever signs an application out of a token does so for all of its sessions. */
    @Test
    void a_connection_that_broke_is_made_anew_with_the_pin_that_was_right() {
        SoftToken soft = SoftToken.own("保管庫");
        Token token = token(soft.setting());
        TokenKey key = token.make(UUID.randomUUID(), "Vault Root", KeyKind.RSA_2048);
        signed(key, "before");
        int before = token.logins();
        signOut("保管庫");
        signed(key, "after");
        assertThat(token.trouble()).isEmpty();
        assertThat(token.logins()).isEqualTo(before + 1);
    }

    private static void signOut(String label) {
        Provider base = Security.getProvider("SunPKCS11");
        TokenSlots.Slot slot = TokenSlots.of(base, lib()).stream()
                .filter(each -> each.is(label))
                .findFirst()
                .orElseThrow();
        Provider other = base.configure(
                TokenConfiguration.of(lib()).at("slot", slot.number()).text());
        Crypto.must(() -> {
            ((AuthProvider) other).logout();
            return other;
        });
    }

    @Test
    void a_token_that_goes_away_is_told() throws IOException {
        SoftToken soft = SoftToken.own("cabinet");
        Token token = token(soft.setting());
        TokenKey key = token.make(UUID.randomUUID(), "Cabinet Root", KeyKind.RSA_2048);
        signed(key, "before");
        Files.move(soft.folder(), soft.folder().resolveSibling("away"));
        assertThat(why(() -> signed(key, "meanwhile"))).isEqualTo("pki.token.TOKEN_MISSING");
        assertThat(token.trouble()).isPresent();
    }

    private static String why(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        List<Refusal> refusals = catchThrowableOfType(Fault.Refused.class, work).refusals();
        assertThat(refusals).extracting(Refusal::rule).containsOnly(Refusal.TOKEN);
        return refusals.get(0).reason().key();
    }
}
