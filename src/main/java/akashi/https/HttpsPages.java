package akashi.https;

import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ForeignFile;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.PortalCertificates.Origin;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The page of the portal's own certificate: what is shown, what is wrong with it, how another one comes. */
final class HttpsPages {

    static final String HERE = "/settings/https";
    private static final long MOST_BYTES = 2 << 20;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final BooleanSupplier locked;
    private final Place place;
    private final Reserving reserving;
    private final Optional<Serving> serving;

    HttpsPages(
            Database database,
            Acts acts,
            Snapshots snapshots,
            BooleanSupplier locked,
            Place place,
            Reserving reserving,
            Optional<Serving> serving) {
        this.reserving = reserving;
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.locked = locked;
        this.place = place;
        this.serving = serving;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::show);
        routes.post(HERE, Access.ADMIN, this::make);
        routes.post(HERE + "/{id}/revoke", Access.ADMIN, this::revoke);
        routes.upload(HERE + "/upload", Access.ADMIN, MOST_BYTES, this::upload);
    }

    private void show(Exchange x) {
        UUID siteId = x.actor().siteId();
        SiteSnapshot site = snapshots.of(siteId);
        Optional<Kept> kept = new PortalCertificates(database.db(), siteId).current();
        boolean selfSigned = serving.map(Serving::selfSigned).orElse(false);
        List<ParsedCertificate> chain = chain(kept);
        Optional<ParsedCertificate> shown = serving.map(
                        each -> each.tls().shown().certificate())
                .or(() -> chain.stream().findFirst());
        Map<String, Object> model = new HashMap<>();
        model.put("served", serving.isPresent());
        model.put("proxied", serving.isEmpty() && x.secure());
        model.put("shown", shown.orElse(null));
        model.put("names", shown.map(Names::listed).orElse(List.of()));
        model.put(
                "from",
                Message.of(
                        selfSigned
                                ? "https.from.self"
                                : "https.from." + kept.map(Kept::origin).orElse(Origin.MADE)));
        model.put(
                "renewal",
                kept.filter(it -> it.origin() == Origin.MADE && !selfSigned)
                        .map(it -> Renewal.due(it.validity()))
                        .orElse(null));
        model.put(
                "uploaded",
                !selfSigned && kept.filter(it -> it.origin() == Origin.UPLOADED).isPresent());
        model.put("insists", serving.map(Serving::insists).orElse(true));
        model.put(
                "troubles",
                Trouble.of(
                        new Trouble.State(kept, shown, selfSigned, locked.getAsBoolean(), reached(x), site, x.now())));
        signed(model, siteId);
        offer(model, site, x, shown.filter(it -> !selfSigned));
        x.page("https/settings", model);
    }

    /** What can be taken back, or was. */
    private void signed(Map<String, Object> model, UUID siteId) {
        List<PortalCertificates.Made> signed = new PortalCertificates(database.db(), siteId)
                .made().stream()
                        .filter(it -> !it.current() && it.state() != Certificate.State.SIGNING)
                        .toList();
        model.put("signed", signed);
        model.put("reasons", RevokePortalCertificate.Reason.options());
    }

    private void offer(Map<String, Object> model, SiteSnapshot site, Exchange x, Optional<ParsedCertificate> shown) {
        List<Authority> able = PortalSigning.able(site, x.now());
        Names all = shown.map(Names::of)
                .orElse(Names.of(java.util.stream.Stream.empty()))
                .and(OwnNames.proposed(place, site.site().domain()));
        Names within = able.isEmpty() ? all : within(all, site, able.get(0));
        model.put(
                "authorities",
                able.stream()
                        .map(each -> new Option(each.id().toString(), Message.of("https.authority", each.name())))
                        .toList());
        model.put("authority", able.isEmpty() ? null : able.get(0).id().toString());
        model.put("wanted", String.join("\n", within.texts()));
        model.put("outside", all.without(within).texts());
        model.put("locked", locked.getAsBoolean());
        model.put("days", Renewal.DAYS);
        model.put("act", UUID.randomUUID().toString());
    }

    /** What the authority and all above it may sign. */
    private static Names within(Names names, SiteSnapshot site, Authority authority) {
        Names within = names;
        Optional<Authority> next = Optional.of(authority);
        for (int depth = 0; next.isPresent() && depth < 10; depth++) {
            NameConstraints constraints = next.get().constraints();
            within = within.within(constraints);
            next = next.get().parentId().flatMap(site::authority);
        }
        return within;
    }

    /** By which names it is reached: what was set, and what the reader's browser used, if that is no loopback. */
    private Names reached(Exchange x) {
        Optional<String> host = x.header("Host");
        Names asked = Names.host(host);
        boolean outside = asked.texts().stream().noneMatch(OwnNames::loopback);
        return serving.isPresent() && outside ? OwnNames.set(place).and(asked) : OwnNames.set(place);
    }

    private static List<ParsedCertificate> chain(Optional<Kept> kept) {
        return kept.map(it -> CertificateReader.readAll(it.chain().getBytes(StandardCharsets.US_ASCII)))
                .orElse(List.of());
    }

    private static Terms once(Form form) {
        return Terms.once(form.text("act"));
    }

    private void make(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        UUID authority = form.required("authority", UUID::fromString);
        Names names = form.required("names", Names::typed);
        Names own = own(x, snapshots.of(x.actor().siteId()));
        // Where no HTTPS is spoken nobody is shut out: it is made for the day on which the portal is moved.
        if (serving.isPresent() && names != null && !names.meet(own)) {
            form.error("names", Message.of("https.names.elsewhere", names.texts(), own.texts()));
        }
        Terms once = once(form);
        form.done();
        if (acts.before(x.actor(), MakePortalCertificate.CODE, once).isEmpty()) {
            SiteSnapshot site = reserving.site(x.actor().siteId());
            Authority able = PortalSigning.able(site, x.now()).stream()
                    .filter(each -> each.id().equals(authority))
                    .findFirst()
                    .orElseThrow(PortalSigning::nobody);
            acts.ahead(x.actor(), () -> Optional.of(MakePortalCertificate.weight(names, able)));
            reserving.signing(
                    site,
                    able,
                    names,
                    reserved -> acts.run(x.actor(), new MakePortalCertificate(names, reserved), once));
        }
        shown(x, "https.made");
    }

    private void revoke(Exchange x) {
        x.onFault(this::show);
        RevokePortalCertificate.Reason reason = x.form().oneOf("reason", RevokePortalCertificate.Reason.class);
        x.form().done();
        boolean listed = acts.run(x.actor(), new RevokePortalCertificate(x.path("id", UUID::fromString), reason));
        x.redirect(HERE, Message.of(listed ? "https.revoked" : "https.revoked.unlisted"));
    }

    private void upload(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        char[] typed = form.secret("password");
        Password password = Password.of(typed);
        Terms once = once(form);
        form.done();
        try {
            SiteSnapshot site = snapshots.of(x.actor().siteId());
            List<ForeignFile> files = x.uploads("files").stream()
                    .filter(each -> each.bytes().length > 0)
                    .map(each -> new ForeignFile(each.fileName(), each.bytes()))
                    .toList();
            Handed handed = Handed.read(
                    files,
                    typed.length == 0 ? Optional.empty() : Optional.of(password),
                    SiteAuthorities.known(database.db(), site),
                    own(x, site),
                    x.now());
            try {
                acts.run(x.actor(), new TakePortalCertificate(handed), once);
            } finally {
                handed.key().wipe();
            }
        } finally {
            password.wipe();
        }
        shown(x, "https.uploaded");
    }

    /** All by which it may be reached, also the one by which this person came: one at least has to be covered. */
    private Names own(Exchange x, SiteSnapshot site) {
        Optional<HostName> domain = site.site().domain();
        return OwnNames.all(place).and(Names.host(x.header("Host"))).and(OwnNames.proposed(place, domain));
    }

    /** Shown at once here; other portals follow within seconds. */
    private void shown(Exchange x, String done) {
        serving.ifPresent(Serving::look);
        x.redirect(HERE, Message.of(done));
    }
}
