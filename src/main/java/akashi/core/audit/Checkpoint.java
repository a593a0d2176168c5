package akashi.core.audit;

import akashi.core.text.CanonicalJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A place of the chain that was signed: whoever rewrites an entry up to here and all hashes after it still lacks the key.
 *
 * @param number the entry up to which it vouches, and {@code hash} that entry's
 * @param key the id of the key that signed
 * @param signature over the UTF-8 bytes of {@link #signed}, in base64
 */
public record Checkpoint(UUID site, long number, String hash, Instant at, UUID key, String signature) {

    /** What is signed, member by member. */
    public Map<String, Object> canonical() {
        return Map.of(
                "form",
                1L,
                "site",
                site.toString(),
                "number",
                number,
                "hash",
                hash,
                "at",
                at.toString(),
                "key",
                key.toString());
    }

    /** What is signed, as text. */
    public String signed() {
        return CanonicalJson.of(canonical());
    }

    /** The same with its signature. */
    public Checkpoint with(String made) {
        return new Checkpoint(site, number, hash, at, key, made);
    }
}
