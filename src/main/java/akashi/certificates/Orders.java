package akashi.certificates;

import akashi.authority.SiteAuthorities;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Gates;
import akashi.core.rule.Issuers;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.CertificateProfile;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.RequiredNames;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Training;
import akashi.core.site.Validity;
import akashi.core.site.Withdrawn;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.Finding;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.PublicKeyBytes;
import akashi.pki.Randoms;
import akashi.pki.StatusAddresses;
import akashi.revocation.Addresses;
import akashi.store.CertificateProfiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Works out what would be issued, over one snapshot: names, dates, and every reason against it. */
final class Orders {

    private static final int SHOWN = 5;

    private final SiteSnapshot site;
    private final Instant now;
    private final Issuers issuers;
    private final Function<Authority, AuthorityChain> chains;
    private final Function<Authority, Optional<StatusAddresses>> addresses;
    private final Map<Slot, CertificateProfile> profiles;
    private final Map<UUID, AuthorityChain> known = new HashMap<>();
    private final Map<UUID, Optional<StatusAddresses>> statuses = new HashMap<>();

    Orders(DSLContext db, SiteAuthorities authorities, SiteSnapshot site, Instant now) {
        this.site = site;
        this.now = now;
        this.issuers = Issuers.in(site, now);
        this.chains = authority -> authorities.chain(db, site, authority);
        this.profiles = new CertificateProfiles(db, site.site().id()).all();
        this.addresses = authority -> Addresses.of(db, site.site().id(), authority.id());
    }

    /** The active computers that want encryption and lack a certificate for a wanted slot. */
    static List<Computer> lacking(SiteSnapshot site, Instant now) {
        return site.active().stream().filter(c -> lacks(site, c, now)).toList();
    }

    static boolean lacks(SiteSnapshot site, Computer computer, Instant now) {
        return site.wantedSlots(computer).stream()
                .filter(slot -> Elsewhere.asked(site, computer, Set.of(slot)).isEmpty())
                .anyMatch(slot -> site.newestFor(computer, slot)
                        .filter(certificate ->
                                !now.isAfter(certificate.validity().notAfter()))
                        .filter(certificate ->
                                site.missingNames(computer, certificate, now).isEmpty())
                        .filter(certificate ->
                                Withdrawn.above(site, certificate).isEmpty())
                        .isEmpty());
    }

    /** What would be issued for a wish, by the rules of the site; lint comes with {@link #linted}. */
    Order drawn(IssueCertificate wish, Computer computer) {
        Set<Slot> slots = wish.slots().isEmpty() ? Elsewhere.own(site, computer) : wish.slots();
        boolean phones = seenByPhones(computer, slots);
        CertificateProfile profile = profile(slots, phones);
        int days = wish.days() == IssueCertificate.AS_PROFILE ? usual(profile) : wish.days();
        RequiredNames required = RequiredNames.of(computer, site.site(), now);
        Issuers.Choice choice = issuers.of(computer);
        Optional<Authority> issuer = choice.issuer();
        Optional<AuthorityChain> chain = issuer.map(a -> known.computeIfAbsent(a.id(), id -> chains.apply(a)));
        return new Order(
                computer,
                slots,
                computer.fqdn().map(LeafRequest::commonName).orElse(computer.label()),
                names(required, profile),
                required.allAddresses(),
                issuer.orElse(null),
                chain.orElse(null),
                chain.map(path -> LeafRequest.validity(now, days, common(path, now)))
                        .orElse(null),
                wish.key() == null ? KeyKind.valueOf(profile.key().name()) : wish.key(),
                phones,
                issuer.flatMap(a -> statuses.computeIfAbsent(a.id(), id -> addresses.apply(a))),
                predecessor(site, computer, slots),
                refusals(site, computer, slots, issuer, now),
                waits(choice));
    }

    /** One profile for all the slots; what phones refuse is not asked for where they look. */
    private CertificateProfile profile(Set<Slot> slots, boolean phones) {
        CertificateProfile profile =
                CertificateProfile.together(slots.stream().map(profiles::get).toList());
        return phones ? profile.forPhones() : profile;
    }

    /** A learner's certificate lasts as a training one does, whatever the profile says. */
    private int usual(CertificateProfile profile) {
        return Training.is(site.site()) ? Training.USUAL_DAYS : profile.days();
    }

    private static List<HostName> names(RequiredNames required, CertificateProfile profile) {
        return Stream.concat(required.names().stream(), profile.names().stream())
                .distinct()
                .toList();
    }

