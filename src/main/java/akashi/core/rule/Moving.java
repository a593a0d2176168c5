package akashi.core.rule;

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
 * @param to the newest authority
 * @param there how many computers show a certificate below it already
 * @param ready how many would get their next certificate from it
 * @param computers how many would get one at all
 * @param missing who has to check a certificate and is not known to trust it, by name
 * @param last the newest of those that stand beside it that a computer still shows a certificate below; the newest of all
 *     where none does
 * @param behind how many show one below {@code last}
 * @param older how many show one below any of those that stand beside it
 */
public record Moving(
        Authority to,
        int there,
        int ready,
        int computers,
        List<String> missing,
        Authority last,
        int behind,
        int older) {

    private static final int SHOWN = 12;

    /** Copies the list. */
    public Moving {
        missing = List.copyOf(missing);
    }

    /** As of a site; empty where there are no two that sign. */
    public static Optional<Moving> of(SiteSnapshot site, Instant now) {
        Issuers issuers = Issuers.in(site, now);
        if (issuers.signers().size() < 2) {
            return Optional.empty();
        }
        Authority newest = issuers.signers().get(0);
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
        List<Authority> older = issuers.signers().subList(1, issuers.signers().size());
        Authority last = older.stream()
                .filter(authority -> showing(site, concerned, authority) > 0)
                .findFirst()
                .orElse(older.get(0));
        return Optional.of(new Moving(
                newest,
                showing(site, concerned, newest),
                ready,
                concerned.size(),
                List.copyOf(missing),
                last,
                showing(site, concerned, last),
                showing(site, concerned, older)));
    }

    private static int showing(SiteSnapshot site, List<Computer> computers, Authority authority) {
        return showing(site, computers, List.of(authority));
    }

    private static int showing(SiteSnapshot site, List<Computer> computers, List<Authority> any) {
        return (int) computers.stream()
                .filter(computer -> any.stream().anyMatch(each -> shows(site, computer, site.rootOf(each))))
                .count();
    }

    /** Whether the computer shows a certificate below the root, by the root itself or an issuing one below it. */
    private static boolean shows(SiteSnapshot site, Computer computer, Optional<Authority> root) {
        return site.wantedSlots(computer).stream()
                .flatMap(slot -> site.certificateIn(computer, slot).stream())
                .map(site::rootOf)
                .anyMatch(root::equals);
    }

    /** Whether the authority is the one that the site moves to, or the root above it. */
    public boolean leadsTo(Authority authority, SiteSnapshot site) {
        return to.equals(authority) || site.rootOf(to).equals(Optional.of(authority));
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
