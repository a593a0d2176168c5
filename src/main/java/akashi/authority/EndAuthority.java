package akashi.authority;

import akashi.core.text.Message;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Retires an authority, or deletes one that was never used.
 *
 * @param token the label of the token on which its key lies
 */
record EndAuthority(End end, UUID authorityId, String name, Optional<String> token)
        implements AboutAuthority, Weighty<UUID> {

    /** How it ends. */
    enum End {
        /** It signs nothing any more; its history stays. */
        RETIRE,
        /** It was a mistake: nothing of it stays but the entry in the trail. */
        DELETE
    }

    @Override
    public String code() {
        return end.name().toLowerCase(Locale.ROOT) + "-authority";
    }

    @Override
    public List<Object> args() {
        return List.of(NewKey.named(name, token));
    }

    /** One that is retired stays as it is, with its key; one that is deleted is gone with it. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        List<Message> lines = List.of(Message.of("approval.line.authority", name));
        String path = "/authorities/" + authorityId + "/end";
        return end == End.RETIRE
                ? Optional.empty()
                : Optional.of(new Weight(code(), name, lines, List.of(authorityId), path));
    }
}
