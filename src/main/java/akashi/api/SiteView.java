package akashi.api;

import akashi.core.site.AddressRange;
import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
import akashi.core.site.VmsVersion;
import akashi.core.site.WindowsGeneration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** A site as scripts see it; retired computers are history and left out. */
record SiteView(
        String name,
        Optional<String> version,
        Optional<String> domain,
        long planVersion,
        long evidenceVersion,
        List<ComputerView> computers,
        List<GroupView> clientGroups,
        List<AuthorityView> authorities) {

    /** A computer; {@code hostName} is its address while its name is missing. */
    record ComputerView(
            UUID id,
            String hostName,
            boolean nameMissing,
            Presence.State service,
            WindowsGeneration windows,
            List<String> addresses,
            List<ServerView> servers,
            List<SwitchView> switches) {}

    /** A server. */
    record ServerView(Role role, String name, Optional<String> version) {}

    /** A switch: wanted, and in effect as far as is known. */
    record SwitchView(Slot slot, boolean wanted, Optional<Boolean> inEffect, Optional<EvidenceView> evidence) {}

    /** Where something is known from. */
    record EvidenceView(Observation.Source source, Instant at, String by) {

        static EvidenceView of(Observation seen) {
            return new EvidenceView(seen.source(), seen.at(), seen.by());
        }
    }

    /** A client group; it serves all computers where none is named. */
    record GroupView(
            UUID id,
            ClientKind kind,
            String name,
            int count,
            Optional<String> version,
            List<String> serves,
            List<String> networks) {}

    /** An authority, the public side of it. */
    record AuthorityView(
            UUID id,
            String name,
            Authority.Kind kind,
            String subject,
            boolean root,
            Optional<UUID> parent,
            boolean signs,
            Optional<String> token,
            Optional<Instant> notBefore,
            Optional<Instant> notAfter,
            Optional<String> thumbprint,
            String sha256) {

        static AuthorityView of(Authority authority) {
            return new AuthorityView(
                    authority.id(),
                    authority.name(),
                    authority.kind(),
                    authority.subject(),
                    authority.isRoot(),
                    authority.parentId(),
                    authority.signs(),
                    authority.token(),
                    authority.validity().map(Validity::notBefore),
                    authority.validity().map(Validity::notAfter),
                    authority.thumbprint().map(Object::toString),
                    authority.sha256());
        }
    }

    static SiteView of(SiteSnapshot site) {
        return new SiteView(
                site.site().name(),
                site.site().version().map(VmsVersion::toString),
                site.site().domain().map(Object::toString),
                site.site().planVersion(),
                site.site().evidenceVersion(),
                site.computers().stream()
                        .filter(computer -> computer.presence().state() != Presence.State.RETIRED)
                        .map(computer -> computer(site, computer))
                        .toList(),
                site.clientGroups().stream().map(group -> group(site, group)).toList(),
                site.authorities().stream().map(AuthorityView::of).toList());
    }

    private static ComputerView computer(SiteSnapshot site, Computer computer) {
        return new ComputerView(
                computer.id(),
                computer.label(),
                computer.nameMissing(),
                computer.presence().state(),
                computer.windows(),
                computer.addresses().stream().map(Object::toString).toList(),
                computer.servers().stream()
                        .map(server -> new ServerView(
                                server.role(), server.name(), server.version().map(VmsVersion::toString)))
                        .toList(),
                new TreeSet<>(computer.slots())
                        .stream().map(slot -> switchOf(site, computer, slot)).toList());
    }

    private static SwitchView switchOf(SiteSnapshot site, Computer computer, Slot slot) {
        SwitchId id = new SwitchId(computer.id(), slot);
        Optional<Observation> effect = site.evidence().about(Fact.IN_EFFECT, computer.id(), slot);
        return new SwitchView(slot, site.wanted(id), effect.map(Observation::value), effect.map(EvidenceView::of));
    }

    private static GroupView group(SiteSnapshot site, ClientGroup group) {
        return new GroupView(
                group.id(),
                group.kind(),
                group.name(),
                group.count(),
                group.version().map(VmsVersion::toString),
                group.serves().stream()
                        .flatMap(id -> site.computer(id).stream())
                        .map(Computer::label)
                        .toList(),
                group.networks().stream().map(AddressRange::toString).toList());
    }
}
