package akashi.core.rule;

import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The switches that a change turns on, with everyone who must be ready for it: where a SERVER switch is among them, the
 * whole pair.
 */
final class Scope {

    /** One slot of a computer that will show a certificate. */
    record Showing(Computer computer, Slot slot) {}

    private final SiteSnapshot site;
    private final Instant now;
    private final Set<Showing> showing = new LinkedHashSet<>();

    Scope(SiteSnapshot site, Collection<Turn> turns, Instant now) {
        this.site = site;
        this.now = now;
        List<Turn> on = turns.stream().filter(Turn::on).toList();
        if (on.stream().anyMatch(turn -> turn.slot() == Slot.SERVER)) {
            site.pair().forEach(computer -> showing.add(new Showing(computer, Slot.SERVER)));
        }
        on.forEach(turn -> site.computer(turn.computerId())
                .filter(computer -> computer.presence().state() != Presence.State.RETIRED)
                .filter(Computer::active)
                .ifPresent(computer -> showing.add(new Showing(computer, turn.slot()))));
    }

    SiteSnapshot site() {
        return site;
    }

    Instant now() {
        return now;
    }

    Set<Showing> showing() {
        return showing;
    }

    /** The links that the slot switches, those beyond the guide's edition left out. */
    List<CertificateLink> links(Showing it) {
        return Arrays.stream(CertificateLink.values())
                .filter(link -> !link.advisory()
                        && link.slot() == it.slot()
                        && link.subject().includes(it.computer()))
                .toList();
    }

    /** The root that must be trusted for what is shown: of the certificate in place, else of the one to come. */
    Optional<Authority> root(Showing it) {
        return site.certificateIn(it.computer(), it.slot())
                .map(site::rootOf)
                .orElseGet(() -> site.issuer().flatMap(site::rootOf));
    }

    /** Whether a MOBILE or STREAMING or other slot is among the switches. */
    boolean shows(Slot slot) {
        return showing.stream().anyMatch(it -> it.slot() == slot);
    }
}
