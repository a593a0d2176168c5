package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.NameConstraints;
import akashi.pki.AuthoritySigningRequest;
import akashi.pki.FreshKeys;
import akashi.pki.PrivateKeyBytes;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Keeps the request and the sealed key together; until the answer comes the authority signs nothing. */
final class AskingForAuthority implements UseCase<AskForAuthority, UUID> {

    private final SealedKeys keys;
    private final FreshKeys fresh;

    AskingForAuthority(SealedKeys keys, FreshKeys fresh) {
        this.keys = keys;
        this.fresh = fresh;
    }

    @Override
    public Class<AskForAuthority> act() {
        return AskForAuthority.class;
    }

    @Override
    public UUID perform(AskForAuthority act, ActContext context) {
        Names.free(context.site(), "name", act.name().commonName());
        PrivateKeyBytes key = fresh.take(act.key());
        AuthoritySigningRequest request = AuthoritySigningRequest.of(act.name(), key);
        UUID id = UUID.randomUUID();
        Authority asked = new Authority(
                id,
                Authority.Kind.SITE,
                act.name().commonName(),
                request.subject(),
                Optional.empty(),
                Optional.empty(),
                "",
                act.key().info(),
                "",
                NameConstraints.NONE,
                Optional.empty(),
                true,
                Authority.Stage.REQUESTED);
        Authorities store = new Authorities(context.db(), context.siteId());
        store.insert(asked, null, context.now());
        store.asked(id, request.pem().getBytes(StandardCharsets.US_ASCII));
        keys.put(context.db(), context.siteId(), SealedKeys.AUTHORITY, id, key, context.now());
        key.wipe();
        context.planChanged();
        return id;
    }
}
