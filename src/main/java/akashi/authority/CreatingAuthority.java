package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityRequest;
import akashi.pki.FreshKeys;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Makes the root: certificate, sealed key and audit entry are kept together or not at all. */
final class CreatingAuthority implements UseCase<CreateAuthority, UUID> {

    private final SealedKeys keys;
    private final FreshKeys fresh;

    CreatingAuthority(SealedKeys keys, FreshKeys fresh) {
        this.keys = keys;
        this.fresh = fresh;
    }

    @Override
    public Class<CreateAuthority> act() {
        return CreateAuthority.class;
    }

    @Override
    public UUID perform(CreateAuthority act, ActContext context) {
        String name = act.name().commonName();
        if (context.site().authorities().stream().anyMatch(a -> a.name().equals(name))) {
            throw new Fault.BadInput("name", "authority.name.taken", name);
        }
        PrivateKeyBytes key = fresh.take(act.key());
        AuthorityRequest request =
                AuthorityRequest.root(act.name(), validity(context.now(), act.life()), act.constraints());
        ParsedCertificate root = AuthorityCertificates.selfSigned(request, key, Randoms.serial());
        UUID id = UUID.randomUUID();
        Authority authority = SiteAuthorities.describe(id, Authority.Kind.SITE, name, root, Optional.empty(), true);
        new Authorities(context.db(), context.siteId())
                .insert(authority, root.der().toArray(), context.now());
        keys.put(context.db(), context.siteId(), SealedKeys.AUTHORITY, id, key, context.now());
        key.wipe();
        context.planChanged();
        return id;
    }

    /** From a day back, so that clocks that are behind accept it at once. */
    private static Validity validity(Instant now, Period life) {
        Instant from = now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1));
        Instant to = now.truncatedTo(ChronoUnit.SECONDS)
                .atOffset(ZoneOffset.UTC)
                .plus(life)
                .toInstant();
        return new Validity(from, to);
    }
}
