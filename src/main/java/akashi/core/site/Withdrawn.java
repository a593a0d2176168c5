package akashi.core.site;

import java.util.Optional;

/** Certificates below an authority that works with a certificate which was taken back: strict verifiers refuse them. */
public final class Withdrawn {

    /** Longer chains than this are a mistake in the data. */
    private static final int DEEPEST = 10;

    private Withdrawn() {}

    /** The authority of the certificate, or one above it, whose own certificate was taken back. */
    public static Optional<Authority> above(SiteSnapshot site, Certificate certificate) {
        return at(site, certificate.authorityId().flatMap(site::authority));
    }

    /** The same for an authority itself. */
    public static Optional<Authority> at(SiteSnapshot site, Optional<Authority> authority) {
        Optional<Authority> above = authority;
        for (int depth = 0; above.isPresent() && depth < DEEPEST; depth++) {
            if (above.get().stage() == Authority.Stage.REVOKED) {
                return above;
            }
            above = above.get().parentId().flatMap(site::authority);
        }
        return Optional.empty();
    }
}
