package akashi.trust;

import akashi.core.fault.Fault;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.SiteSnapshot;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a script ran: on a computer of the inventory, or on one client of a group.
 *
 * @param member the host name of the client; empty for a computer of the inventory
 */
record Looked(Optional<Computer> computer, Optional<ClientGroup> group, Optional<String> member) {

    private static final int LONGEST_BY = 200;

    /** Refuses what the inventory does not have. */
    static Looked at(Receipt receipt, SiteSnapshot site) {
        if (receipt.clientGroup().isEmpty()) {
            Computer computer = site.computerCalled(receipt.computer())
                    .orElseThrow(() -> new Fault.BadInput("computer", "trust.receipt.stranger", receipt.computer()));
            return new Looked(Optional.of(computer), Optional.empty(), Optional.empty());
        }
        ClientGroup group = site.clientGroups().stream()
                .filter(each -> each.id().toString().equals(receipt.clientGroup()))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput("clientGroup", "trust.receipt.group"));
        HostName host = HostName.parse(receipt.computer())
                .orElseThrow(() -> new Fault.BadInput("computer", "trust.receipt.host", group.name()));
        return new Looked(Optional.empty(), Optional.of(group), Optional.of(host.value()));
    }

    UUID id() {
        return computer.map(Computer::id).or(() -> group.map(ClientGroup::id)).orElseThrow();
    }

    int generation() {
        return computer.map(Computer::generation).orElse(0);
    }

    String label() {
        return member.or(() -> computer.map(Computer::label)).orElseThrow();
    }

    /** What saw it, as it is shown beside a fact, and who handed that in where it matters. */
    String by(String verb, String person) {
        String seen = member.map(host -> verb + " " + host).orElse(verb);
        String by = person.isEmpty() ? seen : seen + " (" + person + ")";
        return by.length() <= LONGEST_BY ? by : by.substring(0, LONGEST_BY);
    }
}
