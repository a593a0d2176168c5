package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.pki.AuthorityName;
import akashi.pki.ForeignAuthority;
import akashi.pki.ForeignFile;
import akashi.pki.KeyKind;
import akashi.store.Authorities;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pages on which an issuing authority is asked for elsewhere, and its certificate comes back. */
final class RequestPages {

    private static final long MOST_BYTES = 4 << 20;
    private static final String FIELD = "files";

    private final Kit kit;

    RequestPages(Kit kit) {
        this.kit = kit;
    }

    void routes(Routes routes) {
        routes.get("/authorities/request", Access.ADMIN, this::offer);
        routes.post("/authorities/request", Access.ADMIN, this::ask);
        routes.get("/authorities/{id}/request.csr", Access.ADMIN, this::csr);
        routes.get("/authorities/{id}/answer", Access.ADMIN, this::wait);
        routes.upload("/authorities/{id}/answer", Access.ADMIN, MOST_BYTES, this::answer);
    }

    private void offer(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        model.put("name", NewAuthorityPages.defaultName(x, kit.site(x), "issuing", "issuing-short"));
        model.put("keys", NewAuthorityPages.keys());
        model.put("places", KeyPlaces.of(kit, kit.site(x)));
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/request", model);
    }

    private void ask(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        AuthorityName name = form.required("name", text -> new AuthorityName(text, form.text("organisation")));
        KeyKind key = form.oneOf("key", KeyKind.class);
        boolean onToken = KeyPlaces.onToken(form);
        form.done();
        if (!onToken) {
            kit.fresh().expect(key, 1);
            kit.fresh().await(key, 1);
        }
        UUID id = kit.tokenKeys()
                .with(
                        x.actor(),
                        onToken,
                        key,
                        List.of(name.commonName()),
                        made -> kit.acts().run(x.actor(), new AskForAuthority(name, key, made), Kit.once(form)));
        x.redirect("/authorities/" + id + "/answer", Message.of("authority.request.made"));
    }

    private void csr(Exchange x) {
        byte[] pem = new Authorities(kit.database().db(), x.actor().siteId())
                .request(kit.authority(x).id())
                .orElseThrow(() -> new Fault.NotFound("request"));
        x.download("issuing-authority.csr", "application/pkcs10", pem);
    }

    private void wait(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        model.put("authority", kit.authority(x));
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/answer", model);
    }

    private void answer(Exchange x) {
        x.onFault(this::wait);
        Form form = x.form();
        Authority asked = kit.authority(x);
        List<ForeignFile> files = Kit.files(x, FIELD);
        if (files.isEmpty()) {
            throw new Fault.BadInput(FIELD, "authority.import.no-file");
        }
        UUID site = x.actor().siteId();
        ForeignAuthority read = kit.authorities()
                .signing(
                        kit.database().db(),
                        site,
                        asked.id(),
                        key -> ForeignAuthority.answering(files, key.publicKey()));
        List<FieldError> errors = errors(x, read, form.flag("acknowledged"));
        if (!errors.isEmpty()) {
            throw new Fault.BadInput(errors);
        }
        kit.acts().run(x.actor(), new AnswerAuthority(asked.id(), asked.name(), read), Kit.once(form));
        x.redirect("/authorities/" + asked.id(), Message.of("authority.answer.done"));
    }

    private List<FieldError> errors(Exchange x, ForeignAuthority read, boolean acknowledged) {
        Authorities store = new Authorities(kit.database().db(), x.actor().siteId());
        Imported judged = Imported.of(read, Imported.Way.ANSWER, kit.site(x), store, kit.now());
        List<FieldError> errors = new ArrayList<>();
        judged.refused().forEach(message -> errors.add(new FieldError(FIELD, message)));
        if (!errors.isEmpty() || !acknowledged) {
            judged.warned().forEach(message -> errors.add(new FieldError("acknowledged", message)));
        }
        return errors;
    }
}
