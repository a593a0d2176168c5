package akashi.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Names that everybody knows of a site and its people, so that no passphrase should be made of them. */
public final class KnownNames {

    private KnownNames() {}

    /** The site's name and domain, and the user names. */
    public static List<String> of(DSLContext db, UUID siteId) {
        var site = new Sites(db).get(siteId);
        Stream<String> place = Stream.of(Optional.of(site.name()), site.domain().map(Object::toString))
                .flatMap(Optional::stream);
        return Stream.concat(place, new Accounts(db).all().stream().map(Account::userName))
                .toList();
    }
}
