package akashi.trust;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.rule.Gates;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.FinishedChanges;
import akashi.store.Observations;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Turns what a person tells into observations, after asking whether each can be so. */
final class RecordFacts implements UseCase<TellFacts, Integer> {

    @Override
    public Class<TellFacts> act() {
        return TellFacts.class;
    }

    @Override
    public Integer perform(TellFacts act, ActContext context) {
        SiteSnapshot site = context.site();
        List<Refusal> refusals = effectRefusals(act, site, context);
        List<Observation> observations = new ArrayList<>();
        for (Telling telling : act.tellings()) {
            observations.add(observation(telling, act.note(), site, context));
        }
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        new Observations(context.db(), context.siteId()).append(observations, context.now());
        FinishedChanges.close(context, site, observations);
        context.evidenceChanged();
        return observations.size();
    }

    /** That a switch is on may be told where a running change turns it, or where everything it needs is in order. */
    private static List<Refusal> effectRefusals(TellFacts act, SiteSnapshot site, ActContext context) {
        List<Turn> early = act.tellings().stream()
                .filter(telling -> telling.fact() == Fact.IN_EFFECT && telling.value())
                .map(telling -> new Turn(telling.subjectId(), slot(telling), true))
                .filter(turn -> !site.turning(new SwitchId(turn.computerId(), turn.slot())))
                .toList();
        List<Turn> unplanned = early.stream()
                .filter(turn -> !site.wanted(new SwitchId(turn.computerId(), turn.slot())))
                .toList();
        if (!unplanned.isEmpty()) {
            List<String> involved = unplanned.stream()
                    .map(turn -> site.computer(turn.computerId())
                            .map(Computer::label)
                            .orElse("?"))
                    .distinct()
                    .toList();
            return List.of(new Refusal(
                    Rule.PLANNED_FIRST.name(),
                    Rule.PLANNED_FIRST.clauses(),
                    Message.of("trust.refused.not-planned", involved.size()),
                    involved,
                    akashi.core.trust.Mends.pair()));
        }
        return early.isEmpty() ? List.of() : Gates.go(site, early, Set.of(), context.now());
    }

    private static Observation observation(Telling telling, String note, SiteSnapshot site, ActContext context) {
        Optional<Computer> computer = site.computer(telling.subjectId());
        Optional<ClientGroup> group = site.clientGroups().stream()
                .filter(g -> g.id().equals(telling.subjectId()))
                .findFirst();
        if (computer.isEmpty() && group.isEmpty()) {
            throw new Fault.NotFound("computer or client group " + telling.subjectId());
        }
        if (computer.isPresent() && !context.actor().access().covers(Access.ADMIN)) {
            throw new Fault.NotAllowed(
                    "a fact about the server " + computer.get().label());
        }
        boolean trust = telling.fact() == Fact.CA_TRUSTED;
        if (!trust && computer.isEmpty()) {
            throw new Fault.BadInput("fact", "trust.fact.needs-computer");
        }
        return new Observation(
                UUID.randomUUID(),
                telling.fact(),
                telling.subjectId(),
                computer.map(Computer::generation).orElse(0),
                trust ? Optional.empty() : Optional.of(slotOf(telling, computer.get())),
                trust ? Optional.of(root(telling, site)) : Optional.empty(),
                certificate(telling, computer, site),
                telling.value(),
                count(telling, group),
                Observation.Source.TOLD,
                context.now(),
                context.actor().name(),
                note);
    }

    private static int count(Telling telling, Optional<ClientGroup> group) {
        if (group.isEmpty()) {
            return 1;
        }
        if (telling.count() < 0 || telling.count() > group.get().count()) {
            throw new Fault.BadInput(
                    "count", "trust.fact.count", group.get().name(), group.get().count());
        }
        return telling.count();
    }

    private static Slot slot(Telling telling) {
        return telling.slot().orElseThrow(() -> new Fault.BadInput("slot", "trust.fact.needs-slot"));
    }

    private static Slot slotOf(Telling telling, Computer computer) {
        Slot slot = slot(telling);
        if (!computer.slots().contains(slot)) {
            throw new Fault.BadInput("slot", "trust.fact.no-such-slot", computer.shortLabel(), Message.of(slot));
        }
        return slot;
    }

    private static UUID root(Telling telling, SiteSnapshot site) {
        Optional<Authority> named =
                telling.authorityId().isPresent() ? telling.authorityId().flatMap(site::authority) : site.issuer();
        return named.flatMap(site::rootOf)
                .map(Authority::id)
                .orElseThrow(() -> new Fault.BadInput("authority", "trust.fact.no-authority"));
    }

    private static Optional<UUID> certificate(Telling telling, Optional<Computer> computer, SiteSnapshot site) {
        return switch (telling.fact()) {
            case CERTIFICATE_INSTALLED -> installed(telling, computer.orElseThrow(), site);
            case KEY_READABLE ->
                site.certificateIn(computer.orElseThrow(), slot(telling)).map(Certificate::id);
            case CA_TRUSTED, IN_EFFECT -> Optional.empty();
        };
    }

    private static Optional<UUID> installed(Telling telling, Computer computer, SiteSnapshot site) {
        Optional<UUID> newest = site.newestFor(computer, slot(telling)).map(Certificate::id);
        if (newest.isEmpty() && telling.value()) {
            throw new Fault.BadInput(
                    "slot", "trust.fact.no-certificate", computer.shortLabel(), Message.of(slot(telling)));
        }
        return newest;
    }
}
