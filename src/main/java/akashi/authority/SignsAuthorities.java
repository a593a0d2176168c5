package akashi.authority;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityRequest;
import akashi.pki.Finding;
import akashi.pki.ParsedCertificate;
import akashi.pki.PreparedAuthority;
import akashi.pki.Randoms;
import akashi.pki.StatusAddresses;
import akashi.store.SignedAuthorities;
import akashi.store.SignedAuthorities.Purpose;
import akashi.store.Sites;
import akashi.store.Terms;
import akashi.store.Weight;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Has authorities signed by the ones above them, in two steps that survive a stop between them: the row that a signature
 * is about to be made, and the act that makes it.
 */
final class SignsAuthorities {

    private static final Duration STALE = Duration.ofMinutes(10);

    private final Kit kit;

    SignsAuthorities(Kit kit) {
        this.kit = kit;
    }

    /** Makes an issuing authority under a root of the site; answers its id. */
    UUID under(Actor actor, NewIssuingUnder wish, Terms terms) {
        SiteSnapshot site = site(actor);
        Authority parent = authority(site, wish.parentId());
        AuthorityChain above = above(site, parent);
        Weight wanted =
                ahead(actor, parent, Weights.under(wish, parent, kit.token().name()));
        String name = wish.issuing().name().commonName();
        return kit.tokenKeys().with(actor, wish.onToken(), wish.key(), List.of(name), made -> {
            NewKey key = NewKey.of(kit.fresh(), wish.key(), kit.token(), made, 0);
            return run(actor, born(actor, wish, parent, above, key, wanted), terms);
        });
    }

    private SignAuthority born(
            Actor actor, NewIssuingUnder wish, Authority parent, AuthorityChain above, NewKey key, Weight wanted) {
        SiteSnapshot site = site(actor);
        Validity life = Lives.within(
                above.issuing().validity(),
                Lives.on(
                        site.site(),
                        Lives.of(kit.now(), Period.ofYears(wish.issuing().years()))));
        AuthorityRequest request = AuthorityRequest.issuing(
                Names.on(site.site(), wish.issuing().name()),
                life,
                wish.issuing().constraints());
        PreparedAuthority prepared = AuthorityCertificates.prepare(
                above, request, key.key().publicKey(), Randoms.serial(), status(actor, parent));
        String name = wish.issuing().name().commonName();
        SignAuthority act =
                reserve(actor, site, Purpose.NEW, key.id(), name, parent, prepared, Optional.of(key), wanted);
        key.key().wipe();
        return act;
    }

    /** Signs an issuing authority anew; answers its id. */
    UUID again(Actor actor, Again wish, Terms terms) {
        SiteSnapshot site = site(actor);
        Authority authority = authority(site, wish.authorityId());
        Authority parent = authority
                .parentId()
                .flatMap(site::authority)
                .orElseThrow(() -> new Fault.Refused(
                        Refusal.of("AUTHORITY", Message.of("authority.refused.root-again", authority.name()))));
        AuthorityChain above = above(site, parent);
        ParsedCertificate present = kit.authorities().certificate(kit.database().db(), actor.siteId(), authority.id());
        Validity life = Lives.within(
                above.issuing().validity(), Lives.on(site.site(), Lives.of(kit.now(), Period.ofYears(wish.years()))));
        PreparedAuthority prepared = AuthorityCertificates.again(
                above, present, life, wish.constraints(), Randoms.serial(), status(actor, parent));
        List<Refusal> cut = Cut.refusals(site, authority.id(), wish.constraints());
        if (!cut.isEmpty()) {
            throw new Fault.Refused(cut);
        }
        Weight wanted = ahead(actor, parent, Weights.again(wish, authority, parent));
        String name = authority.name();
        SignAuthority act =
                reserve(actor, site, Purpose.AGAIN, authority.id(), name, parent, prepared, Optional.empty(), wanted);
        return run(actor, act, terms);
    }

    /** Has a second root sign an authority as well; answers the authority's id. */
    UUID cross(Actor actor, UUID authorityId, UUID rootId, Terms terms) {
        SiteSnapshot site = site(actor);
        Authority authority = authority(site, authorityId);
        Authority root = authority(site, rootId);
        if (!Crossing.roots(site, authority).contains(root)) {
            throw new Fault.Refused(
                    Refusal.of("CROSS", Message.of("authority.refused.cross", root.name(), authority.name())));
        }
        AuthorityChain above = above(site, root);
        ParsedCertificate present = kit.authorities().certificate(kit.database().db(), actor.siteId(), authorityId);
        Validity life = Lives.within(above.issuing().validity(), present.validity());
        PreparedAuthority prepared =
                AuthorityCertificates.cross(above, present, life, Randoms.serial(), status(actor, root));
        Weight wanted = ahead(actor, root, Weights.cross(authority, root));
        String name = authority.name();
        SignAuthority act =
                reserve(actor, site, Purpose.CROSS, authorityId, name, root, prepared, Optional.empty(), wanted);
        return run(actor, act, terms);
    }

