package akashi.authority;

import akashi.pki.PreparedAuthority;
import akashi.store.Scales;
import akashi.store.SignedAuthorities.Purpose;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs the certificate of an authority that was reserved before; answers the authority's id.
 *
 * @param reservation the row that says that the signature is about to be made
 * @param seen the certificates of the authority above and of the authority itself, as they were looked at
 * @param wanted what was looked at for an approval before anything was made
 * @param token the label of the token on which the key of a new one lies
 */
record SignAuthority(
        UUID reservation,
        Purpose purpose,
        UUID authorityId,
        String name,
        UUID parentId,
        String parentName,
        List<String> seen,
        PreparedAuthority prepared,
        Weight wanted,
        Optional<String> token)
        implements AboutAuthority, Weighty<UUID> {

    @Override
    public String code() {
        return code(purpose);
    }

    static String code(Purpose purpose) {
        return "sign-authority-" + purpose.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(wanted);
    }

    @Override
    public List<Object> args() {
        return List.of(
                NewKey.named(name, token),
                parentName,
                prepared.draft().validity().notAfter());
    }
}
