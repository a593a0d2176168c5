package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Records what the check page showed on one device of a group of clients; comes back with how many of the group are now
 * known to trust the CA.
 *
 * @param authorityId the root above the certificate that the page was shown with
 * @param trusts whether there was no warning
 * @param shownAt when the code that the caller read out was shown
 */
public record RecordCheck(UUID groupId, String group, UUID authorityId, boolean trusts, Instant shownAt)
        implements Act<Integer> {

    @Override
    public String code() {
        return "record-check";
    }

    @Override
    public Access least() {
        return Access.HELPDESK;
    }

    @Override
    public String subject() {
        return group;
    }

    @Override
    public List<Object> args() {
        return List.of(group, Message.of(trusts ? "diagnosis.check.trusted" : "diagnosis.check.warned"), shownAt);
    }
}
