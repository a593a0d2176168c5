package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.pki.AuthorityChain;
import akashi.pki.ForeignAuthority;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.Authorities;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The authorities above one that was handed in: those that are new are kept as somebody else's, the root first. */
final class Above {

    private Above() {}

    /** Keeps what is new; answers the one directly above, empty for a root. */
    static Optional<UUID> keep(ForeignAuthority handedIn, ActContext context, Authorities store) {
        SiteSnapshot site = context.site();
        Map<String, UUID> known = new HashMap<>();
        site.authorities().forEach(a -> known.put(a.sha256(), a.id()));
        List<ParsedCertificate> path =
                AuthorityChain.ordered(handedIn.certificate().orElseThrow(), Imported.pool(handedIn, site, store));
        Optional<UUID> parent = Optional.empty();
        for (int i = path.size() - 1; i > 0; i--) {
            ParsedCertificate above = path.get(i);
            UUID id = known.get(above.sha256());
            if (id == null) {
                id = UUID.randomUUID();
                store.insert(
                        SiteAuthorities.describe(id, Authority.Kind.EXTERNAL, above.title(), above, parent, false),
                        above.der().toArray(),
                        context.now());
            }
            parent = Optional.of(id);
        }
        return parent;
    }
}
