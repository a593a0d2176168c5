package akashi.handout;

import akashi.certificates.Bundles;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Handouts;
import akashi.store.Snapshots;
import akashi.trust.Receipt;
import akashi.trust.RecordReceipt;
import java.util.Optional;

/**
 * What a link opens: the bundle once, in the name of the administrator who made it and from the address of who fetches
 * it, and the receipt of that very computer.
 */
final class Handing {

    /** Who hands something in by a link, in the trail: nobody knows more of them. */
    private static final String LINK = "one-time link";

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Bundles bundles;
    private final SealedPasswords passwords;

    Handing(Database database, Acts acts, Snapshots snapshots, Bundles bundles, SealedPasswords passwords) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.passwords = passwords;
    }

    /** The bundle, with which the link is used up; one refusal says that it cannot be had, whatever the reason is. */
    Bundles.Bundle bundle(Handouts.Handout handout, Password password, String address) {
        Actor maker = maker(handout, address);
        try {
            return bundles.handOut(maker, handout.computerId(), password, handout.id());
        } catch (Fault.Refused | Fault.NotFound inside) {
            throw cannot();
        }
    }

    /** The password of the bundle that waits. */
    Password password(Handouts.Handout handout) {
        return passwords.open(database.db(), handout).orElseThrow(Handing::cannot);
    }

    /** Keeps the receipt, in nobody's name but the link's, and answers how many facts it told. */
    int receipt(Handouts.Handout handout, Receipt receipt, String body, String address) {
        Actor maker = maker(handout, address);
        RecordReceipt.Link link = new RecordReceipt.Link(handout.id(), handout.computerId(), maker.name());
        Actor sender = new Actor(null, LINK, Access.TRAINEE, handout.siteId(), address);
        return acts.run(sender, new RecordReceipt(receipt, body, Optional.of(link)));
    }

    /** The computer of a link, as it is now. */
    Computer computer(Handouts.Handout handout) {
        return snapshots
                .of(handout.siteId())
                .computer(handout.computerId())
                .orElseThrow(() -> new Fault.NotFound("computer " + handout.computerId()));
    }

    String siteName(Handouts.Handout handout) {
        return snapshots.of(handout.siteId()).site().name();
    }

    /** A link is worth no more than its maker: somebody kept out, or no administrator any more, hands out nothing. */
    private Actor maker(Handouts.Handout handout, String address) {
        Account maker = new Accounts(database.db()).get(handout.makerId());
        if (maker.disabled() || maker.access() != Access.ADMIN) {
            throw cannot();
        }
        return new Actor(maker.id(), maker.userName(), maker.access(), handout.siteId(), address);
    }

    private static Fault.Refused cannot() {
        return new Fault.Refused(Refusal.of("HANDOUT", Message.of("handout.refused.cannot")));
    }
}
