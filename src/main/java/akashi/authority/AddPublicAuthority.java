package akashi.authority;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.KeyInfo;
import akashi.core.site.NameConstraints;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import akashi.pki.ParsedCertificate;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Names a public authority, which platforms trust without anybody's doing; answers its id.
 *
 * @param root its certificate, where answers shall be held against it; without it any issuer is taken that comes with a
 *     chain
 */
public record AddPublicAuthority(String name, Optional<ParsedCertificate> root) implements Act<UUID> {

    private static final int LONGEST = 200;

    /** Refuses what is no root, and names that nobody could read. */
    public AddPublicAuthority {
        if (name.length() > LONGEST || Unseen.in(name)) {
            throw new Fault.BadInput("name", "authority.public.name.wrong", LONGEST);
        }
        root.filter(certificate -> !certificate.isCa() || !certificate.selfSigned())
                .ifPresent(other -> {
                    throw new Fault.BadInput("file", "authority.public.not-root", other.title());
                });
    }

    @Override
    public String code() {
        return "add-public-authority";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public List<Object> args() {
        return List.of(name);
    }

    /** Adds it. */
    static final class Adding implements UseCase<AddPublicAuthority, UUID> {

        @Override
        public Class<AddPublicAuthority> act() {
            return AddPublicAuthority.class;
        }

        @Override
        public UUID perform(AddPublicAuthority act, ActContext context) {
            Names.free(context.site(), "name", act.name());
            act.root()
                    .ifPresent(root -> context.site().authorities().stream()
                            .filter(a -> a.sha256().equals(root.sha256()))
                            .findFirst()
                            .ifPresent(known -> {
                                throw new Fault.Refused(
                                        Refusal.of("KNOWN", Message.of("authority.refused.known", known.name())));
                            }));
            UUID id = UUID.randomUUID();
            Authority authority = act.root()
                    .map(root -> SiteAuthorities.describe(
                            id, Authority.Kind.PUBLIC, act.name(), root, Optional.empty(), false))
                    .orElseGet(() -> byName(id, act.name()));
            byte[] der = act.root().map(root -> root.der().toArray()).orElse(null);
            new Authorities(context.db(), context.siteId()).insert(authority, der, context.now());
            context.planChanged();
            return id;
        }

        private static Authority byName(UUID id, String name) {
            return new Authority(
                    id,
                    Authority.Kind.PUBLIC,
                    name,
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    new KeyInfo("", 0),
                    "",
                    NameConstraints.NONE,
                    Optional.empty(),
                    false,
                    Authority.Stage.ACTIVE);
        }
    }
}
