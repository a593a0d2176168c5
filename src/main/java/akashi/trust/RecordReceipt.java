package akashi.trust;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;

/** Records what a script reported; comes back with how many facts that were. */
public record RecordReceipt(Receipt receipt, String body) implements Act<Integer> {

    @Override
    public String code() {
        return "record-receipt";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
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
