package akashi.core.audit;

import akashi.core.text.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/**
 * An audit entry as it is sealed. What the act left as values stays the text that is stored, so that no two readers can
 * write a number differently. Whatever an entry lacks is {@code null}.
 *
 * @param seq the number the database gave it when it was written: unique, but neither without gaps nor in the order in
 *     which entries became visible
 * @param access the role that acted, by name
 * @param args the values of the sentence, {@code before} and {@code after} what changed, as stored JSON
 */
public record TrailEntry(
        UUID site,
        long seq,
        Instant at,
        UUID account,
        String actor,
        String access,
        String origin,
        String act,
        String subject,
        String args,
        String before,
        String after,
        UUID job) {

    /** What stands in the place of the hash before the first one. */
    public static final String NOTHING = "0".repeat(64);

    /** The entry sealed as the next one of its chain. */
    public SealedEntry seal(long number, String previous) {
        return new SealedEntry(this, number, previous, hash(number, previous));
    }

    /** SHA-256 over the UTF-8 bytes of {@link #canonical}, in lower-case hex. */
    String hash(long number, String previous) {
        return sha256(CanonicalJson.of(canonical(number, previous)));
    }

    /** What is hashed: every field, its place in the chain and the hash of the entry before it. */
    public Map<String, Object> canonical(long number, String previous) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("form", 1L);
        fields.put("site", site.toString());
        fields.put("number", number);
        fields.put("previous", previous);
        fields.put("seq", seq);
        fields.put("at", at.toString());
        fields.put("account", text(account));
        fields.put("actor", actor);
        fields.put("access", access);
        fields.put("origin", origin);
        fields.put("act", act);
        fields.put("subject", subject);
        fields.put("args", args);
        fields.put("before", before);
        fields.put("after", after);
        fields.put("job", text(job));
        return fields;
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
