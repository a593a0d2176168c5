package akashi.revocation;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.RevocationLists;
import akashi.store.UseCase;

/** Signs a list on wish; refused where the authority cannot sign just now. */
final class IssuingList implements UseCase<IssueList, Boolean> {

    private final Lists lists;

    IssuingList(Lists lists) {
        this.lists = lists;
    }

    @Override
    public Class<IssueList> act() {
        return IssueList.class;
    }

    @Override
    public Boolean perform(IssueList act, ActContext context) {
        Authority authority = context.site()
                .authority(act.authorityId())
                .orElseThrow(() -> new Fault.NotFound("authority " + act.authorityId()));
        if (!lists.issue(context.db(), context.siteId(), authority, context.now())) {
            throw new Fault.Refused(
                    Refusal.of("AUTHORITY", Message.of("revocation.refused.cannot-sign", authority.name())));
        }
        long number = new RevocationLists(context.db(), context.siteId())
                .find(authority.id())
                .orElseThrow()
                .number();
        context.about(authority.name());
        context.tell(authority.name(), String.valueOf(number));
        return true;
    }
}
