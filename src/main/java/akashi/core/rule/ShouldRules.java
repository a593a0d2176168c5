package akashi.core.rule;

import akashi.core.link.CertificateLink;
import akashi.core.rule.Scope.Showing;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.RequiredNames;
import akashi.core.site.Role;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.trust.VerifierLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The rules that warn: each a function from the switches of a change to what should be better. */
final class ShouldRules {

    private ShouldRules() {}

    static List<Item> clientsTrust(Scope scope) {
        Map<UUID, Item> items = new LinkedHashMap<>();
        for (Showing it : scope.showing()) {
            scope.links(it)
                    .forEach(link -> groups(scope, link, it)
                            .forEach(group -> items.putIfAbsent(group.id(), trust(scope, group, scope.root(it)))));
        }
        return List.copyOf(items.values());
    }

    static List<Item> loginTrust(Scope scope) {
        if (!scope.shows(Slot.SERVER)) {
            return List.of();
        }
        CertificateLink link = CertificateLink.MANAGEMENT_TO_CLIENTS;
        return link.subjects(scope.site()).stream()
                .flatMap(management -> {
                    Showing it = new Showing(management, link.slot());
                    return groups(scope, link, it).stream().map(group -> trust(scope, group, scope.root(it)));
                })
                .toList();
    }

    private static List<ClientGroup> groups(Scope scope, CertificateLink link, Showing it) {
        return scope.site().clientGroups().stream()
                .filter(group -> link.verifiers().includes(group.kind()) && group.uses(it.computer()))
                .toList();
    }

    private static Item trust(Scope scope, ClientGroup group, Optional<Authority> root) {
        if (root.isPresent() && root.get().kind() == Authority.Kind.PUBLIC) {
            return Item.of(group.name(), Outcome.MET, "check.met");
        }
        Optional<Observation> seen = root.flatMap(r -> scope.site().evidence().trust(group.id(), r.id()));
        int count = seen.filter(Observation::value).map(Observation::count).orElse(0);
        Outcome outcome = count >= group.count()
                ? Outcome.MET
                : seen.filter(o -> !o.value()).isPresent() ? Outcome.BROKEN : Outcome.OPEN;
        return Item.of(group.name(), outcome, "check.clients-trusting", count, group.count());
    }

    static List<Item> failoverStreaming(Scope scope) {
        if (!scope.shows(Slot.STREAMING)) {
            return List.of();
        }
        return scope.site().active().stream()
                .filter(computer -> computer.has(Role.FAILOVER_RECORDING))
                .map(computer -> {
                    boolean wanted = scope.site().wanted(new SwitchId(computer.id(), Slot.STREAMING));
                    boolean coming = scope.showing().contains(new Showing(computer, Slot.STREAMING));
                    return Item.of(
                            computer.label(),
                            wanted || coming ? Outcome.MET : Outcome.BROKEN,
                            wanted || coming ? "check.met" : "check.failover-not-prepared");
                })
                .toList();
    }

    static List<Item> recentClients(Scope scope) {
        if (!scope.shows(Slot.STREAMING)) {
            return List.of();
        }
        return scope.site().clientGroups().stream()
                .filter(group -> group.kind().takesStreams())
                .map(group -> VerifierLimits.tooOld(group)
                        ? Item.of(
                                group.name(),
                                Outcome.BROKEN,
                                "check.client-too-old",
                                group.version().orElseThrow().toString())
                        : Item.of(group.name(), Outcome.MET, "check.met"))
                .toList();
    }

    static List<Item> phonesAccept(Scope scope) {
        return perCertificate(scope, Slot.MOBILE, (it, certificate) -> {
            var objections = VerifierLimits.objections(certificate);
            return objections.isEmpty()
                    ? met(it)
                    : Item.of(it.computer().label(), Outcome.BROKEN, "check.phones-refuse", objections);
        });
    }

    static List<Item> furtherNames(Scope scope) {
        return perCertificate(scope, null, (it, certificate) -> {
            List<String> missing = names(scope, it.computer()).furtherMissingFrom(certificate);
            return missing.isEmpty()
                    ? met(it)
                    : Item.of(it.computer().label(), Outcome.BROKEN, "check.names-missing", missing);
        });
    }

    private static RequiredNames names(Scope scope, Computer computer) {
        return RequiredNames.of(computer, scope.site().site(), scope.now());
    }

    static List<Item> rsaKeys(Scope scope) {
        return perCertificate(
                scope,
                null,
                (it, certificate) -> certificate.key().isElliptic()
                        ? Item.of(it.computer().label(), Outcome.BROKEN, "check.elliptic-key")
                        : met(it));
    }

    static List<Item> timeLeft(Scope scope) {
        return perCertificate(
                scope,
                null,
                (it, certificate) -> scope.now().isBefore(certificate.validity().warnFrom())
                        ? met(it)
                        : Item.of(
                                it.computer().label(),
                                Outcome.BROKEN,
                                "check.ends-soon",
                                certificate.validity().notAfter()));
    }

    static List<Item> sameAuthority(Scope scope) {
        if (!scope.shows(Slot.SERVER)) {
            return List.of();
        }
        Map<String, Optional<UUID>> roots = new LinkedHashMap<>();
        scope.site()
                .pair()
                .forEach(computer -> scope.site()
                        .certificateIn(computer, Slot.SERVER)
                        .ifPresent(c -> roots.put(
                                computer.label(), scope.site().rootOf(c).map(Authority::id))));
        Set<Optional<UUID>> distinct = Set.copyOf(roots.values());
        return roots.keySet().stream()
                .map(who -> Item.of(
                        who,
                        distinct.size() <= 1 ? Outcome.MET : Outcome.BROKEN,
                        distinct.size() <= 1 ? "check.met" : "check.other-authority"))
                .toList();
    }

    private static List<Item> perCertificate(Scope scope, Slot only, BiFunction<Showing, Certificate, Item> judge) {
        List<Item> items = new ArrayList<>();
        Set<Showing> showing = scope.showing().stream()
                .filter(it -> only == null || it.slot() == only)
                .collect(Collectors.toSet());
        Set<String> done = new java.util.HashSet<>();
        for (Showing it : scope.showing()) {
            if (showing.contains(it)) {
                scope.site()
                        .certificateIn(it.computer(), it.slot())
                        .filter(c -> done.add(it.computer().label() + c.id()))
                        .ifPresent(certificate -> items.add(judge.apply(it, certificate)));
            }
        }
        return items;
    }

    private static Item met(Showing it) {
        return Item.of(it.computer().label(), Outcome.MET, "check.met");
    }
}
