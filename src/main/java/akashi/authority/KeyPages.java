package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.pki.ForeignAuthority;
import akashi.pki.ForeignFile;
import akashi.pki.FreshPassphrase;
import akashi.pki.KeyExport;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PrivateKeyBytes;
import akashi.store.Authorities;
import akashi.store.KnownNames;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import akashi.web.Upload;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which an authority's key is taken off the portal into a file, and brought back for a ceremony. */
final class KeyPages {

    private static final int SHORTEST = 16;

    private final Kit kit;

    KeyPages(Kit kit) {
        this.kit = kit;
    }

    void routes(Routes routes) {
        routes.get("/authorities/{id}/key", Access.ADMIN, this::show);
        routes.post("/authorities/{id}/key/export", Access.ADMIN, this::export);
        routes.upload("/authorities/{id}/key/remove", Access.ADMIN, Routes.BODY_LIMIT, this::remove);
        routes.upload("/authorities/{id}/key/bring", Access.ADMIN, Routes.BODY_LIMIT, this::bring);
        routes.post("/authorities/{id}/key/forget", Access.ADMIN, this::forget);
    }

    private void show(Exchange x) {
        Authority authority = kit.authority(x);
        Authorities.KeyAway away =
                new Authorities(kit.database().db(), x.actor().siteId()).keyAway(authority.id());
        Map<String, Object> model = new HashMap<>();
        model.put("authority", authority);
        model.put("written", away.file().isPresent());
        model.put("leftAt", away.leftAt().orElse(null));
        model.put("until", kit.authorities().ceremonies().until(authority.id()).orElse(null));
        model.put("trouble", kit.authorities().tokenTrouble(authority).orElse(null));
        model.put("refusals", KeyActing.cannotLeave(kit.site(x), authority));
        model.put("act", UUID.randomUUID().toString());
        x.page("authority/key", model);
    }

    /** Writes the file. The key stays here until the file is proven readable. */
    private void export(Exchange x) {
        x.onFault(this::show);
        Authority authority = kit.authority(x);
        KeyActing.refuse(KeyActing.onToken(authority));
        char[] first = x.form().secret("passphrase");
        char[] second = x.form().secret("again");
        if (first.length < SHORTEST) {
            x.form().error("passphrase", Message.of("authority.passphrase.short", SHORTEST));
        }
        if (first.length >= SHORTEST) {
            List<String> known = KnownNames.of(kit.database().db(), x.actor().siteId());
            FreshPassphrase.weakness(first, known)
                    .ifPresent(weakness -> x.form().error("passphrase", weakness));
        }
        if (!Arrays.equals(first, second)) {
            x.form().error("again", Message.of("authority.passphrase.differs"));
        }
        x.form().done();
        kit.acts()
                .ahead(
                        x.actor(),
                        () -> Optional.of(KeyAct.weight(KeyAct.Step.EXPORT, authority.id(), authority.name(), "")));
        UUID site = x.actor().siteId();
        ParsedCertificate certificate =
                kit.authorities().certificate(kit.database().db(), site, authority.id());
        byte[] file = kit.authorities()
                .takingOut(
                        kit.database().db(),
                        site,
                        authority.id(),
                        key -> KeyExport.encrypted(key, certificate, Password.of(first)));
        kit.acts().run(x.actor(), act(KeyAct.Step.EXPORT, authority, KeyExport.digest(file)));
        String name = authority.thumbprint().map(t -> t.value().substring(0, 8)).orElse("ca");
        x.download("ca-key-" + name + ".pem", "application/x-pem-file", file);
    }

    private void remove(Exchange x) {
        x.onFault(this::show);
        Authority authority = kit.authority(x);
        KeyActing.refuse(KeyActing.onToken(authority));
        Opened opened = opened(x, authority);
        opened.key().wipe();
        kit.acts().run(x.actor(), act(KeyAct.Step.REMOVE, authority, opened.digest()));
        x.redirect("/authorities/" + authority.id() + "/key", Message.of("authority.key.removed"));
    }

    private void bring(Exchange x) {
        x.onFault(this::show);
        Authority authority = kit.authority(x);
        KeyActing.refuse(KeyActing.onToken(authority));
        Opened opened = opened(x, authority);
        try {
            kit.acts().run(x.actor(), act(KeyAct.Step.BRING, authority, opened.digest()));
            kit.authorities().ceremonies().begin(authority.id(), opened.key());
        } finally {
            opened.key().wipe();
        }
        x.redirect(
                "/authorities/" + authority.id(), Message.of("authority.key.brought", Ceremonies.LENGTH.toMinutes()));
    }

    private void forget(Exchange x) {
        Authority authority = kit.authority(x);
        kit.authorities().ceremonies().end(authority.id());
        kit.acts().run(x.actor(), act(KeyAct.Step.FORGET, authority, ""));
        x.redirect("/authorities/" + authority.id() + "/key", Message.of("authority.key.forgotten"));
    }

    private static KeyAct act(KeyAct.Step step, Authority authority, String file) {
        return new KeyAct(step, authority.id(), authority.name(), file);
    }

    /** A file that was proven to hold the authority's key. */
    private record Opened(PrivateKeyBytes key, String digest) {}

    private Opened opened(Exchange x, Authority authority) {
        Form form = x.form();
        char[] passphrase = form.secret("passphrase");
        byte[] file = x.upload("file").map(Upload::bytes).orElse(new byte[0]);
        if (file.length == 0) {
            throw new Fault.BadInput("file", "authority.key.no-file");
        }
        ForeignAuthority read =
                ForeignAuthority.read(List.of(new ForeignFile("file", file)), Optional.of(Password.of(passphrase)));
        if (read.key().isEmpty()) {
            throw new Fault.BadInput(
                    "file", read.trouble().isEmpty() ? "authority.key.not-in-file" : "authority.key.not-opened");
        }
        ParsedCertificate certificate =
                kit.authorities().certificate(kit.database().db(), x.actor().siteId(), authority.id());
        if (!read.key().get().publicKey().equals(certificate.publicKey())) {
            throw new Fault.BadInput("file", "authority.key.other", authority.name());
        }
        return new Opened(read.key().get(), KeyExport.digest(file));
    }
}