    /** Phones and browsers see the mobile server, and where they are counted, the pages of the management server too. */
    private boolean seenByPhones(Computer computer, Set<Slot> slots) {
        boolean pages = slots.contains(Slot.SERVER)
                && computer.servers().stream().anyMatch(server -> server.role() == Role.MANAGEMENT);
        return slots.contains(Slot.MOBILE)
                || pages
                        && site.clientGroups().stream()
                                .anyMatch(group -> group.kind().usesMobileServer() && group.uses(computer));
    }

    /** Why the established authority goes on signing for a computer although there is a newer one. */
    private static List<Message> waits(Issuers.Choice choice) {
        return choice.newer()
                .map(newer -> List.of(Message.of(
                        "certificates.waits",
                        newer.name(),
                        choice.missing().size(),
                        choice.missing().stream().limit(SHOWN).toList(),
                        Math.max(0, choice.missing().size() - SHOWN))))
                .orElse(List.of());
    }

    /** The newest usable certificate of the computer for one of the slots. */
    static Optional<Certificate> predecessor(SiteSnapshot site, Computer computer, Set<Slot> slots) {
        return slots.stream()
                .flatMap(slot -> site.newestFor(computer, slot).stream())
                .max(Comparator.comparing(Certificate::issuedAt));
    }

    /** The gate before issuing, and what it takes for granted: an authority, and a computer that takes part. */
    static List<Refusal> refusals(
            SiteSnapshot site, Computer computer, Set<Slot> slots, Optional<Authority> issuer, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        if (!computer.active()) {
            Mend back = new Mend(Message.of("certificates.mend.presence"), "/servers/" + computer.id());
            Message absent = Message.of("certificates.refused.absent", computer.shortLabel());
            refusals.add(refusal(Rule.PLANNED_FIRST, absent, computer, back));
        }
        if (issuer.isEmpty()) {
            refusals.add(nobodySigns(site, computer));
        } else {
            refusals.addAll(Gates.issue(site, computer, slots, issuer.get(), now));
        }
        return refusals;
    }

    /** None at all, or the root waits for a new issuing one below it. */
    private static Refusal nobodySigns(SiteSnapshot site, Computer computer) {
        for (Authority root : site.authorities()) {
            Optional<Authority> revoked = root.signs() ? Issuers.orphaned(site, root) : Optional.empty();
            if (revoked.isPresent()) {
                Mend below = new Mend(Message.of("certificates.mend.issuing"), "/authorities/" + root.id());
                String name = revoked.get().name();
                return refusal(
                        Rule.AUTHORITY,
                        Message.of("certificates.refused.issuing-revoked", name, root.name()),
                        computer,
                        below);
            }
        }
        Mend create = new Mend(Message.of("certificates.mend.authority"), "/authorities/new");
        return refusal(Rule.AUTHORITY, Message.of("certificates.refused.no-authority"), computer, create);
    }

    private static Refusal refusal(Rule rule, Message reason, Computer computer, Mend mend) {
        return new Refusal(rule.name(), rule.clauses(), reason, List.of(computer.label()), mend);
    }

    /** When every authority of the chain is valid; where that is over, the rest of today, which the gate refuses. */
    private static Validity common(AuthorityChain chain, Instant now) {
        List<Validity> all =
                chain.certificates().stream().map(ParsedCertificate::validity).toList();
        Instant from = all.stream()
                .map(Validity::notBefore)
                .max(Comparator.naturalOrder())
                .orElse(now);
        Instant to = all.stream()
                .map(Validity::notAfter)
                .min(Comparator.naturalOrder())
                .orElse(now);
        boolean over = to.isBefore(now) || from.isAfter(now);
        return over ? new Validity(now.minusSeconds(86_400), now.plusSeconds(86_400)) : new Validity(from, to);
    }

    /** Judged as it would be signed; a key of the same kind stands in for one that is not made yet. */
    static Order linted(Order order) {
        return order.possible() ? linted(order, LeafCertificates.standIn(order.key(), order.chain())) : order;
    }

    /** Judged as it would be signed for this key. */
    static Order linted(Order order, PublicKeyBytes key) {
        if (!order.possible()) {
            return order;
        }
        List<Finding> findings = LeafCertificates.prepare(order.chain(), order.request(key), Randoms.serial())
                .findings();
        List<Message> warnings = Stream.concat(
                        order.warnings().stream(),
                        findings.stream().filter(f -> !f.refuses()).map(Finding::message))
                .toList();
        return order.judged(lintRefusals(order.computer(), findings), warnings);
    }

    /** What lint forbids, as reasons. */
    static List<Refusal> lintRefusals(Computer computer, List<Finding> findings) {
        return findings.stream()
                .filter(Finding::refuses)
                .map(found -> refusal(Rule.LINTED, found.message(), computer, Mend.NONE))
                .toList();
    }
}
