package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.util.Optional;
import java.util.UUID;

/** Lets a requested authority begin to sign: its certificate has come. */
final class AnsweringAuthority implements UseCase<AnswerAuthority, UUID> {

    @Override
    public Class<AnswerAuthority> act() {
        return AnswerAuthority.class;
    }

    @Override
    public UUID perform(AnswerAuthority act, ActContext context) {
        Authority asked = context.site()
                .authority(act.authorityId())
                .filter(a -> a.stage() == Authority.Stage.REQUESTED)
                .orElseThrow(() -> new Fault.Refused(
                        Refusal.of("NOT_REQUESTED", Message.of("authority.refused.not-requested", act.name()))));
        Authorities store = new Authorities(context.db(), context.siteId());
        Optional<UUID> parent = Above.keep(act.answer(), context, store);
        Authority signed = SiteAuthorities.describe(
                        asked.id(), Authority.Kind.SITE, asked.name(), act.certificate(), parent, true)
                .on(asked.token());
        store.update(signed, act.certificate().der().toArray());
        context.planChanged();
        return asked.id();
    }
}
