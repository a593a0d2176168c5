package akashi.https;

import akashi.core.site.Authority;
import akashi.pki.ParsedCertificate;
import akashi.pki.Prepared;
import java.util.List;
import java.util.UUID;

/**
 * A certificate of the portal that is about to be signed: its row is kept, its key is sealed, what it will say was looked
 * at.
 *
 * @param authority who signs it, as it was then
 * @param above what stands between it and the root
 */
record Reserved(UUID id, Authority authority, Prepared prepared, List<ParsedCertificate> above) {}
