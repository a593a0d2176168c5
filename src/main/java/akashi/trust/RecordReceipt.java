package akashi.trust;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;

/**
 * Records what a script reported; comes back with how many facts and connections that were. Whoever stands beside the
 * computer or has its user on the telephone may hand it in: it changes nothing there, and says what was seen.
 */
public record RecordReceipt(Receipt receipt, String body) implements Act<Integer> {

    @Override
    public String code() {
        return "record-receipt";
    }

    @Override
    public Access least() {
        return Access.HELPDESK;
    }

    @Override
    public String subject() {
        return receipt.computer() == null ? "" : receipt.computer();
    }

    @Override
    public List<Object> args() {
        return List.of(subject(), receipt.verb() == null ? "" : receipt.verb());
    }
}
