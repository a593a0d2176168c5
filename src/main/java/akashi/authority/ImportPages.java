package akashi.authority;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ForeignAuthority;
import akashi.pki.ForeignFile;
import akashi.pki.Password;
import akashi.pki.PrivateKeyBytes;
import akashi.store.Authorities;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which an authority that was made elsewhere is judged aloud and taken in. Files are not kept meanwhile. */
final class ImportPages {

    private static final long MOST_BYTES = 4 << 20;
    private static final String FIELD = "files";
    private static final String PASSWORD = "password";

    private final Kit kit;

    ImportPages(Kit kit) {
        this.kit = kit;
    }

    void routes(Routes routes) {
        routes.get("/authorities/import", Access.ADMIN, this::offer);
        routes.upload("/authorities/import", Access.ADMIN, MOST_BYTES, this::take);
    }

    private void offer(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        model.put("signs", kit.site(x).issuer().map(Authority::name).orElse(null));
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/import", model);
    }

    private void take(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        List<ForeignFile> files = Kit.files(x, FIELD);
        char[] password = form.secret(PASSWORD);
        Optional<char[]> given = password.length == 0 ? Optional.empty() : Optional.of(password);
        UUID id = take(x.actor(), files, given, form.text("name"), form.flag("acknowledged"), Kit.once(form));
        boolean signs = kit.site(x).authority(id).filter(a -> a.keyHere()).isPresent();
        x.redirect("/authorities/" + id, Message.of(signs ? "authority.import.done" : "authority.import.done.public"));
    }

    /** Judges and takes in; everything that forbids it, and every warning that was not acknowledged, is told at once. */
    UUID take(
            Actor actor,
            List<ForeignFile> files,
            Optional<char[]> password,
            Optional<String> name,
            boolean acknowledged,
            Terms terms) {
        if (files.isEmpty()) {
            throw new Fault.BadInput(FIELD, "authority.import.no-file");
        }
        ForeignAuthority foreign = ForeignAuthority.read(files, password.map(Password::of));
        SiteSnapshot site = kit.snapshots().of(actor.siteId());
        Authorities store = new Authorities(kit.database().db(), actor.siteId());
        Imported judged = Imported.of(foreign, Imported.Way.IMPORT, site, store, kit.now())
                .warnedOf(alike(foreign, site));
        try {
            List<FieldError> errors = errors(foreign, judged, acknowledged);
            if (!errors.isEmpty()) {
                throw new Fault.BadInput(errors);
            }
            return kit.acts().run(actor, new TakeAuthority(foreign, name), terms);
        } finally {
            foreign.key().ifPresent(PrivateKeyBytes::wipe);
        }
    }

    /** A warning for the servers that have its key: whoever holds one could sign too. None where it comes without. */
    private List<Message> alike(ForeignAuthority foreign, SiteSnapshot site) {
        List<String> servers = foreign.certificate()
                .filter(it -> foreign.key().isPresent())
                .map(it -> kit.known().servers(site, it.publicKey()))
                .orElse(List.of());
        return servers.isEmpty() ? List.of() : List.of(Message.of("authority.import.key-of-server", servers));
    }

    private static List<FieldError> errors(ForeignAuthority foreign, Imported judged, boolean acknowledged) {
        List<FieldError> errors = new ArrayList<>();
        judged.refused().forEach(message -> errors.add(new FieldError(field(foreign, message), message)));
        if (!judged.refused().isEmpty() || !acknowledged) {
            judged.warned().forEach(message -> errors.add(new FieldError("acknowledged", message)));
        }
        return errors;
    }

    /** What only another password mends is told where it is typed. */
    private static String field(ForeignAuthority foreign, Message message) {
        return foreign.trouble().contains(new FieldError(PASSWORD, message)) ? PASSWORD : FIELD;
    }
}
