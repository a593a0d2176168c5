package akashi.authority;

import akashi.core.text.Message;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves an authority's private key out of the portal, or back for a while.
 *
 * @param file SHA-256 of the encrypted file that holds the key; it is no secret
 */
record KeyAct(Step step, UUID authorityId, String name, String file) implements AboutAuthority, Weighty<UUID> {

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
        return code(step);
    }

    /** To forget a key that was back needs nobody. A file that is about to be written is another one each time. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        return step == Step.FORGET
                ? Optional.empty()
                : Optional.of(weight(step, authorityId, name, step == Step.EXPORT ? "" : file));
    }

    static Weight weight(Step step, UUID authorityId, String name, String file) {
        List<Message> lines = new ArrayList<>(List.of(Message.of("approval.line.authority", name)));
        if (!file.isEmpty()) {
            lines.add(Message.of("approval.line.sha256", file));
        }
        return new Weight(code(step), name, lines, List.of(authorityId), "/authorities/" + authorityId + "/key");
    }

    private static String code(Step step) {
        return "key-" + step.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<Object> args() {
        return List.of(name, file.isEmpty() ? "" : file.substring(0, 16));
    }
}
