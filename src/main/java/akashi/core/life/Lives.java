package akashi.core.life;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The lives of all certificates of a site at an instant: indexed once, asked for every row of a list. */
public final class Lives {

    private final SiteSnapshot site;
    private final Instant now;
    private final Map<UUID, Certificate> after = new HashMap<>();

    private Lives(SiteSnapshot site, Instant now) {
        this.site = site;
        this.now = now;
        site.certificates().stream()
                .filter(Certificate::usable)
                .forEach(c -> c.predecessorId().ifPresent(old -> after.merge(old, c, Lives::newer)));
    }

    /** The lives as they are known at the instant. */
    public static Lives of(SiteSnapshot site, Instant now) {
        return new Lives(site, now);
    }

    private static Certificate newer(Certificate one, Certificate other) {
        return one.issuedAt().isBefore(other.issuedAt()) ? other : one;
    }

    /** The site. */
    public SiteSnapshot site() {
        return site;
    }

    /** The instant. */
    public Instant now() {
        return now;
    }

    /** Where it stands; empty where it serves nobody any more, or a computer that rests. */
    public Optional<LifeStage> stage(Certificate certificate) {
        boolean over =
                !certificate.usable() || now.isAfter(certificate.validity().notAfter());
        if (over) {
            return Optional.empty();
        }
        if (computer(certificate).isEmpty()) {
            return left(certificate);
        }
        if (certificate.state() == Certificate.State.ISSUED) {
            return Optional.of(installed(certificate) ? LifeStage.IN_USE : LifeStage.WAITING);
        }
        boolean replaced = site.sightings().showing(certificate).isEmpty() && installedInPlaceOf(certificate);
        return Optional.of(replaced ? LifeStage.REPLACED : LifeStage.GIVING_WAY);
    }

    private boolean installedInPlaceOf(Certificate certificate) {
        return later(certificate).stream().anyMatch(this::installed)
                || replacements(certificate).stream().anyMatch(this::installed);
    }

    /** That its computer has left it behind, retired or with other hardware, whether it is over or not. */
    public Optional<LifeStage> left(Certificate certificate) {
        return certificate.computerId().flatMap(site::computer).flatMap(computer -> left(computer, certificate));
    }

    private static Optional<LifeStage> left(Computer computer, Certificate certificate) {
        if (computer.presence().state() == Presence.State.RETIRED) {
            return Optional.of(LifeStage.RETIRED);
        }
        return computer.generation() == certificate.generation()
                ? Optional.empty()
                : Optional.of(LifeStage.OLD_HARDWARE);
    }

    /** For how long it has been waiting to be installed. */
    public Optional<Duration> waiting(Certificate certificate) {
        return stage(certificate)
                .filter(LifeStage.WAITING::equals)
                .map(stage -> Duration.between(certificate.issuedAt(), now));
    }

    /** The computer that takes part and for whose present generation it was made. */
    public Optional<Computer> computer(Certificate certificate) {
        return certificate
                .computerId()
                .flatMap(site::computer)
                .filter(Computer::active)
                .filter(computer -> computer.generation() == certificate.generation());
    }

    /** Whether it was told or seen in every slot that it is wanted for; in all of its slots where none is wanted. */
    public boolean installed(Certificate certificate) {
        Optional<Computer> computer = computer(certificate);
        if (computer.isEmpty() || certificate.slots().isEmpty()) {
            return false;
        }
        Set<Slot> needed = new HashSet<>(certificate.slots());
        needed.retainAll(site.wantedSlots(computer.get()));
        return (needed.isEmpty() ? certificate.slots() : needed)
                .stream()
                        .allMatch(slot -> shown(computer.get(), slot)
                                .flatMap(Observation::certificateId)
                                .filter(certificate.id()::equals)
                                .isPresent());
    }

    /** The newest evidence of what lies in the slot. */
    Optional<Observation> shown(Computer computer, Slot slot) {
        return site.evidence()
                .about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                .filter(Observation::value);
    }

    /** What was issued in its place and is usable. */
    public Optional<Certificate> successor(Certificate certificate) {
        return Optional.ofNullable(after.get(certificate.id()));
    }

    /** Everything that came after it, in order. */
    public List<Certificate> later(Certificate certificate) {
        List<Certificate> all = new ArrayList<>();
        Set<UUID> met = new HashSet<>(Set.of(certificate.id()));
        Optional<Certificate> next = successor(certificate);
        while (next.isPresent() && met.add(next.get().id())) {
            all.add(next.get());
            next = successor(next.get());
        }
        return all;
    }

    /** Everything that it came after, the latest first. */
    public List<Certificate> earlier(Certificate certificate) {
        List<Certificate> all = new ArrayList<>();
        Set<UUID> met = new HashSet<>(Set.of(certificate.id()));
        Optional<Certificate> next = certificate.predecessorId().flatMap(site::certificate);
        while (next.isPresent() && met.add(next.get().id())) {
            all.add(next.get());
            next = next.get().predecessorId().flatMap(site::certificate);
        }
        return all;
    }

    /**
     * Every certificate that goes back to the same first one, the latest on top: a revoked one too, though what was
     * issued after it took the place of an earlier one.
     */
    public List<Certificate> line(Certificate certificate) {
        List<Certificate> before = earlier(certificate);
        Certificate first = before.isEmpty() ? certificate : before.get(before.size() - 1);
        Map<UUID, List<Certificate>> next = new HashMap<>();
        site.certificates()
                .forEach(c -> c.predecessorId()
                        .ifPresent(old -> next.computeIfAbsent(old, none -> new ArrayList<>())
                                .add(c)));
        List<Certificate> line = new ArrayList<>(List.of(first));
        Set<UUID> met = new HashSet<>(Set.of(first.id()));
        for (int at = 0; at < line.size(); at++) {
            next.getOrDefault(line.get(at).id(), List.of()).stream()
                    .filter(c -> met.add(c.id()))
                    .forEach(line::add);
        }
        line.sort(Comparator.comparing(Certificate::issuedAt)
                .thenComparing(Certificate::id)
                .reversed());
        return line;
    }

    /** What serves the same slots of the same computer now, without being linked as a renewal. */
    private List<Certificate> replacements(Certificate certificate) {
        return computer(certificate).stream()
                .flatMap(computer -> site.certificatesOf(computer).stream())
                .filter(c -> c.state() == Certificate.State.ISSUED)
                .filter(c -> c.slots().containsAll(certificate.slots()))
                .sorted(Comparator.comparing(Certificate::issuedAt))
                .toList();
    }
}
