package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.UUID;

/** Gives up what was asked for elsewhere. */
record WithdrawRequest(UUID certificateId) implements Act<UUID> {

    @Override
    public String code() {
        return "withdraw-request";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Gives it up. */
    static final class Withdrawing implements UseCase<WithdrawRequest, UUID> {

        @Override
        public Class<WithdrawRequest> act() {
            return WithdrawRequest.class;
        }

        @Override
        public UUID perform(WithdrawRequest act, ActContext context) {
            SiteSnapshot site = context.site();
            Certificate requested = Requested.of(site, act.certificateId());
            String host = Requested.computer(site, requested).label();
            new Certificates(context.db(), context.siteId()).become(requested.id(), Certificate.State.ABANDONED);
            context.about(host);
            context.tell(
                    host,
                    requested
                            .authorityId()
                            .flatMap(site::authority)
                            .map(Authority::name)
                            .orElse("?"));
            context.evidenceChanged();
            return requested.id();
        }
    }
}
