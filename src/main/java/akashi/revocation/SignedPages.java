package akashi.revocation;

import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The page that takes back what an authority signed for another one: first who depends on it, then the act. */
final class SignedPages {

    private static final String PATH = "/authorities/{id}/signed/{serial}/revoke";
    private static final int SHOWN = 200;

    private final Database database;
    private final Snapshots snapshots;
    private final Acts acts;
    private final SiteAuthorities authorities;

    SignedPages(Database database, Snapshots snapshots, Acts acts, SiteAuthorities authorities) {
        this.database = database;
        this.snapshots = snapshots;
        this.acts = acts;
        this.authorities = authorities;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.ADMIN, this::show);
        routes.post(PATH, Access.ADMIN, this::revoke);
    }

    private void show(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Authority issuer = issuer(x, site);
        SignedBelow signed = SignedBelow.find(database.db(), site, issuer, serial(x));
        List<String> dependents = signed.dependents(site);
        Map<String, Object> model = new HashMap<>();
        model.put("issuer", issuer);
        model.put("signed", signed);
        model.put("dependents", dependents.size());
        model.put("shown", dependents.stream().limit(SHOWN).toList());
        model.put("ending", signed.ending(site).stream().map(Authority::name).toList());
        model.put("signs", authorities.keyPresent(issuer));
        model.put("reasons", RevokeAuthority.Reason.options());
        model.put("act", UUID.randomUUID().toString());
        x.page("revocation/signed", model);
    }

    private void revoke(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        RevokeAuthority.Reason reason = form.oneOf("reason", RevokeAuthority.Reason.class);
        if (!form.flag("seen")) {
            form.error("seen", Message.of("revocation.signed.seen.required"));
        }
        form.done();
        Authority issuer = issuer(x, snapshots.of(x.actor().siteId()));
        Terms once = Terms.once(form.text("act"));
        boolean listed = acts.run(x.actor(), new RevokeAuthority(issuer.id(), serial(x), reason), once);
        x.redirect(
                "/authorities/" + issuer.id() + "/revocation",
                Message.of(listed ? "revocation.signed.done" : "revocation.signed.unlisted", issuer.name()));
    }

    private static String serial(Exchange x) {
        return x.path("serial", String::valueOf);
    }

    private static Authority issuer(Exchange x, SiteSnapshot site) {
        UUID id = x.path("id", UUID::fromString);
        return site.authority(id).filter(Lists::mayHave).orElseThrow(() -> new Fault.NotFound("authority " + id));
    }
}
