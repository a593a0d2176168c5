package akashi.access;

import akashi.core.access.Access;
import akashi.store.Account;
import java.util.Optional;

/** An account with one thing changed. */
final class Changed {

    private Changed() {}

    /** {@code mustChange} where somebody else than its owner chose it. */
    static Account password(Account was, String hash, boolean mustChange) {
        Kept kept = new Kept(was.access(), was.disabled(), was.leftGroups());
        return of(was, Optional.of(hash), was.lang(), mustChange, kept);
    }

    static Account access(Account was, Access access) {
        return of(was, was.lang(), new Kept(access, was.disabled(), was.leftGroups()));
    }

    /** By the word of an administrator, whatever a directory says. */
    static Account disabled(Account was, boolean disabled) {
        return of(was, was.lang(), new Kept(was.access(), disabled, false));
    }

    /** By the groups of a directory. */
    static Account byGroups(Account was, Access access, boolean left) {
        return of(was, was.lang(), new Kept(access, left, left));
    }

    static Account lang(Account was, String code) {
        return of(was, Optional.of(code), new Kept(was.access(), was.disabled(), was.leftGroups()));
    }

    private record Kept(Access access, boolean disabled, boolean leftGroups) {}

    private static Account of(Account was, Optional<String> lang, Kept kept) {
        return of(was, was.passwordHash(), lang, was.mustChange(), kept);
    }

    private static Account of(
            Account was, Optional<String> hash, Optional<String> lang, boolean mustChange, Kept kept) {
        return new Account(
                was.id(),
                was.userName(),
                was.kind(),
                hash,
                kept.access(),
                lang,
                mustChange,
                kept.disabled(),
                kept.leftGroups(),
                was.createdAt());
    }
}
