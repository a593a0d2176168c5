package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.util.List;
import java.util.UUID;

/** Ends an authority that nothing depends on, and those below it with it. */
final class EndingAuthority implements UseCase<EndAuthority, UUID> {

    private final SealedKeys keys;

    EndingAuthority(SealedKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<EndAuthority> act() {
        return EndAuthority.class;
    }

    @Override
    public UUID perform(EndAuthority act, ActContext context) {
        Authority authority = context.site()
                .authority(act.authorityId())
                .orElseThrow(() -> new Fault.NotFound("authority " + act.authorityId()));
        Dependents dependents = Dependents.of(context.site(), authority, context.now());
        List<Refusal> refusals =
                act.end() == EndAuthority.End.RETIRE ? dependents.againstRetiring() : dependents.againstDeleting();
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        Authorities store = new Authorities(context.db(), context.siteId());
        if (act.end() == EndAuthority.End.DELETE) {
            keys.forget(context.db(), SealedKeys.AUTHORITY, authority.id());
            store.delete(authority.id());
        } else {
            dependents.family().stream()
                    .filter(each -> !each.retired())
                    .forEach(each -> store.update(each.in(Authority.Stage.RETIRED), null));
        }
        context.planChanged();
        return authority.id();
    }
}
