package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.SignedAuthorities;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * One authority accepted through the root of another: while two roots stand side by side, its second certificate lets
 * those who hold only the old root accept what it signs, if the server sends that certificate along.
 */
final class Crossing {

    private Crossing() {}

    /** A second certificate of an authority, and the root that signed it. */
    record Cross(Authority under, ParsedCertificate certificate) {}

    /** The roots that could sign it as well: the site's others; none where other authorities lie below it. */
    static List<Authority> roots(SiteSnapshot site, Authority authority) {
        boolean signsServers = authority.kind() == Authority.Kind.SITE
                && !authority.retired()
                && authority.validity().isPresent()
                && site.authorities().stream()
                        .noneMatch(other -> other.parentId().equals(Optional.of(authority.id())));
        return signsServers
                ? site.authorities().stream()
                        .filter(other -> other.kind() == Authority.Kind.SITE && other.isRoot() && !other.retired())
                        .filter(other -> other.validity().isPresent())
                        .filter(other -> !site.rootOf(authority).equals(Optional.of(other)))
                        .toList()
                : List.of();
    }

    /** The second certificates of an authority that are valid at the instant and were signed for its present key. */
    static List<Cross> of(DSLContext db, SiteSnapshot site, Authority authority, Instant now) {
        return new SignedAuthorities(db, site.site().id())
                .of(authority.id()).stream()
                        .filter(signed -> signed.purpose() == SignedAuthorities.Purpose.CROSS)
                        .filter(signed -> signed.state() == Certificate.State.ISSUED)
                        .flatMap(signed -> site.authority(signed.issuerId()).stream()
                                .map(under -> new Cross(under, CertificateReader.readOne(signed.der()))))
                        .filter(cross -> cross.certificate().validity().contains(now))
                        .toList();
    }
}
