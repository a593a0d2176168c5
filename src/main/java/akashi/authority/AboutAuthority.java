package akashi.authority;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/** What an administrator does with an authority that has a name already; answers the authority's id. */
interface AboutAuthority extends Act<UUID> {

    /** The authority's name. */
    String name();

    @Override
    default Access least() {
        return Access.ADMIN;
    }

    @Override
    default String subject() {
        return name();
    }

    @Override
    default List<Object> args() {
        return List.of(name());
    }
}
