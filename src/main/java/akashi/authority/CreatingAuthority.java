package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.Site;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.FreshKeys;
import akashi.pki.ParsedCertificate;
import akashi.pki.Randoms;
import akashi.pki.Token;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.SignedAuthorities;
import akashi.store.UseCase;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;

/** Makes the root and what was wished below it: certificates, sealed keys and audit entry together or not at all. */
final class CreatingAuthority implements UseCase<CreateAuthority, UUID> {

    private final SealedKeys keys;
    private final FreshKeys fresh;
    private final Token token;

    CreatingAuthority(SealedKeys keys, FreshKeys fresh, Token token) {
        this.keys = keys;
        this.fresh = fresh;
        this.token = token;
    }

    @Override
    public Class<CreateAuthority> act() {
        return CreateAuthority.class;
    }

    @Override
    public UUID perform(CreateAuthority act, ActContext context) {
        Names.free(context.site(), "name", act.name().commonName());
        act.issuing()
                .ifPresent(below ->
                        Names.free(context.site(), "issuing-name", below.name().commonName()));
        NewKey key = NewKey.of(fresh, act.key(), token, act.made(), 0);
        Site site = context.site().site();
        AuthorityName name = Names.on(site, act.name());
        Validity life = Lives.on(site, Lives.of(context.now(), act.life()));
        ParsedCertificate root = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(name, life, act.constraints()), key.key(), Randoms.serial());
        UUID id = keep(root, Optional.empty(), name, key, context);
        act.issuing().ifPresent(below -> issuing(below, root, key, act, context));
        key.key().wipe();
        context.planChanged();
        return id;
    }

    /** Both are made and kept together, or neither is: nobody has the root before, so nothing signed can be lost. */
    private void issuing(
            NewIssuing below, ParsedCertificate root, NewKey rootKey, CreateAuthority act, ActContext context) {
        UUID rootId = rootKey.id();
        NewKey key = NewKey.of(fresh, act.key(), token, act.made(), 1);
        Validity life = Lives.within(root.validity(), Lives.of(context.now(), Period.ofYears(below.years())));
        AuthorityName name = Names.on(context.site().site(), below.name());
        AuthorityRequest request = AuthorityRequest.issuing(name, life, below.constraints());
        ParsedCertificate made = AuthorityCertificates.under(
                root, rootKey.key(), request, key.key().publicKey(), Randoms.serial());
        UUID id = keep(made, Optional.of(rootId), below.name(), key, context);
        key.key().wipe();
        SignedAuthorities signed = new SignedAuthorities(context.db(), context.siteId());
        UUID record = UUID.randomUUID();
        signed.begin(record, id, rootId, SignedAuthorities.Purpose.NEW, root.subject(), made.serial(), context.now());
        signed.signed(record, made.der().toArray());
    }

    private UUID keep(
            ParsedCertificate made, Optional<UUID> parent, AuthorityName name, NewKey key, ActContext context) {
        UUID id = key.id();
        Authority authority = SiteAuthorities.describe(id, Authority.Kind.SITE, name.commonName(), made, parent, true)
                .on(key.token());
        new Authorities(context.db(), context.siteId())
                .insert(authority, made.der().toArray(), context.now());
        key.keep(keys, context.db(), context.siteId(), context.now());
        return id;
    }
}
