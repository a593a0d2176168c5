package akashi.certificates;

import akashi.authority.SiteAuthorities;
import akashi.core.rule.Issuers;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.stream.Stream;

/** The authorities that would sign for computers: whether they can is asked before a batch begins. */
record Signers(SiteAuthorities authorities) {

    /** Refused with the reason where the key of one of them lies on a token that cannot be used just now. */
    void mustReach(SiteSnapshot site, Stream<Computer> computers, Instant now) {
        if (site.authorities().stream().allMatch(each -> each.token().isEmpty())) {
            return;
        }
        Issuers issuers = Issuers.in(site, now);
        computers
                .flatMap(computer -> issuers.of(computer).issuer().stream())
                .distinct()
                .forEach(authorities::mustReach);
    }
}
