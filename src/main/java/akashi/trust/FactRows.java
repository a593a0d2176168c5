package akashi.trust;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Everyone about whom a fact can be told, those about whom nothing is known first. */
final class FactRows {

    private final SiteSnapshot site;
    private final Fact fact;
    private final Optional<UUID> on;

    private final Optional<Authority> root;

    private FactRows(SiteSnapshot site, Fact fact, Optional<UUID> on, Optional<Authority> root) {
        this.site = site;
        this.fact = fact;
        this.on = on;
        this.root = root;
    }

    /** The roots in which trust can be recorded; while one is on its way out, there are several. */
    static List<Authority> roots(SiteSnapshot site) {
        return site.authorities().stream()
                .filter(a ->
                        a.isRoot() && a.validity().isPresent() && !a.retired() && a.kind() != Authority.Kind.PUBLIC)
                .toList();
    }

    /** The root that is meant: the named one, else that of the authority which signs. */
    static Optional<Authority> root(SiteSnapshot site, Optional<UUID> named) {
        return named.flatMap(site::authority).or(site::issuer).flatMap(site::rootOf);
    }

    static List<FactRow> of(SiteSnapshot site, Fact fact, Optional<UUID> on, Optional<UUID> authority) {
        FactRows rows = new FactRows(site, fact, on, root(site, authority));
        List<FactRow> all = fact == Fact.CA_TRUSTED ? rows.trusting() : rows.slots();
        List<FactRow> ordered =
                new ArrayList<>(all.stream().filter(FactRow::ticked).toList());
        all.stream().filter(row -> !row.ticked() && !row.settled()).forEach(ordered::add);
        all.stream().filter(row -> !row.ticked() && row.settled()).forEach(ordered::add);
        return ordered;
    }

    private List<FactRow> trusting() {
        List<FactRow> rows = new ArrayList<>();
        if (root.isEmpty()) {
            return rows;
        }
        for (Computer computer : site.active()) {
            rows.add(new FactRow(
                    computer.id().toString(),
                    computer.label(),
                    false,
                    1,
                    null,
                    trust(computer.id(), root.get()),
                    isOn(computer.id()),
                    false));
        }
        for (ClientGroup group : site.clientGroups()) {
            rows.add(new FactRow(
                    group.id().toString(),
                    group.name(),
                    true,
                    group.count(),
                    null,
                    trust(group.id(), root.get()),
                    isOn(group.id()),
                    false));
        }
        return rows;
    }

    private Optional<Observation> trust(UUID subject, Authority root) {
        return site.evidence().trust(subject, root.id());
    }

    private List<FactRow> slots() {
        List<FactRow> rows = new ArrayList<>();
        for (Computer computer : site.active()) {
            // Without a name there is no certificate, so nothing about one can be told.
            if (computer.nameMissing() && fact != Fact.IN_EFFECT) {
                continue;
            }
            for (Slot slot : Slot.values()) {
                if (concerns(computer, slot)) {
                    rows.add(new FactRow(
                            computer.id() + " " + slot,
                            computer.label(),
                            false,
                            1,
                            slot,
                            known(computer, slot),
                            isOn(computer.id()),
                            early(computer, slot)));
                }
            }
        }
        return rows;
    }

    private boolean early(Computer computer, Slot slot) {
        return known(computer, slot).filter(Observation::value).isPresent() && early(site, fact, computer, slot);
    }

    /** Whether the fact is against the order of the work: a certificate is installed before its key is read or used. */
    static boolean early(SiteSnapshot site, Fact fact, Computer computer, Slot slot) {
        boolean follows = fact == Fact.KEY_READABLE || fact == Fact.IN_EFFECT;
        return follows
                && site.evidence()
                        .about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                        .filter(Observation::value)
                        .isEmpty();
    }

    private boolean concerns(Computer computer, Slot slot) {
        return site.wantedSlots(computer).contains(slot)
                || site.evidence().about(fact, computer.id(), slot).isPresent();
    }

    private Optional<Observation> known(Computer computer, Slot slot) {
        Optional<UUID> inPlace = fact == Fact.KEY_READABLE
                ? site.certificateIn(computer, slot).map(Certificate::id)
                : site.newestFor(computer, slot).map(Certificate::id);
        return site.evidence()
                .about(fact, computer.id(), slot)
                .filter(o -> fact == Fact.IN_EFFECT || o.certificateId().equals(inPlace));
    }

    private boolean isOn(UUID subject) {
        return on.filter(subject::equals).isPresent();
    }
}
