package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps an authority from elsewhere and those above it; one that is known already gets its key. */
final class TakingAuthority implements UseCase<TakeAuthority, UUID> {

    private final SealedKeys keys;

    TakingAuthority(SealedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<TakeAuthority> act() {
        return TakeAuthority.class;
    }

    @Override
    public UUID perform(TakeAuthority act, ActContext context) {
        SiteSnapshot site = context.site();
        Authorities store = new Authorities(context.db(), context.siteId());
        Map<String, UUID> known = new LinkedHashMap<>();
        site.authorities().forEach(a -> known.put(a.sha256(), a.id()));
        List<ParsedCertificate> path =
                AuthorityChain.ordered(act.certificate(), Imported.pool(act.authority(), site, store));
        Optional<UUID> parent = Optional.empty();
        for (int i = path.size() - 1; i > 0; i--) {
            ParsedCertificate above = path.get(i);
            UUID id = known.get(above.sha256());
            if (id == null) {
                id = UUID.randomUUID();
                Authority found =
                        SiteAuthorities.describe(id, Authority.Kind.EXTERNAL, above.title(), above, parent, false);
                store.insert(found, above.der().toArray(), context.now());
                known.put(above.sha256(), id);
            }
            parent = Optional.of(id);
        }
        UUID id = keep(
                act, parent, Optional.ofNullable(known.get(act.certificate().sha256())), store, context);
        context.planChanged();
        return id;
    }

    private UUID keep(
            TakeAuthority act, Optional<UUID> parent, Optional<UUID> known, Authorities store, ActContext context) {
        boolean withKey = act.authority().key().isPresent();
        Optional<Authority> was = known.flatMap(context.site()::authority);
        if (was.isPresent() && (!withKey || was.get().keyHere())) {
            throw new Fault.Refused(Refusal.of(
                    "KNOWN", Message.of("authority.refused.known", was.get().name())));
        }
        UUID id = known.orElseGet(UUID::randomUUID);
        String name = was.map(Authority::name).orElseGet(act::title);
        if (was.isEmpty()) {
            Names.free(context.site(), "name", name);
        }
        Authority taken = SiteAuthorities.describe(
                id, withKey ? Authority.Kind.SITE : Authority.Kind.EXTERNAL, name, act.certificate(), parent, withKey);
        if (was.isPresent()) {
            store.update(taken, null);
        } else {
            store.insert(taken, act.certificate().der().toArray(), context.now());
        }
        act.authority()
                .key()
                .ifPresent(
                        key -> keys.put(context.db(), context.siteId(), SealedKeys.AUTHORITY, id, key, context.now()));
        return id;
    }
}
