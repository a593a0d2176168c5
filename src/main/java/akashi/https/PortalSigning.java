package akashi.https;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.Finding;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.PortalCertificates;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs certificates of the portal itself: looked at and kept before they are signed, like any other. */
final class PortalSigning {

    private final SiteAuthorities authorities;
    private final Keeping keeping;

    PortalSigning(SiteAuthorities authorities, SealedKeys keys) {
        this.authorities = authorities;
        this.keeping = new Keeping(keys);
    }

    /** Who may sign one now, the one that signs for servers first. */
    static List<Authority> able(SiteSnapshot site, Instant now) {
        Optional<Authority> usual = site.issuer();
        return site.authorities().stream()
                .filter(Authority::signs)
                .filter(authority ->
                        authority.validity().filter(life -> life.contains(now)).isPresent())
                .sorted(java.util.Comparator.comparing(authority -> !usual.equals(Optional.of(authority))))
                .toList();
    }

    /** Signs what was reserved and keeps it in the transaction of an act, if its CA is still as it was. */
    ParsedCertificate sign(ActContext context, Reserved reserved) {
        Authority authority = reserved.authority();
        if (!able(context.site(), context.now()).contains(authority)
                || !new PortalCertificates(context.db(), context.siteId()).take(reserved.id())) {
            throw Renewal.overtaken();
        }
        ParsedCertificate signed =
                authorities.signing(context.db(), context.siteId(), authority.id(), reserved.prepared()::sign);
        keeping.signed(context, reserved, signed);
        return signed;
    }

    /** Until when it would last. */
    static Validity life(Instant now, AuthorityChain chain) {
        Instant end = chain.certificates().stream()
                .map(each -> each.validity().notAfter())
                .min(Instant::compareTo)
                .orElse(now);
        return LeafRequest.validity(
                now, Renewal.DAYS, new Validity(chain.issuing().validity().notBefore(), end));
    }

    static void refuse(List<Finding> findings, Authority authority) {
        List<Refusal> refusals = findings.stream()
                .filter(Finding::refuses)
                .map(found -> new Refusal(
                        Rule.LINTED.name(),
                        Rule.LINTED.clauses(),
                        found.message(),
                        List.of(authority.name()),
                        Mend.NONE))
                .toList();
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
    }

    /** That no CA of the site can sign now, and where one is made. */
    static Fault.Refused nobody() {
        return new Fault.Refused(new Refusal(
                Rule.AUTHORITY.name(),
                Rule.AUTHORITY.clauses(),
                Message.of("https.refused.authority"),
                List.of(),
                new Mend(Message.of("https.mend.authority"), "/authorities")));
    }
}
