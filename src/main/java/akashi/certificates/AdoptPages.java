package akashi.certificates;

import akashi.certificates.AdoptCertificates.InUse;
import akashi.certificates.AdoptCertificates.Pair;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The pages that take in what a site uses: upload, look at what was found, confirm. Between the steps the certificates,
 * which are public, travel in the form; nothing is kept before the confirmation.
 */
final class AdoptPages {

    private final Snapshots snapshots;
    private final Acts acts;

    AdoptPages(Snapshots snapshots, Acts acts) {
        this.snapshots = snapshots;
        this.acts = acts;
    }

    /** An authority as the preview shows it. */
    record FoundAuthority(ParsedCertificate certificate, String der, List<AdoptFindings.Finding> findings) {}

    /** A certificate as the preview shows it; the field names of its choices end with its number. */
    record FoundCertificate(
            int number,
            ParsedCertificate certificate,
            String der,
            Computer computer,
            Set<Slot> slots,
            List<AdoptFindings.Finding> findings) {}

    void offer(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        x.page("certificates/adopt", Map.of("computers", site.active().size()));
    }

    void preview(Exchange x) {
        x.onFault(this::offer);
        List<ParsedCertificate> found = Candidates.read(x.uploads("files"));
        show(x, found);
    }

    private void show(Exchange x, List<ParsedCertificate> found) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Candidates candidates = Candidates.of(site, found);
        AdoptFindings findings = new AdoptFindings(site, candidates.authorities(), x.now());
        List<FoundCertificate> certificates = new ArrayList<>();
        for (Candidates.Match match : candidates.certificates()) {
            certificates.add(new FoundCertificate(
                    certificates.size(),
                    match.certificate(),
                    encoded(match.certificate()),
                    match.computer().orElse(null),
                    match.slots(),
                    findings.of(match.certificate(), match.computer(), match.slots())));
        }
        List<FoundAuthority> authorities = candidates.authorities().stream()
                .map(a -> new FoundAuthority(a, encoded(a), findings.ofAuthority(a)))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("authorities", authorities);
        model.put("certificates", certificates);
        model.put("computers", computers(site));
        model.put("slots", Slot.values());
        model.put("pairs", pairs());
        model.put("wrong", broken(authorities, certificates));
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/adopt-preview", model);
    }

    private static long broken(List<FoundAuthority> authorities, List<FoundCertificate> certificates) {
        return Stream.concat(
                        authorities.stream().map(FoundAuthority::findings),
                        certificates.stream().map(FoundCertificate::findings))
                .filter(all -> all.stream().anyMatch(f -> f.status() == Status.BROKEN))
                .count();
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

    private static String encoded(ParsedCertificate certificate) {
        return Base64.getEncoder().encodeToString(certificate.der().toArray());
    }

    void confirm(Exchange x) {
        x.onFault(this::again);
        Form form = x.form();
        Pair pair = form.oneOf("pair", Pair.class);
        List<ParsedCertificate> authorities = form.list("authority", AdoptPages::decoded);
        List<InUse> certificates = new ArrayList<>();
        for (int i = 0; form.text("der-" + i).isPresent(); i++) {
            certificates.add(inUse(form, i));
        }
        form.done();
        if (authorities.isEmpty() && certificates.isEmpty()) {
            throw new Fault.BadInput("files", "certificates.adopt.no-file");
        }
        Integer taken =
                acts.run(x.actor(), new AdoptCertificates(authorities, certificates, pair), IssuePages.once(form));
        x.redirect("/", Message.of("certificates.adopted", taken, authorities.size()));
    }

    private static InUse inUse(Form form, int i) {
        ParsedCertificate certificate = form.required("der-" + i, AdoptPages::decoded);
        Optional<UUID> computer = form.optional("computer-" + i, UUID::fromString);
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        slots.addAll(form.list("slot-" + i, Slot::valueOf));
        return certificate == null
                ? null
                : new InUse(certificate, computer, computer.isPresent() ? slots : Set.of(), form.flag("effect-" + i));
    }

    private static ParsedCertificate decoded(String base64) {
        return CertificateReader.readOne(Base64.getDecoder().decode(base64));
    }

    /** The preview once more, with what was chosen. */
    private void again(Exchange x) {
        List<ParsedCertificate> found = new ArrayList<>(x.form().list("authority", AdoptPages::decoded));
        for (int i = 0; x.form().text("der-" + i).isPresent(); i++) {
            Optional.ofNullable(x.form().required("der-" + i, AdoptPages::decoded))
                    .ifPresent(found::add);
        }
        show(x, found);
    }
}
