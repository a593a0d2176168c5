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

/**
 * Remembers what one device of a group showed. It rests on what the caller said: it is told. One device that was warned
 * says nothing of others of which nothing is known; then it is left to the audit trail.
 */
final class RecordingCheck implements UseCase<RecordCheck, Boolean> {

    @Override
    public Class<RecordCheck> act() {
        return RecordCheck.class;
    }

    @Override
    public Boolean perform(RecordCheck act, ActContext context) {
        ClientGroup group = context.site().clientGroups().stream()
                .filter(each -> each.id().equals(act.groupId()))
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("client group " + act.groupId()));
        Authority root = context.site()
                .authority(act.authorityId())
                .flatMap(context.site()::rootOf)
                .orElseThrow(() -> new Fault.NotFound("authority " + act.authorityId()));
        boolean known = context.site().evidence().trust(group.id(), root.id()).isPresent();
        if (!act.trusts() && !known && group.count() > 1) {
            return false;
        }
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
                                act.trusts(),
                                1,
                                Observation.Source.TOLD,
                                context.now(),
                                context.actor().name(),
                                "/check",
                                Optional.of(act.member()))),
                        context.now());
        context.evidenceChanged();
        return true;
    }
}
