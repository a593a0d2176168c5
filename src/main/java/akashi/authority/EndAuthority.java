package akashi.authority;

import java.util.Locale;
import java.util.UUID;

/** Retires an authority, or deletes one that was never used. */
record EndAuthority(End end, UUID authorityId, String name) implements AboutAuthority {

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
}
