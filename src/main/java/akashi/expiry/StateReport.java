package akashi.expiry;

import akashi.core.expiry.Stop;
import akashi.core.finding.Finding;
import akashi.core.judged.JudgedSite;
import akashi.core.life.Lives;
import akashi.core.link.Requirement;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.Todo;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The state of a site at a moment, for auditors and customers: its CAs, every certificate, and what is open.
 *
 * @param counts how many certificates are in each state
 * @param seen what was seen on the servers and is not as it should be
 */
record StateReport(
        List<Stop> authorities,
        List<ReportRow> rows,
        Map<Certificate.State, Integer> counts,
        List<Todo> todos,
        List<Finding> seen) {

    private static final int MOST_FINDINGS = 5;

    /** What is a matter of the certificate itself, whoever checks it. */
    private static final Set<Requirement> OF_THE_CERTIFICATE = EnumSet.of(
            Requirement.INSTALLED,
            Requirement.SUBJECT_TRUSTS,
            Requirement.NAMED,
            Requirement.VALID,
            Requirement.KEY_READABLE,
            Requirement.PLATFORM);

    static StateReport of(JudgedSite judged) {
        Reading reading = new Reading(judged);
        List<ReportRow> rows = judged.site().certificates().stream()
                .map(reading::row)
                .sorted(Comparator.comparing(ReportRow::title)
                        .thenComparing(row -> row.certificate().validity().notAfter())
                        .thenComparing(row -> row.certificate().id()))
                .toList();
        Map<Certificate.State, Integer> counts = new EnumMap<>(Certificate.State.class);
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return new StateReport(
                ExpiryPages.forecast(judged).authorities(), rows, counts, judged.todos(), judged.findings());
    }

    private static final class Reading {

        private final SiteSnapshot site;
        private final Lives lives;
        private final Map<UUID, Set<Message>> findings = new HashMap<>();

        Reading(JudgedSite judged) {
            this.site = judged.site();
            this.lives = Lives.of(site, judged.instant());
            ExpiryPages.all(judged).forEach(this::collect);
        }

        /** What a connection says of the certificate that is shown, whoever checks it. */
        private void collect(Assessment a) {
            for (Reason reason : a.reasons()) {
                if (!reason.code().fine()
                        && OF_THE_CERTIFICATE.contains(reason.code().requirement())) {
                    site.certificateIn(a.subject(), a.link().slot())
                            .map(certificate -> findings.computeIfAbsent(certificate.id(), id -> new LinkedHashSet<>()))
                            .filter(found -> found.size() < MOST_FINDINGS)
                            .ifPresent(found -> found.add(reason.message()));
                }
            }
        }

        ReportRow row(Certificate c) {
            Optional<Computer> computer = c.computerId().flatMap(site::computer);
            List<Slot> slots = c.slots().stream().sorted().toList();
            return new ReportRow(
                    c,
                    computer.orElse(null),
                    c.authorityId()
                            .flatMap(site::authority)
                            .map(Authority::name)
                            .orElse(null),
                    c.stateAt(lives.now()),
                    lives.stage(c).orElse(null),
                    slots,
                    computer.map(on -> slots.stream()
                                    .filter(slot -> inEffect(on, slot, c))
                                    .toList())
                            .orElse(List.of()),
                    computer.map(on -> slots.stream()
                                    .flatMap(slot -> installed(on, slot, c).stream())
                                    .toList())
                            .orElse(List.of()),
                    List.copyOf(findings.getOrDefault(c.id(), Set.of())));
        }

        private boolean inEffect(Computer computer, Slot slot, Certificate c) {
            return computer.active()
                    && site.evidence()
                            .inEffect(new SwitchId(computer.id(), slot))
                            .orElse(false)
                    && site.certificateIn(computer, slot).filter(c::equals).isPresent();
        }

        private Optional<Observation> installed(Computer computer, Slot slot, Certificate c) {
            return site.evidence()
                    .about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                    .filter(seen -> seen.certificateId().equals(Optional.of(c.id())));
        }
    }
}
