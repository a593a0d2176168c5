package akashi.authority;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.rule.Moving;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Status;
import akashi.pki.AuthorityChain;
import akashi.pki.ForeignFile;
import akashi.pki.FreshKeys;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.RevocationLists;
import akashi.store.RevocationLists.Head;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Messages;
import akashi.web.Routes;
import akashi.web.Zip;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** The pages of authorities: what there is, making them, looking at one, handing its certificate out. */
public final class AuthorityPages {

    private final Kit kit;
    private final Messages messages;
    private final NewAuthorityPages making;
    private final IssuingPages issuing;
    private final SignsAuthorities signs;
    private final ImportPages imports;
    private final KeyPages keyPages;

    /** The pages over these kits; keys come from {@code fresh} and are sealed by {@code keys}. */
    public AuthorityPages(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SealedKeys keys,
            FreshKeys fresh,
            KnownKeys known,
            Messages messages,
            Clock clock) {
        this.kit = new Kit(database, acts, snapshots, authorities, keys, fresh, known, clock);
        this.messages = messages;
        this.making = new NewAuthorityPages(kit);
        this.signs = new SignsAuthorities(kit);
        this.issuing = new IssuingPages(kit, signs);
        this.imports = new ImportPages(kit);
        this.keyPages = new KeyPages(kit);
    }

    /** The acts of this feature. */
    public static List<UseCase<?, ?>> acts(
            SiteAuthorities authorities, SealedKeys keys, FreshKeys fresh, LastList lastList) {
        return List.of(
                new CreatingAuthority(keys, fresh, authorities.token()),
                new SigningAuthority(authorities),
                new TakingAuthority(keys),
                new KeyActing(keys, lastList),
                new EndingAuthority(keys),
                new AskingForAuthority(keys, fresh, authorities.token()),
                new AnsweringAuthority(),
                new AddPublicAuthority.Adding());
    }

    /** Gives up what was about to be signed and never was before a stop. To be called once at start. */
    public void abandonStale() {
        signs.abandonLeft();
    }

    /**
     * Makes a root and what was wished below it, and answers the id of the root.
     *
     * @param onToken whether the private keys are made on the token and stay there
     */
    public UUID create(Actor actor, CreateAuthority command, boolean onToken, Terms terms) {
        return making.create(actor, command, onToken, terms);
    }

    /**
     * Takes in an authority that was made elsewhere and answers its id; what forbids it is told at once.
     *
     * @param password of an encrypted key
     * @param acknowledged whether warnings were read already
     */
    public UUID take(Actor actor, List<byte[]> files, Optional<char[]> password, boolean acknowledged, Terms terms) {
        List<ForeignFile> named = IntStream.range(0, files.size())
                .mapToObj(i -> new ForeignFile("files[" + i + "]", files.get(i)))
                .toList();
        return imports.take(actor, named, password, Optional.empty(), acknowledged, terms);
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        routes.get("/authorities", Access.HELPDESK, this::list);
        making.routes(routes);
        issuing.routes(routes);
        imports.routes(routes);
        keyPages.routes(routes);
        new CrossPages(kit, signs).routes(routes);
        new EndPages(kit).routes(routes);
        new RequestPages(kit).routes(routes);
        new PublicPages(kit).routes(routes);
        routes.get("/authorities/{id}", Access.HELPDESK, this::show);
        routes.get("/authorities/{id}/root-authority-public.cer", Access.HELPDESK, this::der);
        routes.get("/authorities/{id}/root-authority-public.pem", Access.HELPDESK, this::pem);
        routes.get("/authorities/{id}/issuing-authority-public.cer", Access.HELPDESK, this::der);
        routes.get("/authorities/{id}/chain.pem", Access.HELPDESK, this::chain);
        routes.get("/authorities/{id}/clients.zip", Access.HELPDESK, this::clients);
    }

    private void list(Exchange x) {
        x.page("authority/list", Map.of("authorities", AuthorityView.all(kit.site(x), x.now()), "mayAct", mayAct(x)));
    }

    private void show(Exchange x) {
        SiteSnapshot site = kit.site(x);
        AuthorityView view = AuthorityView.of(site, kit.authority(x), x.now());
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("certificate", view.known() ? certificate(x, view.authority()) : null);
        model.put(
                "moving",
                Moving.of(site, x.now())
                        .filter(moving -> moving.leadsTo(view.authority(), site))
                        .orElse(null));
        model.put("trouble", kit.authorities().tokenTrouble(view.authority()).orElse(null));
        model.put(
                "until",
                kit.authorities().ceremonies().until(view.authority().id()).orElse(null));
        model.put("missing", ConstraintDraft.missing(site, view.authority().constraints(), x.now()));
        Optional<Head> list = new RevocationLists(kit.database().db(), x.actor().siteId())
                .find(view.authority().id());
        model.put("list", list.orElse(null));
        boolean over = list.filter(head -> x.now().isAfter(head.nextUpdate())).isPresent();
        model.put("listAlarm", over ? Status.BROKEN : null);
        model.put("crosses", Crossing.of(kit.database().db(), site, view.authority(), x.now()));
        model.put("crossable", !Crossing.roots(site, view.authority()).isEmpty());
        model.put("mayAct", mayAct(x));
        x.page("authority/show", model);
    }

    private void der(Exchange x) {
        ParsedCertificate certificate = certificate(x, kit.authority(x));
        String name = x.path().endsWith(HandOut.ISSUING_FILE) ? HandOut.ISSUING_FILE : HandOut.ROOT_FILE;
        x.download(name, "application/pkix-cert", certificate.der().toArray());
    }

    private void chain(Exchange x) {
        DSLContext db = kit.database().db();
        SiteSnapshot site = kit.site(x);
        Authority authority = kit.authority(x);
        List<ParsedCertificate> path =
                kit.authorities().chain(db, site, authority).certificates();
        String chain = AuthorityChain.sent(path, kit.authorities().crosses(db, site, authority, x.now())).stream()
                .map(ParsedCertificate::pem)
                .collect(Collectors.joining());
        x.download("chain.pem", "application/x-pem-file", chain.getBytes(StandardCharsets.US_ASCII));
    }

    private void pem(Exchange x) {
        ParsedCertificate certificate = certificate(x, kit.authority(x));
        byte[] bytes = certificate.pem().getBytes(StandardCharsets.US_ASCII);
        x.download("root-authority-public.pem", "application/x-pem-file", bytes);
    }

    private void clients(Exchange x) {
        SiteSnapshot site = kit.site(x);
        Authority root = site.rootOf(kit.authority(x)).orElseThrow(() -> new Fault.NotFound("root"));
        ParsedCertificate certificate = certificate(x, root);
        Map<String, byte[]> files = new ClientKit(root, certificate).files(messages);
        x.download("akashi-ca-for-clients.zip", "application/zip", Zip.of(files, x.now()));
    }

    private ParsedCertificate certificate(Exchange x, Authority authority) {
        return kit.authorities().certificate(kit.database().db(), x.actor().siteId(), authority.id());
    }

    private static boolean mayAct(Exchange x) {
        return x.actor().access().covers(Access.ADMIN);
    }
}
