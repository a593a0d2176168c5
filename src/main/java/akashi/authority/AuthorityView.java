package akashi.authority;

import akashi.core.life.LifeStage;
import akashi.core.rule.Issuers;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An authority as pages show it.
 *
 * @param life {@code null} for a public authority that is known by name only
 * @param issued how many certificates it issued that serve or wait to; those that were replaced are left out
 * @param parent the authority above it, {@code null} for a root
 * @param below the authorities that it signed
 * @param issues whether it would sign the next server's certificate
 */
record AuthorityView(
        Authority authority,
        Lifetime life,
        Spread spread,
        int issued,
        Authority parent,
        Authority root,
        List<Authority> below,
        boolean issues) {

    private static final Set<LifeStage> COUNTED = EnumSet.of(LifeStage.WAITING, LifeStage.IN_USE, LifeStage.GIVING_WAY);

    static List<AuthorityView> all(SiteSnapshot site, Instant now) {
        return site.authorities().stream().map(each -> of(site, each, now)).toList();
    }

    static AuthorityView of(SiteSnapshot site, Authority authority, Instant now) {
        akashi.core.life.Lives lives = akashi.core.life.Lives.of(site, now);
        int issued = (int) site.certificates().stream()
                .filter(c -> lives.stage(c).filter(COUNTED::contains).isPresent())
                .filter(c -> c.authorityId().equals(Optional.of(authority.id())))
                .count();
        Authority root = site.rootOf(authority).orElse(null);
        return new AuthorityView(
                authority,
                authority.validity().map(validity -> Lifetime.of(validity, now)).orElse(null),
                Spread.of(site, root == null ? authority : root, now),
                issued,
                authority.parentId().flatMap(site::authority).orElse(null),
                root,
                site.authorities().stream()
                        .filter(other -> other.parentId().equals(Optional.of(authority.id())))
                        .toList(),
                Issuers.in(site, now).signers().contains(authority));
    }

    /** What its certificate is called as a file. For templates. */
    public String fileName() {
        return authority.isRoot() ? HandOut.ROOT_FILE : HandOut.ISSUING_FILE;
    }

    /** Whether its certificate lies here. For templates. */
    public boolean known() {
        return life != null;
    }

    /** The thumbprint in groups of two, as the Windows dialog shows it. For templates. */
    public String thumbprint() {
        return authority
                .thumbprint()
                .map(t -> spaced(t.value().toLowerCase(java.util.Locale.ROOT), 2))
                .orElse("");
    }

    /** SHA-256 in groups of four. For templates. */
    public String sha256() {
        return spaced(authority.sha256(), 4);
    }

    private static String spaced(String hex, int size) {
        return hex.replaceAll("(.{" + size + "})(?=.)", "$1 ");
    }
}
