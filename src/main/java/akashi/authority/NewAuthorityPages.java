package akashi.authority;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The page on which the site's authorities are made: a root with an issuing authority below it, or a root alone. */
final class NewAuthorityPages {

    private static final int LONGEST_NAME = 64;

    private final Kit kit;

    NewAuthorityPages(Kit kit) {
        this.kit = kit;
    }

    /** What is made. */
    enum Shape {
        /** A root, and below it an issuing authority that may issue for the site's names alone. */
        LIMITED,
        /** A root, and below it an issuing authority for any name. */
        FREE,
        /** A root that signs servers' certificates by itself. */
        ALONE
    }

    void routes(Routes routes) {
        routes.get("/authorities/new", Access.ADMIN, this::offer);
        routes.post("/authorities/new", Access.ADMIN, this::create);
    }

    private void offer(Exchange x) {
        SiteSnapshot site = kit.site(x);
        ConstraintDraft draft = ConstraintDraft.of(site, x.now());
        Map<String, Object> model = new HashMap<>();
        model.put("name", defaultName(x, site, "default", "short"));
        model.put("issuingName", defaultName(x, site, "issuing", "issuing-short"));
        model.put(
                "shapes",
                Stream.of(Shape.values()).map(NewAuthorityPages::option).toList());
        model.put("shape", draft.dns().isEmpty() ? Shape.FREE : Shape.LIMITED);
        model.put("keys", keys());
        model.put("places", KeyPlaces.of(kit, site));
        model.put("draft", draft);
        model.put("others", site.authorities());
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/new", model);
    }

    private static Option option(Shape shape) {
        return new Option(shape.name(), Message.of("authority.shape." + shape));
    }

    /** The keys that authorities may have. */
    static List<Option> keys() {
        return Stream.of(KeyKind.RSA_2048, KeyKind.RSA_3072, KeyKind.RSA_4096)
                .map(kind -> new Option(kind.name(), Message.of("authority.key." + kind.name())))
                .toList();
    }

    static String defaultName(Exchange x, SiteSnapshot site, String usual, String brief) {
        String name = x.text(Message.of("authority.name." + usual, site.site().name()));
        boolean fits = name.codePointCount(0, name.length()) <= LONGEST_NAME;
        return fits ? name : x.text(Message.of("authority.name." + brief));
    }

    private void create(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        Shape shape = form.optional("shape", Shape::valueOf).orElse(Shape.ALONE);
        String common = form.required("name");
        Optional<String> organisation = form.text("organisation");
        Integer years = form.required("years", Integer::valueOf);
        KeyKind kind = form.oneOf("key", KeyKind.class);
        boolean alone = shape == Shape.ALONE;
        NameConstraints constraints =
                alone ? Kit.part(form, () -> limits(form, form.flag("constrain"))) : NameConstraints.NONE;
        AuthorityName name = common == null ? null : Kit.part(form, () -> new AuthorityName(common, organisation));
        Optional<NewIssuing> issuing = alone
                ? Optional.empty()
                : Optional.ofNullable(Kit.part(form, () -> issuing(form, shape == Shape.LIMITED)));
        CreateAuthority command = years == null || kind == null
                ? null
                : Kit.part(
                        form,
                        () -> new CreateAuthority(
                                name, Period.ofYears(years), kind, constraints, issuing, Optional.empty()));
        boolean onToken = KeyPlaces.onToken(form);
        form.done();
        UUID id = create(x.actor(), command, onToken, Kit.once(form));
        x.redirect(
                "/authorities/" + id, Message.of(issuing.isPresent() ? "authority.created.both" : "authority.created"));
    }

    /** What a form says of an issuing authority; {@code null} where something of it cannot be read. */
    static NewIssuing issuing(Form form, boolean limited) {
        AuthorityName name = form.required("issuing-name", text -> new AuthorityName(text, form.text("organisation")));
        Integer years = form.required("issuing-years", Integer::valueOf);
        form.done();
        return new NewIssuing(name, years, limits(form, limited));
    }

    static NameConstraints limits(Form form, boolean limited) {
        return limited ? ConstraintDraft.read(form.text("dns"), form.text("addresses")) : NameConstraints.NONE;
    }

    /** The keys are made before the act takes the site's turn, so that nobody waits for them. */
    UUID create(Actor actor, CreateAuthority command, boolean onToken, Terms terms) {
        if (!onToken) {
            kit.fresh().expect(command.key(), command.keys());
            kit.fresh().await(command.key(), command.keys());
        }
        return kit.tokenKeys()
                .with(
                        actor,
                        onToken,
                        command.key(),
                        command.names(),
                        made -> kit.acts().run(actor, command.on(made), terms));
    }
}