    /** Refuses before a key is made or a row is kept what has to be approved and is not. */
    private Weight ahead(Actor actor, Authority parent, Weight wanted) {
        if (!actor.access().covers(Access.ADMIN)) {
            throw new Fault.NotAllowed("sign an authority by " + actor.name());
        }
        List<Refusal> refusals = kit.authorities().cannotSign(parent);
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        kit.acts().ahead(actor, () -> Optional.of(wanted));
        return wanted;
    }

    /** Keeps the row, and the key of a new authority with it; refused with every reason. */
    private SignAuthority reserve(
            Actor actor,
            SiteSnapshot site,
            Purpose purpose,
            UUID id,
            String name,
            Authority parent,
            PreparedAuthority prepared,
            Optional<NewKey> key,
            Weight wanted) {
        refuse(actor, parent, prepared);
        UUID reservation = UUID.randomUUID();
        Instant now = kit.now().truncatedTo(ChronoUnit.MILLIS);
        kit.database().transaction(db -> {
            ParsedCertificate draft = prepared.draft();
            new SignedAuthorities(db, actor.siteId())
                    .begin(reservation, id, parent.id(), purpose, draft.issuer(), draft.serial(), now);
            key.ifPresent(made -> made.keep(kit.keys(), db, actor.siteId(), now));
            return reservation;
        });
        List<String> seen = SigningAuthority.seen(site, parent.id(), id);
        return new SignAuthority(
                reservation,
                purpose,
                id,
                name,
                parent.id(),
                parent.name(),
                seen,
                prepared,
                wanted,
                key.flatMap(NewKey::token));
    }

    private void refuse(Actor actor, Authority parent, PreparedAuthority prepared) {
        if (!actor.access().covers(Access.ADMIN)) {
            throw new Fault.NotAllowed("sign an authority by " + actor.name());
        }
        List<Refusal> refusals = new ArrayList<>(kit.authorities().cannotSign(parent));
        prepared.findings().stream()
                .filter(Finding::refuses)
                .map(SignsAuthorities::refusal)
                .forEach(refusals::add);
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
    }

    private static Refusal refusal(Finding finding) {
        return new Refusal("LINTED", List.of(), finding.message(), List.of(), Mend.NONE);
    }

    private UUID run(Actor actor, SignAuthority act, Terms terms) {
        UUID signed = null;
        try {
            signed = kit.acts().run(actor, act, terms);
            return signed;
        } finally {
            if (!act.authorityId().equals(signed)) {
                abandon(actor.siteId(), act);
            }
        }
    }

    private void abandon(UUID siteId, SignAuthority act) {
        kit.database().transaction(db -> {
            boolean unsigned = new SignedAuthorities(db, siteId).abandon(act.reservation());
            if (unsigned && act.purpose() == Purpose.NEW) {
                kit.keys().forget(db, SealedKeys.AUTHORITY, act.authorityId());
            }
            return unsigned;
        });
    }

    /** At start: gives up what a stopped portal left. Another portal on the same database may be signing just now. */
    void abandonLeft() {
        Instant before =
                kit.database().embedded() ? kit.now().plus(STALE) : kit.now().minus(STALE);
        List<UUID> left = kit.database().transaction(db -> {
            List<UUID> unborn = SignedAuthorities.abandonBefore(db, before);
            unborn.forEach(id -> kit.keys().forget(db, SealedKeys.AUTHORITY, id));
            return unborn;
        });
        if (kit.token().configured()) {
            left.forEach(kit.tokenKeys()::forget);
        }
    }

    /** Where verifiers ask about what the parent signs, where the site turned that on. */
    private Optional<StatusAddresses> status(Actor actor, Authority parent) {
        return new Sites(kit.database().db())
                .setting(actor.siteId(), Sites.REVOCATION_HOST)
                .filter(host -> !host.isEmpty())
                .map(host -> StatusAddresses.at(host, parent.id()));
    }

    private AuthorityChain above(SiteSnapshot site, Authority parent) {
        return kit.authorities().chain(kit.database().db(), site, parent);
    }

    private static Authority authority(SiteSnapshot site, UUID id) {
        return site.authority(id).orElseThrow(() -> new Fault.NotFound("authority " + id));
    }

    private SiteSnapshot site(Actor actor) {
        return kit.snapshots().of(actor.siteId());
    }
}
