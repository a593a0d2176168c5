package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.KeyRules;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Handler;
import akashi.web.Routes;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files in which one certificate leaves, and what becomes of its key afterwards. */
final class ExportPages {

    private static final String BINARY = "application/octet-stream";

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final CertificateExports exports;
    private final OneTimeFiles waiting;
    private final Handler show;

    /** {@code show} shows the page of the certificate again when an act fails. */
    ExportPages(
            Database database,
            Acts acts,
            Snapshots snapshots,
            CertificateExports exports,
            OneTimeFiles waiting,
            Handler show) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.exports = exports;
        this.waiting = waiting;
        this.show = show;
    }

    void routes(Routes routes) {
        String one = "/certificates/{id}/";
        for (PublicFile file : PublicFile.values()) {
            routes.get(one + file.address(), Access.HELPDESK, publicFile(file));
        }
        routes.post(one + "export", Access.ADMIN, this::export);
        routes.post(one + "key-rule", Access.ADMIN, this::rule);
        routes.post(one + "forget-key", Access.ADMIN, this::forget);
        routes.get("/certificates/keys", Access.ADMIN, this::keys);
        routes.post("/certificates/keys", Access.ADMIN, this::siteRule);
    }

    private Handler publicFile(PublicFile file) {
        return x -> {
            SiteSnapshot site = snapshots.of(x.actor().siteId());
            Certificate certificate = CertificatePage.certificate(x, site);
            byte[] bytes = exports.open(site, certificate, file);
            x.download(FileNames.of(site, certificate) + file.end(), file.type(), bytes);
        };
    }

    private void export(Exchange x) {
        x.onFault(show);
        UUID id = x.path("id", UUID::fromString);
        Form fields = x.form();
        ExportCertificate.Form form = fields.oneOf("form", ExportCertificate.Form.class);
        Password typed = Password.of(fields.secret("password"));
        boolean made = typed.length() == 0;
        if (form == ExportCertificate.Form.PEM_CLEAR && !fields.flag("clear")) {
            fields.error("clear", Message.of("exports.clear.acknowledge"));
        }
        fields.done();
        Password password = made ? Randoms.password() : typed;
        CertificateExports.File file = exports.withKey(x.actor(), id, form, password);
        if (form == ExportCertificate.Form.PEM_CLEAR || !made) {
            x.download(file.name(), BINARY, file.bytes());
            return;
        }
        UUID waits = waiting.put(BundlePages.owner(x), file.name(), BINARY, file.bytes());
        x.page(
                "certificates/exported",
                Map.of(
                        "id",
                        id,
                        "name",
                        file.name(),
                        "host",
                        file.host(),
                        "password",
                        new String(password.reveal()),
                        "pfx",
                        form != ExportCertificate.Form.PEM,
                        "file",
                        waits));
    }

    private void rule(Exchange x) {
        x.onFault(show);
        UUID id = x.path("id", UUID::fromString);
        Optional<KeyRule> rule = x.form().optional("rule", KeyRule::valueOf);
        x.form().done();
        acts.run(x.actor(), new SetKeyRule(Optional.of(id), rule));
        x.redirect("/certificates/" + id, Message.of("exports.rule.set"));
    }

    private void forget(Exchange x) {
        x.onFault(show);
        UUID id = x.path("id", UUID::fromString);
        if (!x.form().flag("sure")) {
            throw new Fault.BadInput("sure", "exports.forget.acknowledge");
        }
        acts.run(x.actor(), new ForgetKey(id));
        x.redirect("/certificates/" + id, Message.of("exports.forgotten"));
    }

    private void keys(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        x.page(
                "certificates/keys",
                Map.of(
                        "kept",
                                site.certificates().stream()
                                        .filter(Certificate::keyKept)
                                        .count(),
                        "rule",
                                new KeyRules(database.db(), x.actor().siteId())
                                        .ofSite()
                                        .orElse(KeyRule.KEEP.name()),
                        "rules", KeyRule.options()));
    }

    private void siteRule(Exchange x) {
        x.onFault(this::keys);
        KeyRule rule = x.form().oneOf("rule", KeyRule.class);
        x.form().done();
        acts.run(x.actor(), new SetKeyRule(Optional.empty(), Optional.of(rule)));
        x.redirect("/certificates/keys", Message.of("exports.rule.set"));
    }
}
