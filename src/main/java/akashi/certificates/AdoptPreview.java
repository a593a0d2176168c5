package akashi.certificates;

import akashi.core.plan.Pairing;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.pki.ParsedCertificate;
import akashi.web.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was found in the uploaded files, with the computer and slots that are suggested or were chosen. Slots are offered
 * for the roles of that computer alone.
 */
record AdoptPreview(List<FoundAuthority> authorities, List<FoundCertificate> certificates) {

    private static final int NAMED = 10;

    /** An authority with what is to be said of it. */
    record FoundAuthority(ParsedCertificate certificate, List<AdoptFindings.Finding> findings) {}

    /**
     * A certificate; the names of its fields end with its number.
     *
     * @param computer where it belongs; {@code null} where nothing suggests one and none was chosen
     * @param ticked the slots of that computer which use it
     */
    record FoundCertificate(
            int number,
            ParsedCertificate certificate,
            Computer computer,
            Set<Slot> ticked,
            boolean effect,
            List<AdoptFindings.Finding> findings) {

        /** The slots that can be ticked. */
        public Set<Slot> offered() {
            return computer == null ? Set.of() : new TreeSet<>(computer.slots());
        }
    }

    /**
     * Of the files as they were found, with what a sent form chose; an empty form chooses nothing.
     *
     * @param known authorities that the site knows already
     */
    static AdoptPreview of(
            SiteSnapshot site, List<ParsedCertificate> known, List<ParsedCertificate> found, Form form, Instant now) {
        Candidates candidates = Candidates.of(site, found, now);
        AdoptFindings findings = new AdoptFindings(
                site,
                Stream.concat(candidates.authorities().stream(), known.stream())
                        .distinct()
                        .toList(),
                now);
        List<FoundCertificate> certificates = new ArrayList<>();
        for (Candidates.Match match : candidates.certificates()) {
            certificates.add(certificate(certificates.size(), match, site, form, findings));
        }
        List<FoundAuthority> authorities = candidates.authorities().stream()
                .map(a -> new FoundAuthority(a, findings.ofAuthority(a)))
                .toList();
        return new AdoptPreview(authorities, certificates);
    }

    private static FoundCertificate certificate(
            int number, Candidates.Match match, SiteSnapshot site, Form form, AdoptFindings findings) {
        Optional<AdoptedChoice> choice = AdoptedChoice.of(form, number);
        Optional<Computer> computer =
                choice.map(c -> c.computerId().flatMap(site::computer)).orElse(match.computer());
        boolean chosen = choice.isPresent() && !choice.get().slotsAreOfAnother();
        Set<Slot> suggested = computer.equals(match.computer())
                ? match.slots()
                : computer.map(Computer::slots).map(Set::copyOf).orElse(Set.of());
        Set<Slot> ticked = chosen ? choice.get().slots() : suggested;
        boolean effect = chosen ? choice.get().inEffect() : !ticked.isEmpty();
        return new FoundCertificate(
                number,
                match.certificate(),
                computer.orElse(null),
                ticked,
                effect,
                findings.of(match.certificate(), computer, ticked));
    }

    /** That computers of the pair have a certificate neither here nor at the site; empty where nothing is to be said. */
    Optional<Message> without(SiteSnapshot site) {
        List<String> without = Pairing.members(site).stream()
                .filter(member -> certificates.stream().noneMatch(c -> member.equals(c.computer())))
                .filter(member -> site.certificateIn(member, Slot.SERVER).isEmpty())
                .map(Computer::shortLabel)
                .toList();
        return certificates.isEmpty() || without.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "certificates.adopt.without",
                        without.size(),
                        without.stream().limit(NAMED).toList(),
                        Math.max(0, without.size() - NAMED)));
    }

    /** That the pair would be torn as it is ticked now, so that a way has to be chosen; empty where it is whole. */
    Optional<Message> mixed(SiteSnapshot site) {
        List<Computer> members = Pairing.members(site);
        List<String> off = members.stream()
                .filter(member -> !on(site, member))
                .map(Computer::shortLabel)
                .toList();
        return off.isEmpty() || off.size() == members.size()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "certificates.adopt.torn",
                        members.size() - off.size(),
                        members.size(),
                        off.stream().limit(NAMED).toList()));
    }

    private boolean on(SiteSnapshot site, Computer member) {
        boolean ticked = certificates.stream()
                .anyMatch(c ->
                        member.equals(c.computer()) && c.effect() && c.ticked().contains(Slot.SERVER));
        return ticked
                || site.evidence()
                        .inEffect(new SwitchId(member.id(), Slot.SERVER))
                        .orElse(false);
    }

    /** How many of them do not work any more. */
    long wrong() {
        return Stream.concat(
                        authorities.stream().map(FoundAuthority::findings),
                        certificates.stream().map(FoundCertificate::findings))
                .filter(all -> all.stream().anyMatch(f -> f.status() == Status.BROKEN))
                .count();
    }
}
