package akashi.pki;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What Java's PKCS #11 provider is told, as the text it wants. */
record TokenConfiguration(String text) {

    static TokenConfiguration of(String library) {
        return new TokenConfiguration("--name=akashi\nlibrary=\"" + library.replace("\\", "\\\\") + "\"\n");
    }

    /** Which slot. */
    TokenConfiguration at(String word, String number) {
        return new TokenConfiguration(text + word + "=" + number + "\n");
    }

    /** To tell what it sees. */
    TokenConfiguration telling() {
        return new TokenConfiguration(text + "showInfo=true\n");
    }

    /** Private keys are made on the token to sign and stay there, under a label until a certificate names it. */
    TokenConfiguration making(String label) {
        String hex = HexFormat.of().formatHex(label.getBytes(StandardCharsets.UTF_8));
        return new TokenConfiguration(text
                + "attributes(generate,CKO_PRIVATE_KEY,*)={\nCKA_TOKEN=true\nCKA_PRIVATE=true\nCKA_SENSITIVE=true\n"
                + "CKA_EXTRACTABLE=false\nCKA_SIGN=true\nCKA_DECRYPT=false\nCKA_UNWRAP=false\n"
                + "CKA_LABEL=0h" + hex + "\n}\n");
    }
}
