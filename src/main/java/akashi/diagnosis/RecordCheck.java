package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Records what the check page showed on one device of a group of clients; comes back with whether that says something
 * of the group.
 *
 * @param authorityId the root above the certificate that the page was shown with
 * @param device the code that the caller read out, which stands for the device: entered again, it is the same one
 * @param trusts whether there was no warning
 * @param shownAt when the code that the caller read out was shown
 */
public record RecordCheck(UUID groupId, String group, UUID authorityId, String device, boolean trusts, Instant shownAt)
        implements Act<Boolean> {

    /** The device among those of its group. */
    String member() {
        return "check " + device;
    }

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
