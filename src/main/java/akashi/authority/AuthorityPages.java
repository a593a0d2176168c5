package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityName;
import akashi.pki.FreshKeys;
import akashi.pki.KeyKind;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Lang;
import akashi.web.Messages;
import akashi.web.Option;
import akashi.web.Routes;
import akashi.web.Zip;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The pages of authorities: what there is, making a root, looking at one, handing its certificate out. */
public final class AuthorityPages {

    private static final int LONGEST_NAME = 64;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final FreshKeys fresh;
    private final Messages messages;

    /** The pages over these kits; keys come from {@code fresh}. */
    public AuthorityPages(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            FreshKeys fresh,
            Messages messages) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.fresh = fresh;
        this.messages = messages;
    }

    /** The acts of this feature. */
    public static List<UseCase<?, ?>> acts(SealedKeys keys, FreshKeys fresh) {
        return List.of(new CreatingAuthority(keys, fresh));
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        routes.get("/authorities", Access.HELPDESK, this::list);
        routes.get("/authorities/new", Access.ADMIN, this::offer);
        routes.post("/authorities/new", Access.ADMIN, this::create);
        routes.get("/authorities/{id}", Access.HELPDESK, this::show);
        routes.get("/authorities/{id}/root-authority-public.cer", Access.HELPDESK, this::der);
        routes.get("/authorities/{id}/root-authority-public.pem", Access.HELPDESK, this::pem);
        routes.get("/authorities/{id}/clients.zip", Access.HELPDESK, this::clients);
    }

    private void list(Exchange x) {
        x.page("authority/list", Map.of("authorities", AuthorityView.all(site(x), x.now()), "mayAct", mayAct(x)));
    }

    private void offer(Exchange x) {
        SiteSnapshot site = site(x);
        Map<String, Object> model = new HashMap<>();
        model.put("name", defaultName(x, site));
        model.put("keys", List.of(key(KeyKind.RSA_2048), key(KeyKind.RSA_3072), key(KeyKind.RSA_4096)));
        model.put("draft", ConstraintDraft.of(site));
        model.put("others", site.authorities());
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/new", model);
    }

    private static Option key(KeyKind kind) {
        return new Option(kind.name(), Message.of("authority.key." + kind.name()));
    }

    private static String defaultName(Exchange x, SiteSnapshot site) {
        String name = x.text(Message.of("authority.name.default", site.site().name()));
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : x.text(Message.of("authority.name.short"));
    }

    private void create(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        String common = form.required("name");
        Optional<String> organisation = form.text("organisation");
        Integer years = form.required("years", Integer::valueOf);
        KeyKind kind = form.oneOf("key", KeyKind.class);
        form.done();
        NameConstraints constraints = form.flag("constrain")
                ? ConstraintDraft.read(form.text("dns"), form.text("addresses"))
                : NameConstraints.NONE;
        CreateAuthority command =
                new CreateAuthority(new AuthorityName(common, organisation), years, kind, constraints);
        UUID id = create(x.actor(), command, once(form));
        x.redirect("/authorities/" + id, Message.of("authority.created"));
    }

    /** Makes a root. The key is made before the act takes the site's turn, so that nobody waits for it. */
    public UUID create(akashi.core.access.Actor actor, CreateAuthority command, Terms terms) {
        fresh.expect(command.key(), 1);
        fresh.await(command.key());
        return acts.run(actor, command, terms);
    }

    private static Terms once(Form form) {
        return form.text("act").map(Terms.NONE::onceFor).orElse(Terms.NONE);
    }

    private void show(Exchange x) {
        SiteSnapshot site = site(x);
        AuthorityView view = AuthorityView.of(site, authority(x, site), x.now());
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("certificate", view.known() ? certificate(x, view.authority()) : null);
        model.put("mayAct", mayAct(x));
        x.page("authority/show", model);
    }

    private void der(Exchange x) {
        ParsedCertificate certificate = certificate(x, authority(x, site(x)));
        x.download(HandOut.ROOT_FILE, "application/pkix-cert", certificate.der().toArray());
    }

    private void pem(Exchange x) {
        ParsedCertificate certificate = certificate(x, authority(x, site(x)));
        byte[] bytes = certificate.pem().getBytes(StandardCharsets.US_ASCII);
        x.download("root-authority-public.pem", "application/x-pem-file", bytes);
    }

    private void clients(Exchange x) {
        SiteSnapshot site = site(x);
        Authority root = site.rootOf(authority(x, site)).orElseThrow(() -> new Fault.NotFound("root"));
        ParsedCertificate certificate = certificate(x, root);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(HandOut.ROOT_FILE, certificate.der().toArray());
        for (Lang lang : Lang.values()) {
            files.put("README_" + lang.code() + ".txt", HandOut.clients(messages, lang, root, certificate));
        }
        x.download("akashi-ca-for-clients.zip", "application/zip", Zip.of(files, x.now()));
    }

    private ParsedCertificate certificate(Exchange x, Authority authority) {
        return authorities.certificate(database.db(), x.actor().siteId(), authority.id());
    }

    private static Authority authority(Exchange x, SiteSnapshot site) {
        UUID id = x.path("id", UUID::fromString);
        return site.authority(id).orElseThrow(() -> new Fault.NotFound("authority " + id));
    }

    private SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }

    private static boolean mayAct(Exchange x) {
        return x.actor().access().covers(Access.ADMIN);
    }
}
