package akashi.pki;

import java.util.Set;

/**
 * What a verifier asks of certificate policies (the user-initial values of RFC 5280 6.1.1).
 *
 * @param acceptable dotted numbers of the policies it takes; empty means any
 * @param explicit whether a path without a valid policy is refused
 * @param withoutMappings whether policies of one authority may not stand for those of another
 * @param withoutAny whether anyPolicy counts for nothing
 */
public record PolicyDemands(Set<String> acceptable, boolean explicit, boolean withoutMappings, boolean withoutAny) {

    /** Takes any policy and needs none, as the verifiers of a video site do. */
    public static final PolicyDemands NONE = new PolicyDemands(Set.of(), false, false, false);

    /** Copies the set. */
    public PolicyDemands {
        acceptable = Set.copyOf(acceptable);
    }
}
