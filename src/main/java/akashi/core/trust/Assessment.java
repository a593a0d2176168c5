package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import java.util.List;

/** How one connection is at one instant, and why: the reasons worst first, at least one. */
public record Assessment(
        CertificateLink link, Computer subject, Verifier verifier, Status status, List<Reason> reasons) {

    /** The reason to show where there is room for one. */
    public Reason first() {
        return reasons.get(0);
    }
}
