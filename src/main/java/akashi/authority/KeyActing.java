package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Records where an authority's key is, and removes it once the file is proven to hold it. */
final class KeyActing implements UseCase<KeyAct, UUID> {

    private final SealedKeys keys;
    private final LastList lastList;

    KeyActing(SealedKeys keys, LastList lastList) {
        this.keys = keys;
        this.lastList = lastList;
    }

    @Override
    public Class<KeyAct> act() {
        return KeyAct.class;
    }

    @Override
    public UUID perform(KeyAct act, ActContext context) {
        Authority authority = context.site()
                .authority(act.authorityId())
                .orElseThrow(() -> new Fault.NotFound("authority " + act.authorityId()));
        refuse(onToken(authority));
        Authorities store = new Authorities(context.db(), context.siteId());
        switch (act.step()) {
            case EXPORT -> store.keyWritten(authority.id(), act.file());
            case REMOVE -> {
                refuse(cannotLeave(context.site(), authority));
                refuse(otherFile(store, act));
                lastList.sign(context.db(), context.siteId(), authority, context.now());
                keys.forget(context.db(), SealedKeys.AUTHORITY, authority.id());
                store.update(authority.withKeyHere(false), null);
                store.keyLeft(authority.id(), context.now());
                context.planChanged();
            }
            case BRING, FORGET -> {
                // The key itself lies in memory alone; here stays that it happened.
            }
        }
        return authority.id();
    }

    static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
    }

    /** Why the key may not leave: without another authority that signs, nothing could be issued any more. */
    static List<Refusal> cannotLeave(SiteSnapshot site, Authority authority) {
        boolean other = site.authorities().stream().anyMatch(a -> a.signs() && !a.id().equals(authority.id()));
        if (authority.retired() || other) {
            return List.of();
        }
        return List.of(new Refusal(
                "LAST_SIGNER",
                List.of(),
                Message.of("authority.refused.last-signer", authority.name()),
                List.of(authority.name()),
                new Mend(Message.of("authority.issuing.new"), "/authorities/" + authority.id() + "/issuing")));
    }

    /** Why nothing is done with the bytes of a key that lies on a token: nobody has them. */
    static List<Refusal> onToken(Authority authority) {
        return authority.token().stream()
                .map(label -> Refusal.of("ON_TOKEN", Message.of("authority.refused.on-token", authority.name(), label)))
                .toList();
    }

    private static List<Refusal> otherFile(Authorities store, KeyAct act) {
        boolean same = store.keyAway(act.authorityId()).file().equals(Optional.of(act.file()));
        return same ? List.of() : List.of(Refusal.of("OTHER_FILE", Message.of("authority.refused.other-file")));
    }
}
