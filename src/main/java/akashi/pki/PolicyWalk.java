package akashi.pki;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks the policies of a path from the root down (RFC 5280 6.1.2 to 6.1.5). Of the tree it keeps the lowest level only:
 * which policies the next certificate may name, and for each the policies of the verifier that it stands for. So hostile
 * mappings cost no more than their own length (the trouble that RFC 9618 describes).
 */
final class PolicyWalk {

    static final String ANY = "2.5.29.32.0";

    private final PolicyDemands demands;
    private Map<String, Set<String>> expected = Map.of();
    private boolean any = true;
    private int untilExplicit;
    private int untilNoMapping;
    private int untilNoAny;

    private PolicyWalk(PolicyDemands demands, int certificates) {
        this.demands = demands;
        this.untilExplicit = demands.explicit() ? 0 : certificates + 1;
        this.untilNoMapping = demands.withoutMappings() ? 0 : certificates + 1;
        this.untilNoAny = demands.withoutAny() ? 0 : certificates + 1;
    }

    /**
     * The first certificate that leaves no policy although one is asked for.
     *
     * @param path the leaf first, the root last; what a root says of policies is not asked (RFC 5280 6.1)
     */
    static Optional<ParsedCertificate> refusing(List<ParsedCertificate> path, PolicyDemands demands) {
        PolicyWalk walk = new PolicyWalk(demands, path.size() - 1);
        for (int i = path.size() - 2; i >= 0; i--) {
            PolicyExtensions said = PolicyExtensions.of(path.get(i));
            if (!walk.passes(said, i == 0)) {
                return Optional.of(path.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean passes(PolicyExtensions said, boolean leaf) {
        narrow(said, leaf);
        if (untilExplicit == 0 && empty()) {
            return false;
        }
        return leaf ? ends(said) : descends(said);
    }

    /** RFC 5280 6.1.3 (d) and (e). */
    private void narrow(PolicyExtensions said, boolean leaf) {
        Map<String, Set<String>> level = new HashMap<>();
        for (String policy : said.policies()) {
            if (expected.containsKey(policy)) {
                level.put(policy, expected.get(policy));
            } else if (any && !policy.equals(ANY)) {
                level.put(policy, Set.of(policy));
            }
        }
        boolean takesAny = said.policies().contains(ANY) && (untilNoAny > 0 || (!leaf && said.selfIssued()));
        if (takesAny) {
            expected.forEach(level::putIfAbsent);
        }
        any = any && takesAny;
        expected = level;
    }

    /** RFC 5280 6.1.4 (a), (b), (h), (i) and (j). */
    private boolean descends(PolicyExtensions said) {
        if (said.mapsAny()) {
            return false;
        }
        said.mappings().keySet().forEach(this::allowByName);
        expected = translated(said.mappings());
        if (!said.selfIssued()) {
            untilExplicit = Math.max(0, untilExplicit - 1);
            untilNoMapping = Math.max(0, untilNoMapping - 1);
            untilNoAny = Math.max(0, untilNoAny - 1);
        }
        untilExplicit = Math.min(untilExplicit, said.requireExplicit());
        untilNoMapping = Math.min(untilNoMapping, said.inhibitMapping());
        untilNoAny = Math.min(untilNoAny, said.inhibitAny());
        return true;
    }

    /** A policy that only anyPolicy allowed is allowed by its own name before it is mapped. */
    private void allowByName(String policy) {
        if (any && untilNoMapping > 0) {
            expected.putIfAbsent(policy, Set.of(policy));
        }
    }

    private Map<String, Set<String>> translated(Map<String, Set<String>> mappings) {
        Map<String, Set<String>> next = new HashMap<>();
        expected.forEach((policy, origins) -> {
            Set<String> targets = mappings.getOrDefault(policy, Set.of(policy));
            if (untilNoMapping > 0 || !mappings.containsKey(policy)) {
                targets.forEach(target ->
                        next.computeIfAbsent(target, first -> new HashSet<>()).addAll(origins));
            }
        });
        return next;
    }

    /** RFC 5280 6.1.5 (a), (b) and (g). */
    private boolean ends(PolicyExtensions said) {
        if (said.requireExplicit() == 0) {
            untilExplicit = 0;
        }
        boolean acceptable = any
                || expected.values().stream()
                        .flatMap(Set::stream)
                        .anyMatch(origin -> demands.acceptable().isEmpty()
                                || demands.acceptable().contains(origin));
        return acceptable || untilExplicit > 1;
    }

    private boolean empty() {
        return !any && expected.isEmpty();
    }
}
