package akashi.core.rule;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.rule.Scope.Showing;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Validity;
import akashi.core.site.Withdrawn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** The rules that guard "go": each a function from the switches of a change to what is known about everyone involved. */
final class MustRules {

    private MustRules() {}

    static List<Item> installed(Scope scope) {
        return perComputer(scope, it -> {
            if (scope.site().certificateIn(it.computer(), it.slot()).isEmpty()) {
                return lacking(scope, it, Outcome.BROKEN);
            }
            Optional<Observation> seen = fact(scope, Fact.CERTIFICATE_INSTALLED, it);
            return seen.map(o -> fromEvidence(scope, it, o, "check.not-installed"))
                    .orElseGet(() -> item(it, Outcome.OPEN, "check.installed-unknown"));
        });
    }

    /** No certificate is there: perhaps that of another slot fits; without a name none can be made. */
    private static Item lacking(Scope scope, Showing it, Outcome outcome) {
        if (it.computer().nameMissing()) {
            return item(it, outcome, Check.NO_NAME);
        }
        boolean fits = Extension.of(scope.site(), it.computer(), scope.now())
                .filter(other -> other.possible() && other.slots().contains(it.slot()))
                .isPresent();
        return item(it, outcome, fits ? Check.OTHER_FITS : Check.NO_CERTIFICATE);
    }

    static List<Item> valid(Scope scope) {
        return perComputer(
                scope,
                it -> scope.site()
                        .certificateIn(it.computer(), it.slot())
                        .map(certificate -> dates(scope, it, certificate))
                        .orElseGet(() -> lacking(scope, it, Outcome.BROKEN)));
    }

    private static Item dates(Scope scope, Showing it, Certificate certificate) {
        if (certificate.state() == Certificate.State.REVOKED) {
            return item(it, Outcome.BROKEN, "check.revoked");
        }
        if (!certificate.validity().contains(scope.now())) {
            return item(it, Outcome.BROKEN, "check.not-valid-now");
        }
        if (Withdrawn.above(scope.site(), certificate).isPresent()) {
            return item(it, Outcome.BROKEN, "check.ca-revoked");
        }
        Optional<Authority> issuer = certificate.authorityId().flatMap(scope.site()::authority);
        Optional<Validity> root = scope.site().rootOf(certificate).flatMap(Authority::validity);
        boolean ended = issuer.flatMap(Authority::validity)
                        .filter(v -> !v.contains(scope.now()))
                        .isPresent()
                || root.filter(v -> !v.contains(scope.now())).isPresent();
        return ended ? item(it, Outcome.BROKEN, "check.ca-not-valid-now") : item(it, Outcome.MET, "check.met");
    }

    static List<Item> named(Scope scope) {
        return perComputer(scope, it -> {
            Optional<Certificate> certificate = scope.site().certificateIn(it.computer(), it.slot());
            if (certificate.isEmpty()) {
                return lacking(scope, it, Outcome.BROKEN);
            }
            List<String> missing = scope.site().missingNames(it.computer(), certificate.get(), scope.now());
            return missing.isEmpty()
                    ? item(it, Outcome.MET, "check.met")
                    : Item.of(it.computer().label(), Outcome.BROKEN, "check.names-missing", missing);
        });
    }

    static List<Item> keyReadable(Scope scope) {
        return perComputer(scope, it -> {
            Optional<UUID> inPlace =
                    scope.site().certificateIn(it.computer(), it.slot()).map(Certificate::id);
            if (inPlace.isEmpty()) {
                return lacking(scope, it, Outcome.OPEN);
            }
            return fact(scope, Fact.KEY_READABLE, it)
                    .filter(o -> o.certificateId().equals(inPlace))
                    .map(o -> fromEvidence(scope, it, o, "check.key-unreadable"))
                    .orElseGet(() -> item(it, Outcome.OPEN, "check.key-unknown"));
        });
    }

    static List<Item> trusted(Scope scope) {
        List<Trust> needed = new ArrayList<>();
        Set<Side> looked = new HashSet<>();
        for (Showing it : scope.showing()) {
            Optional<Authority> root = scope.root(it);
            needed.add(new Trust(it.computer(), root));
            for (CertificateLink link : scope.links(it)) {
                // Who checks depends on the link alone: the same side under the same root is asked once, not per
                // server.
                if (looked.add(new Side(link, root.map(Authority::id)))) {
                    link.verifiers().computers(scope.site()).stream()
                            .filter(Computer::inService)
                            .forEach(verifier -> needed.add(new Trust(verifier, root)));
                }
            }
        }
        Map<String, Item> worst = new LinkedHashMap<>();
        needed.forEach(trust -> worst.merge(trust.who().label(), trust.judge(scope), MustRules::worse));
        return List.copyOf(worst.values());
    }

    private record Side(CertificateLink link, Optional<UUID> rootId) {}

    private record Trust(Computer who, Optional<Authority> root) {

        Item judge(Scope scope) {
            if (root.isEmpty()) {
                return Item.of(who.label(), Outcome.OPEN, "check.no-authority");
            }
            if (root.get().kind() == Authority.Kind.PUBLIC) {
                return Item.of(who.label(), Outcome.MET, "check.met");
            }
            Verifier verifier = new Verifier.OnComputer(who);
            return scope.site()
                    .evidence()
                    .trust(verifier.id(), root.get().id())
                    .map(seen -> outcome(scope, seen, who.label(), "check.distrusts"))
                    .orElseGet(() -> Item.of(who.label(), Outcome.OPEN, "check.trust-unknown"));
        }
    }

    private static List<Item> perComputer(Scope scope, Function<Showing, Item> judge) {
        Map<String, Item> worst = new LinkedHashMap<>();
        scope.showing().forEach(it -> worst.merge(it.computer().label(), judge.apply(it), MustRules::worse));
        return new ArrayList<>(worst.values());
    }

    private static Item worse(Item one, Item other) {
        return one.outcome().compareTo(other.outcome()) <= 0 ? one : other;
    }

    private static Item fromEvidence(Scope scope, Showing it, Observation seen, String broken) {
        return outcome(scope, seen, it.computer().label(), broken);
    }

    private static Item outcome(Scope scope, Observation seen, String who, String broken) {
        if (!seen.value()) {
            return Item.of(who, Outcome.BROKEN, broken);
        }
        return scope.site().evidence().stale(seen, scope.now())
                ? Item.of(who, Outcome.OPEN, "check.stale", seen.at())
                : Item.of(who, Outcome.MET, "check.met");
    }

    private static Optional<Observation> fact(Scope scope, Fact fact, Showing it) {
        return scope.site().evidence().about(fact, it.computer().id(), it.slot());
    }

    private static Item item(Showing it, Outcome outcome, String key) {
        return Item.of(it.computer().label(), outcome, key);
    }
}
