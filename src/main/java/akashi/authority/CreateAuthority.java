package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/**
 * Makes a root of the site whose private key lies in this portal.
 *
 * @param years how long it is valid, 10 to 20
 * @param constraints the names it may issue for; {@link NameConstraints#NONE} for all
 */
public record CreateAuthority(AuthorityName name, int years, KeyKind key, NameConstraints constraints)
        implements Act<UUID> {

    static final int SHORTEST = 10;
    static final int USUAL = 15;
    static final int LONGEST = 20;

    /** Refuses a length outside the bounds, and an EC key, which no VMS is known to take. */
    public CreateAuthority {
        if (years < SHORTEST || years > LONGEST) {
            throw new Fault.BadInput("years", "authority.years.bounds", SHORTEST, LONGEST);
        }
        if (key.info().isElliptic() || key.info().bits() < 2048) {
            throw new Fault.BadInput("key", "authority.key.kind");
        }
    }

    @Override
    public String code() {
        return "create-authority";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return name.commonName();
    }

    @Override
    public List<Object> args() {
        return List.of(name.commonName(), key.info().toString(), years);
    }
}
