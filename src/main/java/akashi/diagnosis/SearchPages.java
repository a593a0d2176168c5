package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.diagnosis.ErrorCause;
import akashi.core.diagnosis.KnownErrors;
import akashi.core.diagnosis.Search;
import akashi.core.rule.Outcome;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one search: a name, an address, a thumbprint, or an error text. */
final class SearchPages {

    /** The longest text that is put into an address; longer ones are answered where they were sent. */
    private static final int IN_ADDRESS = 300;

    private final Judgements judgements;

    SearchPages(Judgements judgements) {
        this.judgements = judgements;
    }

    void routes(Routes routes) {
        routes.get("/search", Access.HELPDESK, x -> show(x, x.query().text("q").orElse("")));
        routes.post("/search", Access.HELPDESK, this::pasted);
    }

    private void pasted(Exchange x) {
        String text = x.form().text("q").orElse("");
        if (text.length() <= IN_ADDRESS) {
            x.redirect("/search?q=" + Asked.encoded(text));
        } else {
            show(x, text);
        }
    }

    private void show(Exchange x, String text) {
        SiteSnapshot site = judgements.of(x.actor().siteId(), x.now()).site();
        Search found = Search.of(site, text);
        Map<String, Object> model = new HashMap<>();
        model.put("q", text);
        model.put("cut", text.length() > KnownErrors.MOST);
        model.put("most", KnownErrors.MOST);
        model.put("found", found);
        model.put("admin", x.actor().access().covers(Access.ADMIN));
        model.put("mark", Outcome.BROKEN);
        model.put("errors", found.errors().stream().map(Told::of).toList());
        model.put(
                "certificates",
                found.certificates().stream().map(c -> certificate(c, site)).toList());
        model.put(
                "authorities",
                found.authorities().stream().map(a -> authority(a)).toList());
        x.page("diagnosis/search", model);
    }

    /** A cause and in whose words it is told. */
    record Told(ErrorCause cause, List<Message> makers) {

        static Told of(KnownErrors.Recognised error) {
            return new Told(
                    error.cause(), error.makers().stream().map(Message::of).toList());
        }
    }

    /** A certificate and the computer it is for. */
    record Owned(Certificate certificate, String computer) {}

    private static Owned certificate(Certificate certificate, SiteSnapshot site) {
        Optional<Computer> owner = certificate.computerId().flatMap(site::computer);
        return new Owned(certificate, owner.map(Computer::label).orElse(null));
    }

    private static Asked.Way authority(Authority authority) {
        return new Asked.Way("/authorities/" + authority.id(), authority.name());
    }
}
