package akashi.authority;

import akashi.pki.KeyKind;
import java.util.UUID;

/**
 * The wish for an issuing authority under a root that exists already.
 *
 * @param onToken whether its key shall lie on the token of this portal
 */
record NewIssuingUnder(UUID parentId, KeyKind key, NewIssuing issuing, boolean onToken) {}
