package akashi.https;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.PortalCertificates.Origin;
import akashi.store.Sites;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews the certificate that a CA of the site made for the portal, at two thirds of its lifetime. */
final class Renewal {

    /** How long one lasts: what browsers accept. */
    static final int DAYS = 397;

    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);

    private final Database database;
    private final Acts acts;
    private final Reserving reserving;
    private final Clock clock;

    Renewal(Database database, Acts acts, Reserving reserving, Clock clock) {
        this.reserving = reserving;
        this.database = database;
        this.acts = acts;
        this.clock = clock;
    }

    /** When a certificate is to be replaced: the last third is for whatever keeps it from happening. */
    static Instant due(Validity validity) {
        return validity.notBefore().plus(validity.length().multipliedBy(2).dividedBy(3));
    }

    /** Who signs the next one: the same CA, or where that cannot any more the one that signs for servers. */
    static Optional<Authority> by(Kept kept, SiteSnapshot site, Instant now) {
        List<Authority> able = PortalSigning.able(site, now);
        return able.stream()
                .filter(authority -> kept.authorityId().equals(Optional.of(authority.id())))
                .findFirst()
                .or(() -> able.stream().findFirst());
    }

    /** Renews where it is due; what keeps it from being done is looked at again the next time. */
    void look() {
        reserving.abandonStale();
        Instant now = clock.instant();
        new Sites(database.db())
                .real()
                .map(Site::id)
                .ifPresent(siteId -> new PortalCertificates(database.db(), siteId)
                        .current()
                        .filter(kept -> kept.origin() == Origin.MADE)
                        .filter(kept -> !now.isBefore(due(kept.validity())))
                        .ifPresent(kept -> renew(siteId, kept)));
    }

    private void renew(UUID siteId, Kept kept) {
        try {
            SiteSnapshot site = reserving.site(siteId);
            Authority authority = by(kept, site, clock.instant()).orElseThrow(PortalSigning::nobody);
            if (!reserving.worthwhile(site, authority, kept)) {
                throw shortened(authority);
            }
            ParsedCertificate old = CertificateReader.readAll(kept.chain().getBytes(StandardCharsets.US_ASCII))
                    .get(0);
            reserving.signing(
                    site,
                    authority,
                    Names.of(old),
                    reserved -> acts.run(Actor.portal(siteId), new RenewPortalCertificate(kept.id(), reserved)));
            LOG.info("the portal has a new certificate of its own");
        } catch (Fault notNow) {
            LOG.info("the portal's own certificate was not renewed: {}", notNow.said());
        }
    }

    static Fault.Refused overtaken() {
        return new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("https.refused.overtaken")));
    }

    static Fault.Refused shortened(Authority authority) {
        return new Fault.Refused(new Refusal(
                Rule.AUTHORITY.name(),
                Rule.AUTHORITY.clauses(),
                Message.of("https.refused.shortened", authority.name()),
                List.of(authority.name()),
                new Mend(Message.of("https.mend.authority"), "/authorities")));
    }
}
