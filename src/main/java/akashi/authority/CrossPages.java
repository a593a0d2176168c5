package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The page on which a second root signs an authority, and the file that comes of it. */
final class CrossPages {

    private final Kit kit;
    private final SignsAuthorities signs;

    CrossPages(Kit kit, SignsAuthorities signs) {
        this.kit = kit;
        this.signs = signs;
    }

    void routes(Routes routes) {
        routes.get("/authorities/{id}/cross", Access.ADMIN, this::offer);
        routes.post("/authorities/{id}/cross", Access.ADMIN, this::sign);
        routes.get("/authorities/{id}/cross/{authority}", Access.HELPDESK, this::file);
    }

    private void offer(Exchange x) {
        Authority authority = kit.authority(x);
        List<Authority> roots = Crossing.roots(kit.site(x), authority);
        Map<String, Object> model = new HashMap<>();
        model.put("authority", authority);
        model.put("roots", roots);
        model.put(
                "ready",
                roots.stream()
                        .filter(root -> kit.authorities().cannotSign(root).isEmpty())
                        .toList());
        model.put(
                "refusals",
                roots.stream()
                        .flatMap(root -> kit.authorities().cannotSign(root).stream())
                        .toList());
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/cross", model);
    }

    private void sign(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        UUID under = form.required("under", UUID::fromString);
        form.done();
        UUID id = signs.cross(x.actor(), kit.authority(x).id(), under, Kit.once(form));
        x.redirect("/authorities/" + id + "#cross", Message.of("authority.cross.done"));
    }

    private void file(Exchange x) {
        UUID root = x.path("authority", UUID::fromString);
        Crossing.Cross cross = Crossing.of(kit.database().db(), kit.site(x), kit.authority(x), x.now()).stream()
                .filter(each -> each.under().id().equals(root))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new Fault.NotFound("certificate signed by " + root));
        x.download(
                "cross-authority-public.cer",
                "application/pkix-cert",
                cross.certificate().der().toArray());
    }
}
