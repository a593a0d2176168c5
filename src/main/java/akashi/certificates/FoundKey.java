package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.pki.PfxContents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * A certificate with its key, found in a file, and what is said of it.
 *
 * @param computer where its names say that it belongs; {@code null} where they say nothing
 * @param slots the slots that are suggested
 * @param refused why it cannot be taken in; none where it can
 * @param warned what should be known
 */
record FoundKey(
        String file,
        PfxContents contents,
        Computer computer,
        Set<Slot> slots,
        List<Message> refused,
        List<Message> warned) {

    /** Whether it can be taken in. For templates too. */
    public boolean possible() {
        return refused.isEmpty();
    }

    /** The slots of its computer. For templates. */
    public Set<Slot> offered() {
        return new TreeSet<>(computer.slots());
    }

    /** All that were found, matched to computers by their names; the newest of a computer takes its slots. */
    static List<FoundKey> all(
            List<KeyFilesRead.File> files, DSLContext db, SiteSnapshot site, KnownKeys known, Instant now) {
        List<ParsedCertificate> leaves = files.stream()
                .map(file -> file.contents().certificate())
                .filter(leaf -> !leaf.isCa())
                .toList();
        List<Candidates.Match> matches = Candidates.of(site, leaves, now).certificates();
        List<ParsedCertificate> authorities = SiteAuthorities.known(db, site);
        List<FoundKey> found = files.stream()
                .map(file -> found(file, matches, authorities, known, site, now))
                .toList();
        return found.stream().map(key -> key.beside(found)).toList();
    }

    /** The same key in another file of these: two computers may not share one, and for one it is worth knowing. */
    private FoundKey beside(List<FoundKey> all) {
        List<FoundKey> alike = all.stream()
                .filter(other -> other != this
                        && other.contents()
                                .certificate()
                                .publicKey()
                                .equals(contents.certificate().publicKey()))
                .toList();
        if (alike.isEmpty()) {
            return this;
        }
        List<String> names = alike.stream().map(FoundKey::file).toList();
        boolean shared = alike.stream()
                .anyMatch(other -> other.computer() != null
                        && computer != null
                        && !other.computer().equals(computer));
        List<Message> refusedToo = new ArrayList<>(refused);
        List<Message> warnedToo = new ArrayList<>(warned);
        (shared ? refusedToo : warnedToo).add(Message.of(shared ? "keys.shared" : "keys.same-key", names));
        return new FoundKey(file, contents, computer, slots, refusedToo, warnedToo);
    }

    private static FoundKey found(
            KeyFilesRead.File file,
            List<Candidates.Match> matches,
            List<ParsedCertificate> authorities,
            KnownKeys known,
            SiteSnapshot site,
            Instant now) {
        ParsedCertificate leaf = file.contents().certificate();
        Optional<Candidates.Match> match =
                matches.stream().filter(m -> m.certificate().equals(leaf)).findFirst();
        Optional<Computer> computer = match.flatMap(Candidates.Match::computer);
        Set<Slot> slots = match.map(Candidates.Match::slots).orElse(Set.of());
        List<Message> refused = new ArrayList<>(against(file.contents(), computer, known, site, now));
        if (refused.isEmpty() && slots.isEmpty()) {
            refused.add(Message.of("keys.older", computer.orElseThrow().shortLabel()));
        }
        List<ParsedCertificate> above = Stream.concat(file.contents().others().stream(), authorities.stream())
                .distinct()
                .toList();
        List<Message> warned = new AdoptFindings(site, above, now)
                .of(leaf, computer, slots).stream()
                        .map(AdoptFindings.Finding::message)
                        .filter(message -> !message.key().equals("certificates.adopt.no-computer"))
                        .filter(message -> !refused.contains(message))
                        .toList();
        List<Message> told = new ArrayList<>(warned);
        computer.flatMap(c -> replaced(site, c, slots, leaf))
                .map(old ->
                        Message.of("keys.replaces", old.serial(), old.validity().notAfter()))
                .ifPresent(told::add);
        return new FoundKey(file.name(), file.contents(), computer.orElse(null), slots, refused, told);
    }

    /** The newest certificate of the computer in these slots, where the one from the file is newer still. */
    static Optional<Certificate> replaced(
            SiteSnapshot site, Computer computer, Set<Slot> slots, ParsedCertificate leaf) {
        boolean known = site.certificates().stream().anyMatch(c -> c.sha256().equals(leaf.sha256()));
        return Orders.predecessor(site, computer, slots)
                .filter(old -> !known)
                .filter(old -> old.issuedAt().isBefore(leaf.validity().notBefore()));
    }

    /** Why a certificate with its key cannot be taken in for the computer. */
    static List<Message> against(
            PfxContents contents, Optional<Computer> computer, KnownKeys known, SiteSnapshot site, Instant now) {
        ParsedCertificate leaf = contents.certificate();
        if (leaf.isCa()) {
            return List.of(Message.of("keys.ca"));
        }
        List<Message> against = new ArrayList<>();
        if (now.isAfter(leaf.validity().notAfter())) {
            against.add(Message.of("keys.expired", leaf.validity().notAfter()));
        }
        if (!leaf.key().strong()) {
            against.add(Message.of("certificates.adopt.weak-key", leaf.key().toString()));
        }
        if (leaf.publicKey().weakByBirth()) {
            against.add(Message.of("pki.read.csr-roca"));
        }
        if (!leaf.allowsServers()) {
            AdoptFindings.notForServers(leaf).forEach(against::add);
        }
        if (site.certificates().stream()
                .anyMatch(c ->
                        c.sha256().equals(leaf.sha256()) && (c.keyKept() || c.state() == Certificate.State.REVOKED))) {
            against.add(Message.of("elsewhere.answer.known"));
        }
        if (computer.isEmpty()) {
            against.add(Message.of("keys.no-match", leaf.dnsNames().isEmpty() ? leaf.title() : leaf.dnsNames()));
        } else {
            List<String> others = known.of(site, leaf.publicKey(), computer.get());
            others = others.stream()
                    .filter(other -> !other.equals(leaf.subject()))
                    .toList();
            if (!others.isEmpty()) {
                against.add(Message.of("certificates.refused.key-known", others.get(0)));
            }
        }
        return against;
    }
}
