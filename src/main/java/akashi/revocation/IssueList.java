package akashi.revocation;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.UUID;

/** Signs a new list of what an authority revoked, before it is due. */
record IssueList(UUID authorityId) implements Act<Boolean> {

    @Override
    public String code() {
        return "issue-revocation-list";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
