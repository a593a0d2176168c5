package akashi.probe;

import akashi.core.site.Certificate;
import akashi.core.site.Role;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Sighting.Outcome;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A sighting as the page shows it.
 *
 * @param status by which it is coloured and sorted
 * @param notes what it means, where its outcome alone does not say so
 * @param next what to do about it, or {@code null}
 * @param path where that is done
 * @param superseded whether the certificate is known here and a newer one was issued in its place
 */
record SeenRow(
        UUID computerId,
        String label,
        Sighting seen,
        Status status,
        List<Message> notes,
        Message next,
        String path,
        boolean superseded) {

    private static final Duration SKEW_WARNED = Duration.ofSeconds(60);
    private static final Set<ShownFault> OF_CHAIN =
            EnumSet.of(ShownFault.UNTRUSTED_ROOT, ShownFault.SELF_SIGNED, ShownFault.UNKNOWN_ORIGIN);

    static SeenRow of(SiteSnapshot site, Sighting seen) {
        String label = site.computer(seen.computerId()).map(c -> c.label()).orElse("?");
        List<Message> notes = new ArrayList<>(notes(seen));
        if (seen.byAddress()) {
            notes.add(Message.of("probe.note.by-address"));
        }
        Optional<Next> next = next(seen);
        return new SeenRow(
                seen.computerId(),
                label,
                seen,
                status(seen),
                notes,
                next.map(Next::what).orElse(null),
                next.map(Next::path).orElse(null),
                superseded(site, seen));
    }

    private static boolean superseded(SiteSnapshot site, Sighting seen) {
        return seen.shown()
                .flatMap(shown -> shown.certificateId())
                .flatMap(site::certificate)
                .filter(certificate -> certificate.state() == Certificate.State.SUPERSEDED)
                .isPresent();
    }

    private record Next(Message what, String path) {}

    private static Status status(Sighting seen) {
        Set<ShownFault> faults = seen.shown().map(shown -> shown.faults()).orElse(Set.of());
        if (seen.outcome() == Outcome.ENCRYPTED) {
            boolean warned = faults.equals(Set.of(ShownFault.UNKNOWN_ORIGIN));
            return faults.isEmpty() ? Status.VERIFIED : warned ? Status.EXPIRING : Status.BROKEN;
        }
        return switch (seen.outcome()) {
            case PLAIN -> Status.PLAIN;
            case TOO_LARGE, TOO_OLD, INVERTED -> Status.BROKEN;
            default -> Status.UNKNOWN;
        };
    }

    private static List<Message> notes(Sighting seen) {
        if (seen.outcome() == Outcome.PLAIN && stillHttp(seen)) {
            return List.of(Message.of("probe.note.still-http"));
        }
        if (seen.outcome() == Outcome.REFUSED && stillHttp(seen)) {
            return List.of(Message.of("probe.note.http-closed"));
        }
        if (seen.rests()) {
            return List.of(Message.of("probe.note.failover"));
        }
        if (status(seen) == Status.BROKEN && seen.shown().isEmpty()) {
            return List.of(Message.of("probe.note.nobody"));
        }
        if (!seen.outcome().tells()) {
            return List.of(Message.of("probe.note.unknown"));
        }
        return seen.skew()
                .filter(skew -> skew.abs().compareTo(SKEW_WARNED) > 0)
                .map(skew -> List.of(Message.of("probe.note.skew", skew.toSeconds())))
                .orElse(List.of());
    }

    private static boolean stillHttp(Sighting seen) {
        return seen.slot().isEmpty() && seen.role() == Role.MOBILE;
    }

    private static Optional<Next> next(Sighting seen) {
        String server = "/servers/" + seen.computerId();
        Set<ShownFault> faults = seen.shown().map(shown -> shown.faults()).orElse(Set.of());
        return switch (seen.outcome()) {
            case ELSEWHERE, NAME_UNKNOWN -> next(Message.of("probe.next.address"), server + "/edit");
            case TOO_LARGE -> next(Message.of("diagnosis.next.TOO_LARGE"), server + "#certificates");
            case TOO_OLD -> next(Message.of("probe.next.protocol"), server + "#servers");
            case INVERTED -> next(Message.of("diagnosis.next.INVERTED"), server + "#certificates");
            case TIMED_OUT, CLOSED, UNREADABLE -> next(Message.of("probe.next.port"), server + "#servers");
            case REFUSED ->
                stillHttp(seen) || seen.rests()
                        ? Optional.empty()
                        : next(Message.of("probe.next.port"), server + "#servers");
            case PLAIN ->
                stillHttp(seen)
                        ? next(Message.of("probe.next.http"), server + "#servers")
                        : next(Message.of("probe.next.plain"), server + "#encryption");
            case ENCRYPTED -> faults.isEmpty() ? Optional.empty() : next(faults, server);
        };
    }

    private static Optional<Next> next(Set<ShownFault> faults, String server) {
        if (faults.equals(Set.of(ShownFault.OLD_PROTOCOL))) {
            return next(Message.of("probe.next.protocol"), server + "#servers");
        }
        return OF_CHAIN.containsAll(faults)
                ? next(Message.of("probe.next.origin"), "/certificates/adopt")
                : next(Message.of("probe.next.certificate"), server + "#certificates");
    }

    private static Optional<Next> next(Message what, String path) {
        return Optional.of(new Next(what, path));
    }
}
