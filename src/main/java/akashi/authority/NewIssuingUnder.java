package akashi.authority;

import akashi.pki.KeyKind;
import java.util.UUID;

/** The wish for an issuing authority under a root that exists already. */
record NewIssuingUnder(UUID parentId, KeyKind key, NewIssuing issuing) {}
