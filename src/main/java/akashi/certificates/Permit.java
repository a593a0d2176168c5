package akashi.certificates;

import akashi.core.site.SiteSnapshot;
import akashi.store.ActContext;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The right to have one certificate signed for one computer although nobody who may do so is signed in: a code that an
 * administrator made, or the key of the certificate before. It says under which name the signing is audited.
 */
public interface Permit {

    /** The computer; no other gets anything by it. */
    UUID computerId();

    /** The name of the act in the audit trail. */
    String code();

    /** Who gave the right, for the sentence of the audit entry. */
    String giver();

    /** Refused with every reason for which it does not hold. */
    void judge(DSLContext db, SiteSnapshot site, Instant now);

    /** Uses it up for this certificate, in the transaction that signs it; refused where somebody was quicker. */
    void spend(ActContext context, UUID certificateId);
}
