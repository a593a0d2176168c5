package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.KeyUse;
import akashi.pki.ParsedCertificate;
import akashi.web.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What was uploaded: authorities, and certificates with the computer and slots that their names suggest. */
record Candidates(List<ParsedCertificate> authorities, List<Match> certificates) {

    private static final String FIELD = "files";
    private static final String HOLDS_KEY = "pki.read.holds-key";

    /** A certificate and where it seems to belong. */
    record Match(ParsedCertificate certificate, Optional<Computer> computer, Set<Slot> slots) {}

    /** Reads files; every one that cannot be read is named with its reason, and nothing of it is kept. */
    static List<ParsedCertificate> read(List<Upload> uploads) {
        Map<String, ParsedCertificate> found = new LinkedHashMap<>();
        List<FieldError> wrong = new ArrayList<>();
        for (Upload upload : uploads) {
            try {
                refuseKeys(upload);
                CertificateReader.readAll(upload.bytes()).forEach(c -> found.putIfAbsent(c.sha256(), c));
            } catch (Fault.BadInput unreadable) {
                unreadable.errors().forEach(e -> wrong.add(error(upload, e.message())));
            }
        }
        if (uploads.isEmpty()) {
            wrong.add(new FieldError(FIELD, Message.of("certificates.adopt.no-file")));
        }
        if (!wrong.isEmpty()) {
            throw new Fault.BadInput(wrong);
        }
        return List.copyOf(found.values());
    }

    private static void refuseKeys(Upload upload) {
        if (new String(upload.bytes(), StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw new Fault.BadInput(FIELD, HOLDS_KEY);
        }
    }

    private static FieldError error(Upload upload, Message reason) {
        Message why = reason.key().equals(HOLDS_KEY) ? Message.of("certificates.adopt.holds-key") : reason;
        return FieldError.of(FIELD, "certificates.adopt.file", upload.fileName(), why);
    }

    /** Tells authorities from servers' certificates, and matches these to computers by their names. */
    static Candidates of(SiteSnapshot site, List<ParsedCertificate> found, Instant now) {
        List<ParsedCertificate> authorities =
                found.stream().filter(c -> isAuthority(c, found)).toList();
        Set<UUID> taken = new HashSet<>();
        List<Match> matches = found.stream()
                .filter(c -> !authorities.contains(c))
                .sorted(Comparator.comparing(
                                (ParsedCertificate c) -> c.validity().notBefore())
                        .reversed())
                .map(c -> match(site, c, taken, now))
                .sorted(Comparator.comparing(
                        m -> m.computer().map(Computer::label).orElse("\uffff")))
                .toList();
        return new Candidates(authorities, matches);
    }

    /** Old instructions made roots that are not marked as such; what signed another one is an authority all the same. */
    private static boolean isAuthority(ParsedCertificate certificate, List<ParsedCertificate> all) {
        return certificate.isCa()
                || certificate.keyUsage().contains(KeyUse.KEY_CERT_SIGN)
                || all.stream().anyMatch(other -> !other.equals(certificate) && certificate.issued(other));
    }

    /** The newest certificate of a computer is suggested for all its slots; older ones wait for a choice. */
    private static Match match(SiteSnapshot site, ParsedCertificate certificate, Set<UUID> taken, Instant now) {
        Optional<Computer> computer = computerOf(site, certificate, now);
        Set<Slot> slots = computer.filter(c -> taken.add(c.id()))
                .<Set<Slot>>map(c -> new TreeSet<>(c.slots()))
                .orElse(Set.of());
        return new Match(certificate, computer, slots);
    }

    /** The computer most of whose names it covers; none where two fit equally well, such as for a wildcard. */
    private static Optional<Computer> computerOf(SiteSnapshot site, ParsedCertificate certificate, Instant now) {
        Map<Computer, Long> fits = new LinkedHashMap<>();
        site.active().forEach(computer -> {
            List<HostName> names = RequiredNames.of(computer, site.site(), now).names();
            long covered = names.stream().filter(certificate::covers).count();
            if (covered > 0) {
                fits.put(computer, covered);
            }
        });
        long best = fits.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Computer> fitting = fits.entrySet().stream()
                .filter(entry -> entry.getValue() == best)
                .map(Map.Entry::getKey)
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
