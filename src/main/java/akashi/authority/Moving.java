package akashi.authority;

import akashi.core.rule.Issuers;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How far a site has moved to its newest authority while an older one stands beside it.
 *
 * @param ready how many computers would get their next certificate from it
 * @param computers how many would get one at all
 * @param missing who has to check a certificate and is not known to trust it, by name
 */
record Moving(int ready, int computers, List<String> missing) {

    private static final int SHOWN = 12;

    /** Empty where there is no other authority, or this one is not the newest nor its root. */
    static Optional<Moving> of(SiteSnapshot site, Authority authority, Instant now) {
        Issuers issuers = Issuers.in(site, now);
        if (issuers.signers().size() < 2) {
            return Optional.empty();
        }
        Authority newest = issuers.signers().get(0);
        boolean meant = newest.equals(authority) || site.rootOf(newest).equals(Optional.of(authority));
        if (!meant) {
            return Optional.empty();
        }
        List<Computer> concerned = site.active().stream()
                .filter(computer -> !computer.nameMissing() && !computer.slots().isEmpty())
                .toList();
        TreeSet<String> missing = new TreeSet<>();
        int ready = 0;
        for (Computer computer : concerned) {
            List<String> lacking = issuers.missing(computer, newest);
            missing.addAll(lacking);
            ready += lacking.isEmpty() ? 1 : 0;
        }
        return Optional.of(new Moving(ready, concerned.size(), List.copyOf(missing)));
    }

    /** The first of them. For templates. */
    public List<String> shown() {
        return missing.subList(0, Math.min(SHOWN, missing.size()));
    }

    /** How many are not shown. For templates. */
    public int more() {
        return Math.max(0, missing.size() - SHOWN);
    }
}
