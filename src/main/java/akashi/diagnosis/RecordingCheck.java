package akashi.diagnosis;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.store.ActContext;
import akashi.store.Observations;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts one device more, or one less, of those that trust the CA. It rests on what the caller said: it is told. */
final class RecordingCheck implements UseCase<RecordCheck, Integer> {

    @Override
    public Class<RecordCheck> act() {
        return RecordCheck.class;
    }

    @Override
    public Integer perform(RecordCheck act, ActContext context) {
        ClientGroup group = context.site().clientGroups().stream()
                .filter(each -> each.id().equals(act.groupId()))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("client group " + act.groupId()));
        Authority root = context.site()
                .authority(act.authorityId())
                .flatMap(context.site()::rootOf)
                .orElseThrow(() -> new Fault.NotFound("authority " + act.authorityId()));
        Optional<Observation> before = context.site().evidence().trust(group.id(), root.id());
        int known = before.filter(Observation::value).map(Observation::count).orElse(0);
        int count = act.trusts() ? Math.min(group.count(), known + 1) : Math.min(known, group.count() - 1);
        new Observations(context.db(), context.siteId())
                .append(
                        List.of(new Observation(
                                UUID.randomUUID(),
                                Fact.CA_TRUSTED,
                                group.id(),
                                0,
                                Optional.empty(),
                                Optional.of(root.id()),
                                Optional.empty(),
                                count > 0,
                                count,
                                Observation.Source.TOLD,
                                context.now(),
                                context.actor().name(),
                                "/check")),
                        context.now());
        context.evidenceChanged();
        return count;
    }
}
