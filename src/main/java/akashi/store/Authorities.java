package akashi.store;

import static akashi.store.tables.Tables.AUTHORITY;
import static akashi.store.tables.Tables.AUTHORITY_CERTIFICATE;

import akashi.core.site.AddressRange;
import akashi.core.site.Authority;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.store.tables.tables.records.AuthorityRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The authorities of one site and their certificates. Their private keys lie sealed in {@link Secrets}. */
public final class Authorities {

    private static final Lookup<Optional<byte[]>> DER = new Lookup<>(
            "select certificate from authority where id = ? and site_id = ?",
            row -> Optional.ofNullable(row.getBytes(1)));

    private final DSLContext db;
    private final UUID siteId;

    public Authorities(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** All authorities, oldest first, without their certificates' bytes. */
    public List<Authority> all() {
        return db.select(Columns.without(AUTHORITY, AUTHORITY.CERTIFICATE))
                .from(AUTHORITY)
                .where(AUTHORITY.SITE_ID.eq(siteId))
                // A root and the one below it are made at one moment: the root is named first.
                .orderBy(AUTHORITY.CREATED_AT, AUTHORITY.PARENT_ID.asc().nullsFirst(), AUTHORITY.NAME, AUTHORITY.ID)
                .fetch(row -> authority(row.into(AUTHORITY)));
    }

    /** The certificate as DER, where one is known. */
    public Optional<byte[]> der(UUID id) {
        return DER.first(db, id, siteId).flatMap(found -> found);
    }

    /** The label of the token on which its private key lies, where it lies on one. */
    public Optional<String> token(UUID id) {
        return db.select(AUTHORITY.KEPT_ON)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId), AUTHORITY.KEPT_ON.isNotNull())
                .fetchOptional(AUTHORITY.KEPT_ON);
    }

    /** Adds an authority; {@code der} is its certificate, {@code null} for a PUBLIC one known by name only. */
    public void insert(Authority authority, byte[] der, Instant now) {
        AuthorityRecord row = row(authority);
        row.setId(authority.id());
        row.setSiteId(siteId);
        row.setCertificate(der);
        row.setCreatedAt(now);
        row.insert();
    }

    /** Replaces what is known of an authority, its certificate too unless {@code der} is {@code null}. */
    public void update(Authority authority, byte[] der) {
        AuthorityRecord row = row(authority);
        if (der != null) {
            row.setCertificate(der);
        }
        db.update(AUTHORITY)
                .set(row)
                .where(AUTHORITY.ID.eq(authority.id()), AUTHORITY.SITE_ID.eq(siteId))
                .execute();
    }

    /**
     * What is known of a private key that was written into a file.
     *
     * @param leftAt when it was removed here; empty while it is here
     * @param file SHA-256 of the file
     */
    public record KeyAway(Optional<Instant> leftAt, Optional<String> file) {}

    /** Whether and when the authority's key left. */
    public KeyAway keyAway(UUID id) {
        return db.select(AUTHORITY.KEY_LEFT_AT, AUTHORITY.KEY_FILE)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId))
                .fetchOptional(row -> new KeyAway(Optional.ofNullable(row.value1()), Optional.ofNullable(row.value2())))
                .orElse(new KeyAway(Optional.empty(), Optional.empty()));
    }

    /** Remembers the file into which the key was written. */
    public void keyWritten(UUID id, String file) {
        db.update(AUTHORITY)
                .set(AUTHORITY.KEY_FILE, file)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId))
                .execute();
    }

    /** Remembers when the key was removed here. */
    public void keyLeft(UUID id, Instant now) {
        db.update(AUTHORITY)
                .set(AUTHORITY.KEY_LEFT_AT, now)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId))
                .execute();
    }

    /** Keeps the request by which the authority's certificate is asked for elsewhere. */
    public void asked(UUID id, byte[] request) {
        db.update(AUTHORITY)
                .set(AUTHORITY.REQUEST, request)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId))
                .execute();
    }

    /** That request. */
    public Optional<byte[]> request(UUID id) {
        return db.select(AUTHORITY.REQUEST)
                .from(AUTHORITY)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId), AUTHORITY.REQUEST.isNotNull())
                .fetchOptional(AUTHORITY.REQUEST);
    }

    /** Forgets an authority that nothing refers to, and what it signed for others, which is gone already. */
    public void delete(UUID id) {
        db.deleteFrom(AUTHORITY_CERTIFICATE)
                .where(AUTHORITY_CERTIFICATE.ISSUER_ID.eq(id), AUTHORITY_CERTIFICATE.SITE_ID.eq(siteId))
                .execute();
        db.deleteFrom(AUTHORITY)
                .where(AUTHORITY.ID.eq(id), AUTHORITY.SITE_ID.eq(siteId))
                .execute();
    }

    private AuthorityRecord row(Authority authority) {
        AuthorityRecord row = db.newRecord(AUTHORITY);
        row.setKind(authority.kind().name());
        row.setName(authority.name());
        row.setSubject(authority.subject());
        row.setNotBefore(authority.validity().map(Validity::notBefore).orElse(null));
        row.setNotAfter(authority.validity().map(Validity::notAfter).orElse(null));
        row.setThumbprint(Columns.text(authority.thumbprint()));
        row.setSha256(authority.sha256());
        row.setKeyAlgorithm(authority.key().algorithm());
        row.setKeyBits(authority.key().bits());
        row.setSignatureAlgorithm(authority.signatureAlgorithm());
        row.setPermittedDns(Columns.words(authority.constraints().dns()));
        row.setPermittedAddresses(Columns.words(authority.constraints().addresses()));
        row.setAddressesExcluded(authority.constraints().addressesExcluded());
        row.setParentId(authority.parentId().orElse(null));
        row.setKeyHere(authority.keyHere());
        row.setStage(authority.stage().name());
        row.setKeptOn(authority.token().orElse(null));
        return row;
    }

    private static Authority authority(AuthorityRecord row) {
        Optional<Validity> validity = row.getNotBefore() == null
                ? Optional.empty()
                : Optional.of(new Validity(row.getNotBefore(), row.getNotAfter()));
        return new Authority(
                row.getId(),
                Authority.Kind.valueOf(row.getKind()),
                row.getName(),
                row.getSubject(),
                validity,
                Thumbprint.parse(row.getThumbprint()),
                row.getSha256(),
                new KeyInfo(row.getKeyAlgorithm(), row.getKeyBits()),
                row.getSignatureAlgorithm(),
                new NameConstraints(
                        Columns.words(row.getPermittedDns(), String::toString),
                        Columns.words(row.getPermittedAddresses(), AddressRange::parse),
                        row.getAddressesExcluded()),
                Optional.ofNullable(row.getParentId()),
                row.getKeyHere(),
                Authority.Stage.valueOf(row.getStage()),
                Optional.ofNullable(row.getKeptOn()));
    }
}
