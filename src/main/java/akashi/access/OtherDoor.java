package akashi.access;

import akashi.store.Account;
import java.util.Optional;

/** A provider at which people may sign in instead of typing a password here. */
public interface OtherDoor {

    /** What people call it; empty while nobody comes in by it. */
    Optional<String> name();

    /** The path of this portal from which the way there begins. */
    String path();

    /** The path by which somebody who signs out here may sign out there too; empty where there is nothing to do. */
    Optional<String> wayOut(Account account);
}
