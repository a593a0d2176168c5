package akashi.certificates;

import akashi.authority.SiteAuthorities;
import akashi.certificates.AdoptCertificates.InUse;
import akashi.certificates.AdoptCertificates.Pair;
import akashi.certificates.AdoptPreview.FoundCertificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The pages that take in what a site uses: upload, look at what was found, confirm. Between the steps the certificates,
 * which are public, are kept for the person, so that the inventory can be brought in meanwhile.
 */
final class AdoptPages {

    private static final String HERE = "/certificates/adopt/";

    private final Snapshots snapshots;
    private final Acts acts;
    private final Database database;
    private final AdoptedFiles files;

    AdoptPages(Snapshots snapshots, Acts acts, Database database) {
        this.snapshots = snapshots;
        this.acts = acts;
        this.database = database;
        this.files = new AdoptedFiles(database);
    }

    void offer(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        String waiting = files.waiting(x).map(id -> HERE + id).orElse("");
        x.page("certificates/adopt", Map.of("computers", site.active().size(), "waiting", waiting));
    }

    void upload(Exchange x) {
        x.onFault(this::offer);
        x.redirect(HERE + files.keep(x, Candidates.read(x.uploads("files"))));
    }

    void preview(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        UUID id = x.path("id", UUID::fromString);
        AdoptPreview preview =
                AdoptPreview.of(site, SiteAuthorities.known(database.db(), site), files.of(x, id), x.form(), x.now());
        Map<String, Object> model = new HashMap<>();
        model.put("here", HERE + id);
        model.put("authorities", preview.authorities());
        model.put("certificates", preview.certificates());
        model.put("wrong", preview.wrong());
        model.put("without", preview.without(site).orElse(null));
        model.put("mixed", preview.mixed(site).orElse(null));
        model.put("computers", computers(site));
        model.put("pairs", pairs());
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/adopt-preview", model);
    }

    private static List<Computer> computers(SiteSnapshot site) {
        return site.active().stream()
                .sorted(Comparator.comparing(Computer::label))
                .toList();
    }

    private static List<Option> pairs() {
        return Stream.of(Pair.values())
                .map(pair -> new Option(pair.name(), Message.of("certificates.adopt.pair." + pair.name())))
                .toList();
    }

    void confirm(Exchange x) {
        if (files.waiting(x).isEmpty()) {
            // A second press: what was uploaded is among the certificates by now.
            x.redirect("/certificates");
            return;
        }
        x.onFault(this::preview);
        Form form = x.form();
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Pair pair = form.oneOf("pair", Pair.class);
        AdoptPreview preview = AdoptPreview.of(
                site,
                SiteAuthorities.known(database.db(), site),
                files.of(x, x.path("id", UUID::fromString)),
                form,
                x.now());
        preview.certificates().forEach(found -> sameComputer(form, found));
        form.done();
        List<ParsedCertificate> authorities = preview.authorities().stream()
                .map(AdoptPreview.FoundAuthority::certificate)
                .toList();
        List<InUse> certificates =
                preview.certificates().stream().map(AdoptPages::inUse).toList();
        Integer taken =
                acts.run(x.actor(), new AdoptCertificates(authorities, certificates, pair), IssuePages.once(form));
        files.forget(x);
        x.redirect("/", Message.of("certificates.adopted", taken, authorities.size()));
    }

    /** Slots are ticked for the computer that stood there: with another one they are shown and asked for again. */
    private static void sameComputer(Form form, FoundCertificate found) {
        AdoptedChoice.of(form, found.number())
                .filter(choice -> choice.slotsAreOfAnother() && found.computer() != null)
                .ifPresent(choice -> form.error(
                        "computer-" + found.number(),
                        Message.of(
                                "certificates.adopt.other-slots",
                                found.certificate().title(),
                                found.computer().shortLabel())));
    }

    private static InUse inUse(FoundCertificate found) {
        Optional<UUID> computer = Optional.ofNullable(found.computer()).map(Computer::id);
        return new InUse(
                found.certificate(), computer, computer.isPresent() ? found.ticked() : Set.of(), found.effect());
    }
}
