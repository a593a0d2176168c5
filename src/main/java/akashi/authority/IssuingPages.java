package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.KeyKind;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The pages on which an issuing authority comes to be under a root, and is signed anew when names are added. */
final class IssuingPages {

    private final Kit kit;
    private final SignsAuthorities signs;

    IssuingPages(Kit kit, SignsAuthorities signs) {
        this.kit = kit;
        this.signs = signs;
    }

    void routes(Routes routes) {
        routes.get("/authorities/{id}/issuing", Access.ADMIN, this::offer);
        routes.post("/authorities/{id}/issuing", Access.ADMIN, this::create);
        routes.get("/authorities/{id}/again", Access.ADMIN, this::offerAgain);
        routes.post("/authorities/{id}/again", Access.ADMIN, this::again);
    }

    private void offer(Exchange x) {
        SiteSnapshot site = kit.site(x);
        Authority root = kit.authority(x);
        Map<String, Object> model = model(root, root);
        model.put("name", NewAuthorityPages.defaultName(x, site, "issuing", "issuing-short"));
        model.put("keys", NewAuthorityPages.keys());
        model.put("places", KeyPlaces.of(kit, site));
        model.put("draft", ConstraintDraft.of(site, x.now()));
        x.page("authority/issuing", model);
    }

    private void create(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        KeyKind kind = form.oneOf("key", KeyKind.class);
        NewIssuing issuing = NewAuthorityPages.issuing(form, form.flag("limit"));
        boolean onToken = KeyPlaces.onToken(form);
        form.done();
        UUID parent = kit.authority(x).id();
        UUID id = signs.under(x.actor(), new NewIssuingUnder(parent, kind, issuing, onToken), Kit.once(form));
        x.redirect("/authorities/" + id, Message.of("authority.issuing.created"));
    }

    private void offerAgain(Exchange x) {
        SiteSnapshot site = kit.site(x);
        Authority authority = kit.authority(x);
        Authority root = authority.parentId().flatMap(site::authority).orElseThrow(() -> new Fault.NotFound("root"));
        Map<String, Object> model = model(authority, root);
        model.put("draft", ConstraintDraft.grown(authority.constraints(), site, x.now()));
        model.put("missing", ConstraintDraft.missing(site, authority.constraints(), x.now()));
        x.page("authority/again", model);
    }

    private void again(Exchange x) {
        x.onFault(this::offerAgain);
        Form form = x.form();
        Integer years = form.required("issuing-years", Integer::valueOf);
        form.done();
        Again wish = new Again(kit.authority(x).id(), years, NewAuthorityPages.limits(form, form.flag("limit")));
        UUID id = signs.again(x.actor(), wish, Kit.once(form));
        x.redirect("/authorities/" + id, Message.of("authority.again.done"));
    }

    private Map<String, Object> model(Authority authority, Authority signer) {
        Map<String, Object> model = new HashMap<>();
        model.put("authority", authority);
        model.put("signer", signer);
        model.put("refusals", kit.authorities().cannotSign(signer));
        model.put("act", UUID.randomUUID().toString());
        return model;
    }
}
