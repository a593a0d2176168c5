package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.text.Unseen;
import java.util.Optional;

/**
 * What an authority is called: a common name and, if wished, an organisation, in any script, each at most 64 characters
 * (X.520), without control or direction characters, which would let a name look like another one.
 */
public record AuthorityName(String commonName, Optional<String> organisation) {

    private static final int LONGEST = 64;

    /** Refuses what cannot be a name, on the fields {@code name} and {@code organisation}. */
    public AuthorityName {
        commonName = checked("name", commonName);
        organisation = organisation.filter(text -> !text.isBlank()).map(text -> checked("organisation", text));
    }

    /** A name without an organisation. */
    public static AuthorityName of(String commonName) {
        return new AuthorityName(commonName, Optional.empty());
    }

    private static String checked(String field, String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            throw new Fault.BadInput(field, "pki.name.empty");
        }
        if (stripped.codePointCount(0, stripped.length()) > LONGEST) {
            throw new Fault.BadInput(field, "pki.name.too-long", LONGEST);
        }
        if (stripped.codePoints().anyMatch(AuthorityName::isInvisible)) {
            throw new Fault.BadInput(field, "pki.name.characters");
        }
        return stripped;
    }

    private static boolean isInvisible(int codePoint) {
        int type = Character.getType(codePoint);
        return Unseen.is(codePoint) || type == Character.SURROGATE || type == Character.UNASSIGNED;
    }
}
