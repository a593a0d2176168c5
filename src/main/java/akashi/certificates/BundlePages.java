package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.PfxProfile;
import akashi.pki.Randoms;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The pages that hand out the bundle of one computer. A password is typed by the administrator, or made and shown once
 * in the very answer; the file then waits in memory for one download by the same session.
 */
final class BundlePages {

    static final String ZIP = "application/zip";

    private final Snapshots snapshots;
    private final Bundles bundles;
    private final OneTimeFiles waiting;

    BundlePages(Snapshots snapshots, Bundles bundles, OneTimeFiles waiting) {
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.waiting = waiting;
    }

    void offer(Exchange x) {
        if (x.form().text("computer").or(() -> x.query().text("computer")).isEmpty()) {
            x.redirect("/certificates/bundles");
            return;
        }
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Computer computer = x.form()
                .text("computer")
                .or(() -> x.query().text("computer"))
                .flatMap(id -> site.computers().stream()
                        .filter(c -> c.id().toString().equals(id))
                        .findFirst())
                .orElseThrow(() -> new Fault.NotFound("computer"));
        Map<String, Object> model = new HashMap<>();
        model.put("found", Exportable.of(site, computer));
        model.put("profiles", profiles());
        model.put("profile", BundleFiles.profileFor(computer.windows()));
        model.put(
                "sources",
                List.of(
                        new Option("made", Message.of("certificates.password.made")),
                        new Option("typed", Message.of("certificates.password.typed"))));
        x.page("certificates/bundle", model);
    }

    private static List<Option> profiles() {
        return List.of(
                new Option(PfxProfile.MODERN.name(), Message.of("certificates.profile.MODERN")),
                new Option(PfxProfile.COMPATIBLE.name(), Message.of("certificates.profile.COMPATIBLE")));
    }

    void export(Exchange x) {
        x.onFault(this::offer);
        Form form = x.form();
        UUID computer = form.required("computer", UUID::fromString);
        PfxProfile profile = form.oneOf("profile", PfxProfile.class);
        Password typed = Password.of(form.secret("password"));
        form.done();
        if (form.text("source").filter("typed"::equals).isPresent()) {
            Bundles.Bundle bundle = bundles.of(x.actor(), computer, typed, Optional.of(profile));
            x.download(bundle.fileName(), ZIP, bundle.zip());
            return;
        }
        Password made = Randoms.password();
        Bundles.Bundle bundle = bundles.of(x.actor(), computer, made, Optional.of(profile));
        UUID file = waiting.put(owner(x), bundle.fileName(), ZIP, bundle.zip());
        x.page(
                "certificates/ready",
                Map.of(
                        "password",
                        new String(made.reveal()),
                        "files",
                        List.of(new Ready(file, bundle.fileName(), Message.of("certificates.ready.bundle"))),
                        "host",
                        bundle.host()));
    }

    /** A file that waits, as the page offers it. */
    record Ready(UUID id, String fileName, Message label) {}

    void download(Exchange x) {
        UUID id = x.form().required("file", UUID::fromString);
        x.form().done();
        OneTimeFiles.Waiting file = waiting.take(owner(x), id)
                .orElseThrow(() ->
                        new Fault.Refused(Refusal.of("DOWNLOADED", Message.of("certificates.refused.downloaded"))));
        x.download(file.fileName(), file.contentType(), file.bytes());
    }

    /** The session that may fetch a file; a script without one counts as its person. */
    static String owner(Exchange x) {
        return x.sessionToken()
                .map(Randoms::hashOf)
                .orElseGet(() -> String.valueOf(x.actor().userId()));
    }
}
