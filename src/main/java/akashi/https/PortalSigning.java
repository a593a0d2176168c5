package akashi.https;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.Finding;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.Prepared;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.revocation.Addresses;
import akashi.store.ActContext;
import akashi.store.PortalCertificates.Kept;
import akashi.store.PortalCertificates.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Signs certificates of the portal itself: looked at like any other, one key and one certificate at a time. */
final class PortalSigning {

    private final SiteAuthorities authorities;
    private final Keeping keeping;

    PortalSigning(SiteAuthorities authorities, SealedKeys keys) {
        this.authorities = authorities;
        this.keeping = new Keeping(keys);
    }

    /** Who may sign one now, the one that signs for servers first. */
    static List<Authority> able(SiteSnapshot site, Instant now) {
        Optional<Authority> usual = site.issuer();
        return site.authorities().stream()
                .filter(Authority::signs)
                .filter(authority ->
                        authority.validity().filter(life -> life.contains(now)).isPresent())
                .sorted(java.util.Comparator.comparing(authority -> !usual.equals(Optional.of(authority))))
                .toList();
    }

    /** Signs and keeps it in the transaction of an act. */
    ParsedCertificate sign(ActContext context, Authority authority, Names names) {
        AuthorityChain chain = authorities.chain(context.db(), context.site(), authority);
        PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.EC_P256);
        try {
            LeafRequest request = new LeafRequest(
                    LeafRequest.commonName(names.hosts().get(0)),
                    names.hosts(),
                    names.addresses(),
                    life(context.now(), chain),
                    key.publicKey(),
                    true,
                    Addresses.of(context.db(), context.siteId(), authority.id()));
            Prepared prepared = LeafCertificates.prepare(chain, request, Randoms.serial());
            refuse(prepared.findings(), authority);
            ParsedCertificate signed =
                    authorities.signing(context.db(), context.siteId(), authority.id(), prepared::sign);
            List<ParsedCertificate> above = chain.certificates().stream()
                    .filter(each -> !each.selfSigned())
                    .toList();
            keeping.keep(context, Origin.MADE, Optional.of(authority.id()), key, signed, above);
            return signed;
        } finally {
            key.wipe();
        }
    }

    /** Until when it would last. */
    static Validity life(Instant now, AuthorityChain chain) {
        Instant end = chain.certificates().stream()
                .map(each -> each.validity().notAfter())
                .min(Instant::compareTo)
                .orElse(now);
        return LeafRequest.validity(
                now, Renewal.DAYS, new Validity(chain.issuing().validity().notBefore(), end));
    }

    /** Whether a renewal would last longer than what is there, by a day at least. */
    boolean worthwhile(ActContext context, Authority authority, Kept kept) {
        AuthorityChain chain = authorities.chain(context.db(), context.site(), authority);
        return life(context.now(), chain)
                .notAfter()
                .isAfter(kept.validity().notAfter().plusSeconds(86_400));
    }

    private static void refuse(List<Finding> findings, Authority authority) {
        List<Refusal> refusals = findings.stream()
                .filter(Finding::refuses)
                .map(found -> new Refusal(
                        Rule.LINTED.name(),
                        Rule.LINTED.clauses(),
                        found.message(),
                        List.of(authority.name()),
                        Mend.NONE))
                .toList();
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
    }

    /** That no CA of the site can sign now, and where one is made. */
    static Fault.Refused nobody() {
        return new Fault.Refused(new Refusal(
                Rule.AUTHORITY.name(),
                Rule.AUTHORITY.clauses(),
                Message.of("https.refused.authority"),
                List.of(),
                new Mend(Message.of("https.mend.authority"), "/authorities")));
    }
}
