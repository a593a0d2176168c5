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
import akashi.web.Zip;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The pages that hand out bundles. A password is typed by the administrator, or made and shown once in the very answer;
 * the file then waits in memory for one download by the same session.
 */
final class BundlePages {

    private static final String ZIP = "application/zip";

    private final Snapshots snapshots;
    private final Bundles bundles;
    private final OneTimeFiles waiting;

    BundlePages(Snapshots snapshots, Bundles bundles, OneTimeFiles waiting) {
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.waiting = waiting;
    }

    void offer(Exchange x) {
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
                        bundle.host(),
                        "count",
                        1));
    }

    /** A file that waits, as the page offers it. */
    record Ready(UUID id, String fileName, Message label) {}

    void offerMany(Exchange x) {
        List<Exportable> found = Exportable.all(snapshots.of(x.actor().siteId()));
        x.page("certificates/bundles", Map.of("found", found));
    }

    void exportMany(Exchange x) {
        x.onFault(this::offerMany);
        List<UUID> computers = x.form().list("computer", UUID::fromString);
        x.form().done();
        if (computers.isEmpty()) {
            throw new Fault.BadInput("computer", "certificates.many.none");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        StringBuilder sheet = new StringBuilder("\uFEFFcomputer,file,password,profile\r\n");
        for (UUID computer : computers) {
            Password password = Randoms.password();
            Bundles.Bundle bundle = bundles.of(x.actor(), computer, password, Optional.empty());
            files.put(bundle.fileName(), bundle.zip());
            sheet.append(String.join(
                            ",",
                            bundle.host(),
                            bundle.fileName(),
                            new String(password.reveal()),
                            bundle.profile().name()))
                    .append("\r\n");
            password.wipe();
        }
        byte[] passwords = sheet.toString().getBytes(StandardCharsets.UTF_8);
        List<Ready> ready = List.of(
                ready(x, "akashi-bundles.zip", ZIP, Zip.of(files, x.now()), "certificates.ready.bundles"),
                ready(x, "akashi-passwords.csv", "text/csv; charset=utf-8", passwords, "certificates.ready.passwords"));
        Map<String, Object> model = new HashMap<>();
        model.put("password", null);
        model.put("files", ready);
        model.put("host", null);
        model.put("count", files.size());
        x.page("certificates/ready", model);
    }

    private Ready ready(Exchange x, String name, String type, byte[] bytes, String label) {
        return new Ready(waiting.put(owner(x), name, type, bytes), name, Message.of(label));
    }

    void download(Exchange x) {
        UUID id = x.form().required("file", UUID::fromString);
        x.form().done();
        OneTimeFiles.Waiting file = waiting.take(owner(x), id)
                .orElseThrow(() ->
                        new Fault.Refused(Refusal.of("DOWNLOADED", Message.of("certificates.refused.downloaded"))));
        x.download(file.fileName(), file.contentType(), file.bytes());
    }

    /** The session that may fetch a file; a script without one counts as its person. */
    private static String owner(Exchange x) {
        return x.sessionToken()
                .map(Randoms::hashOf)
                .orElseGet(() -> String.valueOf(x.actor().userId()));
    }
}
