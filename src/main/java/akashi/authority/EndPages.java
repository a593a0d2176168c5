package akashi.authority;

import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The page on which an authority is retired, or deleted where it was never used. */
final class EndPages {

    private final Kit kit;

    EndPages(Kit kit) {
        this.kit = kit;
    }

    void routes(Routes routes) {
        routes.get("/authorities/{id}/end", Access.ADMIN, this::offer);
        routes.post("/authorities/{id}/end", Access.ADMIN, this::end);
    }

    private void offer(Exchange x) {
        Authority authority = kit.authority(x);
        Dependents dependents = Dependents.of(kit.site(x), authority, x.now());
        Map<String, Object> model = new HashMap<>();
        model.put("authority", authority);
        model.put("aliased", "akashi-" + authority.id());
        model.put("below", dependents.family().size() - 1);
        model.put("retiring", dependents.againstRetiring());
        model.put("deleting", dependents.againstDeleting());
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/end", model);
    }

    private void end(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        EndAuthority.End end = form.oneOf("end", EndAuthority.End.class);
        form.done();
        Authority authority = kit.authority(x);
        kit.acts()
                .run(
                        x.actor(),
                        new EndAuthority(end, authority.id(), authority.name(), authority.token()),
                        Kit.once(form));
        if (end == EndAuthority.End.DELETE) {
            x.redirect("/authorities", deleted(authority));
        } else {
            x.redirect("/authorities/" + authority.id(), Message.of("authority.retired"));
        }
    }

    /** Its key is removed from the token once nothing in the portal refers to it any more. */
    private Message deleted(Authority authority) {
        if (authority.token().isEmpty()) {
            return Message.of("authority.deleted");
        }
        return kit.tokenKeys().forget(authority.id())
                ? Message.of("authority.deleted.token", authority.token().get())
                : Message.of("authority.deleted.token-left", authority.token().get(), "akashi-" + authority.id());
    }
}
