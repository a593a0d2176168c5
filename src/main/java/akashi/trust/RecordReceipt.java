package akashi.trust;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;

/**
 * Records what a script reported; comes back with how many facts and connections that were.
 *
 * <p>A receipt is a file that anybody can write. Gates and change sets rest on what lies in a computer's store, who reads
 * its keys and how its switches are, so only an administrator, or the computer itself by its key, says that: receipts of
 * the install script are theirs. Whoever stands beside a computer or has its user on the telephone may hand in a check.
 * From the helpdesk it tells which CAs that machine trusts and what servers showed to it, with the name of who handed it
 * in; what it tells of the machine's own store, keys and switches is left out, and what servers showed speaks of that
 * machine's connections alone, until an administrator hands it in. It closes no change set: the next look of the portal
 * does.
 */
public record RecordReceipt(Receipt receipt, String body) implements Act<Integer> {

    @Override
    public String code() {
        return "record-receipt";
    }

    @Override
    public Access least() {
        return receipt.installs() ? Access.ADMIN : Access.HELPDESK;
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
