package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.NameConstraints;
import akashi.pki.AuthoritySigningRequest;
import akashi.pki.FreshKeys;
import akashi.pki.Token;
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
    private final Token token;

    AskingForAuthority(SealedKeys keys, FreshKeys fresh, Token token) {
        this.keys = keys;
        this.fresh = fresh;
        this.token = token;
    }

    @Override
    public Class<AskForAuthority> act() {
        return AskForAuthority.class;
    }

    @Override
    public UUID perform(AskForAuthority act, ActContext context) {
        Names.free(context.site(), "name", act.name().commonName());
        NewKey key = NewKey.of(fresh, act.key(), token, act.made(), 0);
        AuthoritySigningRequest request = AuthoritySigningRequest.of(act.name(), key.key());
        UUID id = key.id();
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
                Authority.Stage.REQUESTED,
                key.token());
        Authorities store = new Authorities(context.db(), context.siteId());
        store.insert(asked, null, context.now());
        store.asked(id, request.pem().getBytes(StandardCharsets.US_ASCII));
        key.keep(keys, context.db(), context.siteId(), context.now());
        key.key().wipe();
        context.planChanged();
        return id;
    }
}
