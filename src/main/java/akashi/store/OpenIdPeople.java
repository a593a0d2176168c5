package akashi.store;

import static akashi.store.tables.Tables.OPENID_PERSON;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** For which accounts a provider of OpenID Connect vouches, by what the provider promises never to give to another one. */
public final class OpenIdPeople {

    /** A person as a provider knows one: the same for good, whatever becomes of names and mail addresses. */
    public record Subject(String issuer, String subject) {}

    private final DSLContext db;

    public OpenIdPeople(DSLContext db) {
        this.db = db;
    }

    /** The account of a person. */
    public Optional<UUID> find(Subject person) {
        return db.select(OPENID_PERSON.ACCOUNT_ID)
                .from(OPENID_PERSON)
                .where(OPENID_PERSON.ISSUER.eq(person.issuer()), OPENID_PERSON.SUBJECT.eq(person.subject()))
                .fetchOptional(OPENID_PERSON.ACCOUNT_ID);
    }

    /** Whose account it is; one person and one account belong together for good. */
    public void insert(UUID accountId, Subject person) {
        db.insertInto(OPENID_PERSON)
                .set(OPENID_PERSON.ACCOUNT_ID, accountId)
                .set(OPENID_PERSON.ISSUER, person.issuer())
                .set(OPENID_PERSON.SUBJECT, person.subject())
                .execute();
    }
}
