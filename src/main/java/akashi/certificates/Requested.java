package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.util.UUID;

/** A certificate that was asked for and has not come. */
final class Requested {

    private Requested() {}

    /** Refused where it has come, or was withdrawn, meanwhile. */
    static Certificate of(SiteSnapshot site, UUID id) {
        return site.certificate(id)
                .filter(c -> c.state() == Certificate.State.REQUESTED)
                .orElseThrow(() ->
                        new Fault.Refused(Refusal.of("NOT_REQUESTED", Message.of("elsewhere.refused.not-requested"))));
    }

    static Computer computer(SiteSnapshot site, Certificate requested) {
        return requested
                .computerId()
                .flatMap(site::computer)
                .orElseThrow(() -> new Fault.NotFound("computer of " + requested.id()));
    }
}
