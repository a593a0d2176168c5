package akashi.setup;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Site;
import akashi.core.text.Message;
import akashi.sites.SiteImport;
import akashi.store.Accounts;
import akashi.store.ActContext;
import akashi.store.SetupLinks;
import akashi.store.Sites;
import akashi.store.UseCase;
import java.util.Optional;

/** Makes the first site once; a second try is refused, however it comes. */
final class FoundSiteCase implements UseCase<FoundSite, Site> {

    @Override
    public Class<FoundSite> act() {
        return FoundSite.class;
    }

    @Override
    public Site perform(FoundSite act, ActContext context) {
        SetupLinks links = new SetupLinks(context.db());
        boolean used =
                act.linkToken().map(token -> links.use(token, context.now())).orElse(true);
        Accounts accounts = new Accounts(context.db());
        if (!used || !accounts.none()) {
            throw new Fault.Refused(Refusal.of("SET_UP_ALREADY", Message.of("setup.done-already")));
        }
        new Sites(context.db()).insert(act.site(), Optional.empty(), context.now());
        accounts.insert(act.administrator());
        act.inventory()
                .ifPresent(inventory -> SiteImport.found(
                        context.db(),
                        act.site(),
                        inventory,
                        context.now(),
                        context.actor().name()));
        return act.site();
    }
}
