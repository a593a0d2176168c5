package akashi.core.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A site and what its ports showed, a minute ago unless a test says otherwise. */
public final class Seen {

    private final SiteSnapshot site;
    private final List<Sighting> sightings = new ArrayList<>();
    private Instant at = Sites.NOW.minus(Duration.ofMinutes(1));
    private Optional<UUID> from = Optional.empty();
    private String key = "";
    private boolean vouched = true;
    private Validity unknown = new Validity(Sites.NOW.minusSeconds(9), Sites.NOW);

    private Seen(Sites sites) {
        site = sites.snapshot();
    }

    public static Seen on(Sites sites) {
        return new Seen(sites);
    }

    /** What follows was seen then. */
    public Seen ago(Duration age) {
        at = Sites.NOW.minus(age);
        return this;
    }

    /** What follows was seen at that instant. */
    public Seen at(Instant instant) {
        at = instant;
        return this;
    }

    /** Certificates of unknown origin that follow are good for so long. */
    public Seen good(Validity validity) {
        unknown = validity;
        return this;
    }

    /** What follows has this key. */
    public Seen key(String same) {
        key = same;
        return this;
    }

    /** What follows was seen by this computer or client group. */
    public Seen from(UUID viewer) {
        from = Optional.of(viewer);
        return this;
    }

    /** Certificates of unknown origin that follow began a year ago and end so many days from now. */
    public Seen ending(int days) {
        unknown = new Validity(Sites.NOW.minus(Duration.ofDays(365)), Sites.NOW.plus(Duration.ofDays(days)));
        return this;
    }

    /** What follows was handed in by somebody whose word proves nothing. */
    public Seen unvouched() {
        vouched = false;
        return this;
    }

    /** The port shows the certificate that was issued for the host. */
    public Seen shows(String host, Role role, Slot slot, int port, ShownFault... faults) {
        return shows(host, role, slot, port, "certificate " + host, "TLSv1.3", faults);
    }

    public Seen shows(
            String host, Role role, Slot slot, int port, String certificate, String protocol, ShownFault... faults) {
        Optional<Certificate> known = site.certificate(Sites.id(certificate));
        Set<ShownFault> all = EnumSet.noneOf(ShownFault.class);
        all.addAll(List.of(faults));
        Shown shown = new Shown(
                known.map(Certificate::thumbprint).orElse(new Thumbprint("EF".repeat(20))),
                known.map(Certificate::sha256).orElse(certificate),
                "CN=" + certificate,
                "CN=Some CA",
                List.of(),
                known.map(Certificate::validity).orElse(unknown),
                new KeyInfo("RSA", 2048),
                Optional.of(key.isEmpty() ? "key of " + certificate : key),
                protocol,
                "AES",
                List.of(certificate),
                known.map(Certificate::id),
                all);
        return add(host, role, Optional.of(slot), port, Sighting.Outcome.ENCRYPTED, Optional.of(shown), Duration.ZERO);
    }

    public Seen answers(String host, Role role, Slot slot, int port, Sighting.Outcome outcome) {
        return add(host, role, Optional.ofNullable(slot), port, outcome, Optional.empty(), Duration.ZERO);
    }

    public Seen skewed(String host, Duration skew) {
        return add(
                host, Role.RECORDING, Optional.of(Slot.SERVER), 9001, Sighting.Outcome.CLOSED, Optional.empty(), skew);
    }

    private Seen add(
            String host,
            Role role,
            Optional<Slot> slot,
            int port,
            Sighting.Outcome outcome,
            Optional<Shown> shown,
            Duration skew) {
        Computer computer = site.computer(Sites.id("computer " + host)).orElseThrow();
        sightings.add(new Sighting(
                Sites.id("sighting " + sightings.size()),
                computer.id(),
                computer.generation(),
                role,
                slot,
                port,
                at,
                from,
                outcome,
                shown,
                Optional.of(skew),
                "",
                false,
                vouched));
        return this;
    }

    public SiteSnapshot snapshot() {
        return SiteSnapshot.of(site.data().seen(sightings));
    }
}
