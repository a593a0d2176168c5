package akashi.pki;

import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;

/**
 * What an authority's certificate shall say.
 *
 * @param pathLen how many authorities may follow below it before the leaf: 1 for a root, 0 for an issuing one
 * @param serversOnly whether what it issues may serve as a server's certificate and nothing else
 */
public record AuthorityRequest(
        AuthorityName name, Validity validity, int pathLen, NameConstraints constraints, boolean serversOnly) {

    /** Refuses a negative depth. */
    public AuthorityRequest {
        if (pathLen < 0) {
            throw new IllegalArgumentException("a path cannot be shorter than nothing");
        }
    }

    /** A root: room for one issuing authority below it. */
    public static AuthorityRequest root(AuthorityName name, Validity validity, NameConstraints constraints) {
        return new AuthorityRequest(name, validity, 1, constraints, false);
    }

    /** An issuing authority: servers' certificates only below it. */
    public static AuthorityRequest issuing(AuthorityName name, Validity validity, NameConstraints constraints) {
        return new AuthorityRequest(name, validity, 0, constraints, true);
    }
}
