package akashi.revocation;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Authorities;
import akashi.store.Revocations;
import akashi.store.Revocations.Below;
import akashi.store.SignedAuthorities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * A certificate that an authority signed, or began to sign, for another one, as pages show it.
 *
 * @param authority {@code null} where the other one never came to be
 * @param present whether the other one works with this certificate
 * @param elsewhere whether it was signed before the key came here, so that nothing but the certificate is known of it
 */
record SignedBelow(Below row, Authority authority, boolean present, boolean elsewhere) {

    private static final int DEEPEST = 10;

    static List<SignedBelow> of(DSLContext db, SiteSnapshot site, Authority issuer) {
        List<Below> rows = new Revocations(db, site.site().id()).authorities(issuer.id());
        Set<String> serials = rows.stream().map(Below::serial).collect(Collectors.toSet());
        Stream<SignedBelow> imported = imported(db, site, issuer)
                .filter(row -> !serials.contains(row.serial()))
                .map(row -> of(site, row, true));
        return Stream.concat(rows.stream().map(row -> of(site, row, false)), imported)
                .toList();
    }

    /** Authorities that were taken in with a certificate of this one. */
    private static Stream<Below> imported(DSLContext db, SiteSnapshot site, Authority issuer) {
        Authorities authorities = new Authorities(db, site.site().id());
        return site.authorities().stream()
                .filter(each -> each.parentId().equals(Optional.of(issuer.id())))
                .flatMap(each -> authorities.der(each.id()).stream().map(der -> {
                    ParsedCertificate parsed = CertificateReader.readOne(der);
                    return new Below(
                            each.id(),
                            SignedAuthorities.Purpose.NEW,
                            parsed.serial(),
                            Certificate.State.ISSUED,
                            Optional.empty(),
                            der,
                            parsed.validity().notBefore());
                }));
    }

    static SignedBelow find(DSLContext db, SiteSnapshot site, Authority issuer, String serial) {
        return of(db, site, issuer).stream()
                .filter(each -> each.row().serial().equals(serial))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("certificate " + serial + " of " + issuer.name()));
    }

    private static SignedBelow of(SiteSnapshot site, Below row, boolean elsewhere) {
        Optional<Authority> found = site.authority(row.authorityId());
        boolean present = row.der() != null
                && found.filter(authority -> authority
                                .sha256()
                                .equals(CertificateReader.readOne(row.der()).sha256()))
                        .isPresent();
        return new SignedBelow(row, found.orElse(null), present, elsewhere);
    }

    /** What to call it. For templates. */
    public String name() {
        return authority == null ? "–" : authority.name();
    }

    /** Whether it can be taken back: it was signed, or nobody can tell for certain that it never was. */
    public boolean revocable() {
        return row.state() == Certificate.State.ISSUED || row.state() == Certificate.State.ABANDONED;
    }

    /** Whether the signature was begun and no certificate was kept. For templates. */
    public boolean givenUp() {
        return row.state() == Certificate.State.ABANDONED;
    }

    /** Since when it is revoked. For templates. */
    public Instant revokedAt() {
        return row.revoked().map(Revocations.Revoked::at).orElse(null);
    }

    /** Why it was revoked. For templates. */
    public Message why() {
        return row.revoked()
                .map(revoked -> RevokeAuthority.Reason.words(revoked.why()))
                .orElse(null);
    }

    /** The authorities that sign nothing any more once it is taken back. */
    List<Authority> ending(SiteSnapshot site) {
        if (!present) {
            return List.of();
        }
        return site.authorities().stream()
                .filter(each -> isUnder(site, each, authority.id()) && !each.retired())
                .toList();
    }

    /** The computers whose certificates strict verifiers refuse once it is taken back. */
    List<String> dependents(SiteSnapshot site) {
        if (!present) {
            return List.of();
        }
        List<String> hosts = new ArrayList<>();
        for (Computer computer : site.active()) {
            boolean depends = site.certificatesOf(computer).stream()
                    .filter(Certificate::usable)
                    .flatMap(c -> c.authorityId().flatMap(site::authority).stream())
                    .anyMatch(by -> isUnder(site, by, authority.id()));
            if (depends) {
                hosts.add(computer.label());
            }
        }
        return hosts;
    }

    private static boolean isUnder(SiteSnapshot site, Authority one, UUID top) {
        Optional<Authority> current = Optional.of(one);
        for (int depth = 0; current.isPresent() && depth < DEEPEST; depth++) {
            if (current.get().id().equals(top)) {
                return true;
            }
            current = current.get().parentId().flatMap(site::authority);
        }
        return false;
    }
}
