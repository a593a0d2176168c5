package akashi.trust;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
 *
 * <p>What comes by a one-time link is the word of whoever has the link, in nobody's stead: it speaks of the link's
 * computer alone. What lies in that computer's store is recorded; what other servers showed to it is vouched for by
 * nobody, servers that the inventory does not have are passed over, no change set is closed, and neither a refusal nor
 * the count tells anything of the rest of the site.
 *
 * @param link the one-time link by which it came
 */
public record RecordReceipt(Receipt receipt, String body, Optional<Link> link) implements Act<Integer> {

    /** A one-time link, the computer that it is for and the administrator who made it. */
    public record Link(UUID handoutId, UUID computerId, String maker) {}

    /** What somebody hands in who is signed in, or a computer by its key. */
    public RecordReceipt(Receipt receipt, String body) {
        this(receipt, body, Optional.empty());
    }

    @Override
    public String code() {
        return link.isPresent() ? "record-link-receipt" : "record-receipt";
    }

    /** Whoever has a link needs no account: what it may say is bound by the link itself. */
    @Override
    public Access least() {
        if (link.isPresent()) {
            return Access.TRAINEE;
        }
        return receipt.installs() ? Access.ADMIN : Access.HELPDESK;
    }

    @Override
    public String subject() {
        return receipt.computer() == null ? "" : receipt.computer();
    }

    @Override
    public List<Object> args() {
        String verb = receipt.verb() == null ? "" : receipt.verb();
        return link.<List<Object>>map(it -> List.of(subject(), verb, it.maker()))
                .orElseGet(() -> List.of(subject(), verb));
    }
}
