package akashi.authority;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Moves an authority's private key out of the portal, or back for a while.
 *
 * @param file SHA-256 of the encrypted file that holds the key; it is no secret
 */
record KeyAct(Step step, UUID authorityId, String name, String file) implements AboutAuthority {

    /** What is done. */
    enum Step {
        /** The key was written into an encrypted file; it is still here. */
        EXPORT,
        /** The key is removed here, since the file was proven to hold it. */
        REMOVE,
        /** The key is back from its file for a while. */
        BRING,
        /** The key that was back is forgotten. */
        FORGET
    }

    @Override
    public String code() {
        return "key-" + step.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Object> args() {
        return List.of(name, file.isEmpty() ? "" : file.substring(0, 16));
    }
}
