package akashi.pki;

import akashi.core.text.Message;

/**
 * What lint found in a certificate that is about to be issued.
 *
 * @param code the name of the check, which is also the end of the sentence's key
 * @param refuses whether the certificate must not be issued; otherwise it is a warning
 * @param source where the demand is written
 */
public record Finding(String code, boolean refuses, String source, Message message) {

    static Finding refusal(String code, String source, Object... args) {
        return new Finding(code, true, source, Message.of("pki.lint." + code, args));
    }

    static Finding warning(String code, String source, Object... args) {
        return new Finding(code, false, source, Message.of("pki.lint." + code, args));
    }
}
