package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.link.Verifier;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.text.Message;

/** The next step beside each problem: one place that knows which page mends what. */
public final class Mends {

    private Mends() {}

    /** Issue a certificate for the computer; one without a name needs that first. */
    public static Mend issue(Computer computer) {
        if (computer.nameMissing()) {
            return name(computer);
        }
        return new Mend(Message.of("mend.issue"), "/certificates/issue?computer=" + computer.id());
    }

    /** Enter the name of a computer that is known by its address only. */
    public static Mend name(Computer computer) {
        return new Mend(Message.of("mend.name"), "/servers/" + computer.id() + "/edit");
    }

    /** Take the computer out of the pair for a time. */
    public static Mend rest(Computer computer) {
        return new Mend(Message.of("mend.rest"), "/servers/" + computer.id() + "/out");
    }

    /** Hand the bundle to the computer, and say so. */
    public static Mend install(Computer computer) {
        return new Mend(Message.of("mend.install"), "/servers/" + computer.id() + "#certificates");
    }

    /** Renew the certificate with the same subject. */
    public static Mend renew(Certificate certificate) {
        return new Mend(Message.of("mend.renew"), "/certificates/" + certificate.id());
    }

    /** Install the CA certificate on the verifier, and say so. */
    public static Mend trust(Verifier verifier) {
        return new Mend(Message.of("mend.trust"), "/facts?fact=" + Fact.CA_TRUSTED + "&on=" + verifier.id());
    }

    /** Record a fact about the computer once it has been looked at. */
    public static Mend tell(Fact fact, Computer computer) {
        return new Mend(Message.of("mend.tell"), "/facts?fact=" + fact + "&on=" + computer.id());
    }

    /** Look at the computer again, with the script that shows what is so. */
    public static Mend look(Computer computer) {
        return new Mend(Message.of("mend.look"), "/check-kit?computer=" + computer.id());
    }

    /** Let the service account read the private key. */
    public static Mend grantKey(Computer computer) {
        return new Mend(Message.of("mend.grant-key"), "/servers/" + computer.id() + "#certificates");
    }

    /** Plan the switch. */
    public static Mend plan(Computer computer) {
        return new Mend(Message.of("mend.plan"), "/servers/" + computer.id() + "#encryption");
    }

    /** Go on with the change set that turns the switch. */
    public static Mend change(ChangeSet change) {
        return new Mend(Message.of("mend.change", change.number()), "/encryption/" + change.id());
    }

    /** Bring the switches of the pair together. */
    public static Mend pair() {
        return new Mend(Message.of("mend.pair"), "/encryption");
    }

    /** Make a new authority before the old one ends. */
    public static Mend authority() {
        return new Mend(Message.of("mend.authority"), "/authorities");
    }

    /** Update the clients. */
    public static Mend update() {
        return new Mend(Message.of("mend.update-clients"), "/clients");
    }
}
