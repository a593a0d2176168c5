package akashi.authority;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Retires an authority, or deletes one that was never used. */
record EndAuthority(End end, UUID authorityId, String name) implements Act<UUID> {

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
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public List<Object> args() {
        return List.of(name);
    }
}
