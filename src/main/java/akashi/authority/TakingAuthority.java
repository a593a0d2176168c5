package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
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
        Authorities store = new Authorities(context.db(), context.siteId());
        Optional<UUID> parent = Above.keep(act.authority(), context, store);
        Optional<UUID> known = context.site().authorities().stream()
                .filter(a -> a.sha256().equals(act.certificate().sha256()))
                .map(Authority::id)
                .findFirst();
        UUID id = keep(act, parent, known, store, context);
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
