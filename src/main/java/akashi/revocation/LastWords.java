package akashi.revocation;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Validity;
import akashi.pki.OcspSigner;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.store.OcspSigners;
import akashi.store.OcspSigners.Head;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What an authority signs before its key is locked away, so that verifiers get answers meanwhile: its last list, and,
 * where the site answers questions, somebody who answers for as long as that list is good.
 */
public final class LastWords {

    private static final Duration BACK = Duration.ofHours(1);

    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final Lists lists;

    /** By the keys of these. */
    public LastWords(SiteAuthorities authorities, SealedKeys keys) {
        this.authorities = authorities;
        this.keys = keys;
        this.lists = new Lists(authorities);
    }

    /** Signs them inside the transaction in which the key leaves; false where no list could be signed. */
    public boolean sign(DSLContext db, UUID siteId, Authority authority, Instant now) {
        boolean listed = lists.last(db, siteId, authority, now);
        boolean answers = Addresses.host(db, siteId).isPresent()
                || new OcspSigners(db, siteId).latest(authority.id()).isPresent();
        if (listed && answers) {
            name(db, siteId, authority, now.truncatedTo(ChronoUnit.SECONDS));
        }
        return listed;
    }

    private void name(DSLContext db, UUID siteId, Authority authority, Instant now) {
        Instant end = Signers.earlier(now.plus(Lists.OFFLINE), authority);
        ParsedCertificate certificate = authorities.certificate(db, siteId, authority.id());
        Head head = new Head(UUID.randomUUID(), authority.id(), Randoms.serial(), now, end);
        PrivateKeyBytes answering = PrivateKeyBytes.generate(OcspSigner.KEY);
        try {
            OcspSigners signers = new OcspSigners(db, siteId);
            signers.begin(head);
            keys.put(db, siteId, OcspSigners.TABLE, head.id(), answering, now);
            Validity life = new Validity(now.minus(BACK), end);
            ParsedCertificate named = authorities.signing(
                    db,
                    siteId,
                    authority.id(),
                    key -> OcspSigner.certify(certificate, key, answering.publicKey(), life, head.serial()));
            if (!signers.signed(head.id(), named.der().toArray())) {
                throw new Fault.NotFound("signer " + head.id());
            }
        } finally {
            answering.wipe();
        }
    }
}
