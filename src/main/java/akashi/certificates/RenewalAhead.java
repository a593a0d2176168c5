package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.web.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * What a renewal would say and what speaks against it, before anybody asks for it.
 *
 * @param order {@code null} where it cannot even be drawn up
 * @param days as they were typed; {@code null} for what the profile says
 * @param unconfirmed how many days need no confirmation, where more are chosen; {@code null} where none is due
 */
record RenewalAhead(Order order, Integer days, String key, Integer unconfirmed, List<Refusal> refusals) {

    static RenewalAhead of(Exchange x, Issuing issuing, SiteSnapshot site, Certificate certificate) {
        int days = IssuePages.typedDays(x);
        RenewCertificate wish =
                new RenewCertificate(certificate.id(), days, true, Optional.empty(), IssuePages.typedKey(x));
        try {
            Order order = issuing.preview(site, wish);
            Integer typed = days == IssueCertificate.AS_PROFILE ? null : days;
            String key = wish.key() == null ? "" : wish.key().name();
            return new RenewalAhead(order, typed, key, IssuePages.unconfirmed(x, order, days), order.refusals());
        } catch (Fault.Refused cannot) {
            return new RenewalAhead(null, null, "", null, cannot.refusals());
        }
    }

    /** Whether nothing forbids it as it was chosen. For templates. */
    public boolean possible() {
        return refusals.isEmpty();
    }

    /** Whether somebody chose days or a key, so that other choices may help. For templates. */
    public boolean chosen() {
        return days != null || !key.isEmpty();
    }

    /** What speaks against it without forbidding it. For templates. */
    public List<Message> warnings() {
        return order == null ? List.of() : order.warnings();
    }

    /** Whether phones, browsers or Macs see it. For templates. */
    public boolean phones() {
        return order != null && order.phones();
    }
}
