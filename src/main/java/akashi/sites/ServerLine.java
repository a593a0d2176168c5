package akashi.sites;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A computer as a row of the list.
 *
 * @param ends when the first of its certificates ends, or {@code null} where it has none
 */
record ServerLine(
        UUID id,
        String label,
        boolean nameMissing,
        List<Role> roles,
        List<IpAddress> addresses,
        WindowsGeneration windows,
        List<SwitchLine> switches,
        Instant ends,
        Presence.State presence) {

    /** One of its switches. */
    record SwitchLine(akashi.core.site.Slot slot, Message state) {}

    static ServerLine of(SiteSnapshot site, Computer computer) {
        List<SwitchLine> switches = computer.slots().stream()
                .map(slot -> new SwitchLine(slot, SwitchWord.word(site, new SwitchId(computer.id(), slot))))
                .toList();
        return new ServerLine(
                computer.id(),
                computer.label(),
                computer.nameMissing(),
                computer.servers().stream().map(Server::role).toList(),
                computer.addresses(),
                computer.windows(),
                switches,
                ends(site, computer).orElse(null),
                computer.presence().state());
    }

    private static Optional<Instant> ends(SiteSnapshot site, Computer computer) {
        return computer.slots().stream()
                .flatMap(slot -> site.certificateIn(computer, slot).stream())
                .filter(Certificate::usable)
                .map(certificate -> certificate.validity().notAfter())
                .min(Comparator.naturalOrder());
    }
}
