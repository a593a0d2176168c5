package akashi.api;

import akashi.api.FactCalls.NewFact;
import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.SiteSnapshot;
import akashi.trust.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Facts by names, as things of the site; everything that is wrong is said at once. */
final class Tellings {

    private final Names names;
    private final List<String> roots;
    private final Input input = new Input();

    Tellings(SiteSnapshot site) {
        this.names = new Names(site);
        this.roots = site.authorities().stream()
                .filter(authority -> authority.kind() == Authority.Kind.SITE && authority.isRoot())
                .filter(authority -> !authority.retired())
                .map(Authority::name)
                .toList();
    }

    List<Telling> read(List<NewFact> facts) {
        List<Telling> tellings = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            telling("facts[" + i + "]", facts.get(i)).ifPresent(tellings::add);
        }
        if (facts.isEmpty()) {
            input.wrong("facts", "web.field.required");
        }
        input.done();
        return tellings;
    }

    private Optional<Telling> telling(String field, NewFact fact) {
        if ((fact.computer() == null) == (fact.clientGroup() == null)) {
            input.wrong(field + ".computer", "api.wrong.one-subject");
            return Optional.empty();
        }
        if (fact.fact() == Fact.CA_TRUSTED && fact.authority() == null && roots.size() > 1) {
            input.wrong(field + ".authority", "api.wrong.which-root", String.join(", ", roots));
        }
        Optional<UUID> authority = Optional.ofNullable(fact.authority())
                .map(name -> input.named(field + ".authority", name, names::authority, "api.unknown.authority"))
                .map(Authority::id);
        return fact.computer() == null ? group(field, fact, authority) : computer(field, fact, authority);
    }

    private Optional<Telling> computer(String field, NewFact fact, Optional<UUID> authority) {
        Computer computer = input.named(field + ".computer", fact.computer(), names::computer, "api.unknown.computer");
        boolean bySlot = fact.fact() != Fact.CA_TRUSTED;
        if (bySlot && fact.slot() == null) {
            input.wrong(field + ".slot", "web.field.required");
        } else if (bySlot && computer != null && !computer.slots().contains(fact.slot())) {
            input.wrong(field + ".slot", "api.unknown.slot", computer.label());
        }
        return Optional.ofNullable(computer)
                .map(c ->
                        new Telling(fact.fact(), c.id(), Optional.ofNullable(fact.slot()), authority, holds(fact), 1));
    }

    private Optional<Telling> group(String field, NewFact fact, Optional<UUID> authority) {
        ClientGroup group = input.named(field + ".clientGroup", fact.clientGroup(), names::group, "api.unknown.group");
        if (fact.fact() != Fact.CA_TRUSTED) {
            input.wrong(field + ".fact", "api.wrong.group-fact");
        }
        return Optional.ofNullable(group)
                .map(g -> new Telling(
                        fact.fact(), g.id(), Optional.empty(), authority, holds(fact), count(field, fact, g)));
    }

    private int count(String field, NewFact fact, ClientGroup group) {
        int count = fact.count() != null ? fact.count() : holds(fact) ? group.count() : 0;
        if (count < 0 || count > group.count()) {
            input.wrong(field + ".count", "api.wrong.count", group.name(), group.count());
        }
        return count;
    }

    private static boolean holds(NewFact fact) {
        return !Boolean.FALSE.equals(fact.value());
    }
}
