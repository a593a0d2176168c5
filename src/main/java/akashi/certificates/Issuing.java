package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.FreshKeys;
import akashi.pki.SecretBox;
import akashi.revocation.Lists;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.JobKind;
import akashi.store.Jobs;
import akashi.store.Routine;
import akashi.store.Scales;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.store.UseCase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Issues and renews certificates, in two steps that survive a stop between them. Refused with every reason of the gate:
 * AUTHORITY, PLANNED_FIRST, NAMED, CONSTRAINED, LINTED.
 */
public final class Issuing {

    private static final int KEYS_AHEAD = 4;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final FreshKeys fresh;
    private final SealedKeys keys;
    private final Reservations reservations;
    private final TwoSteps steps;
    private final KnownKeys known;
    private final Clock clock;

    /** Issues by these kits; leaf keys come from {@code fresh} and are sealed by {@code keys}. */
    public Issuing(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SealedKeys keys,
            FreshKeys fresh,
            KnownKeys known,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.fresh = fresh;
        this.keys = keys;
        this.reservations = new Reservations(database, authorities, keys, fresh, clock);
        this.steps = new TwoSteps(acts, reservations);
        this.known = known;
        this.clock = clock;
    }

    /** The acts of this feature. */
    public static List<UseCase<?, ?>> acts(SiteAuthorities authorities, SealedKeys keys, SecretBox box, Lists lists) {
        return List.of(
                new Signing(authorities),
                new IssuingMany(box, new Signers(authorities)),
                new RenewingMany(box, new Signers(authorities)),
                new Spreading(),
                new EndRenewalPlan.Ending(),
                new ExportCertificate.Leaving(),
                new SetKeyRule.Setting(),
                new SetProfile.Setting(),
                new ForgetKey.Forgetting(keys),
                new Revoking(keys, lists),
                new Exporting(),
                new PackingMany(box),
                new FetchingPasswords(box),
                new Adopting(),
                new Extending());
    }

    /** The batch that issues for many computers. */
    public JobKind<?> batch() {
        return new JobKind<>(IssuingMany.KIND, IssuingMany.Item.class, this::act, reservations::giveUp);
    }

    /** Reserves outside the site's lock; the job then runs the act that signs. */
    private SignCertificate act(IssuingMany.Item item) {
        SiteSnapshot site = snapshots.of(item.siteId());
        Computer computer = computer(site, item.computerId());
        if (!Orders.lacks(site, computer, clock.instant())) {
            throw new Fault.Refused(Refusal.of("HAS_ONE", Message.of("certificates.refused.has-one")));
        }
        IssueCertificate wish = IssueCertificates.of(item.computerId(), item.days(), item.key(), item.acknowledged());
        Order order = orders(site).drawn(wish, computer);
        fresh.expect(order.key(), KEYS_AHEAD);
        return reservations.reserve(item.siteId(), order, false);
    }

    /** The batch that renews many. */
    public JobKind<?> renewals() {
        return new JobKind<>(RenewingMany.KIND, RenewingMany.Item.class, this::act, reservations::giveUp);
    }

    private SignCertificate act(RenewingMany.Item item) {
        RenewCertificate wish = new RenewCertificate(item.certificateId(), item.days(), item.acknowledged());
        Order order = renewal(snapshots.of(item.siteId()), wish);
        fresh.expect(order.key(), KEYS_AHEAD);
        return reservations.reserve(item.siteId(), order, true);
    }

    /** Begins to renew many certificates and answers the id of the job. */
    public UUID renewAll(Actor actor, RenewCertificates wish, Terms terms, Jobs jobs) {
        UUID job = acts.run(actor, wish, terms);
        jobs.wake();
        return job;
    }

    /** Begins to issue for many computers and answers the id of the job. */
    public UUID issueAll(Actor actor, IssueCertificates wish, Terms terms, Jobs jobs) {
        UUID job = acts.run(actor, wish, terms);
        jobs.wake();
        return job;
    }

    /**
     * Begins to issue for every computer that lacks a certificate; answers the id of the job, empty where none does. As on
     * the page, certificates that fit slots planned later are used. Refused where none could be issued.
     */
    public Optional<UUID> issueLacking(Actor actor, Terms terms, Jobs jobs) {
        SiteSnapshot site = snapshots.of(actor.siteId());
        List<UUID> fitting = ExtendPages.possible(site, clock.instant()).stream()
                .map(each -> each.computer().id())
                .toList();
        List<UUID> lacking = Orders.lacking(site, clock.instant()).stream()
                .map(Computer::id)
                .filter(id -> !fitting.contains(id))
                .toList();
        if (lacking.isEmpty() && !fitting.isEmpty()) {
            acts.run(actor, new ExtendCertificates(fitting), terms);
        }
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        Orders orders = orders(site);
        List<Order> drawn = lacking.stream()
                .map(id -> orders.drawn(IssueCertificate.usual(id), computer(site, id)))
                .toList();
        if (drawn.stream().noneMatch(Order::possible)) {
            throw new Fault.Refused(drawn.stream()
                    .flatMap(order -> order.refusals().stream())
                    .distinct()
                    .toList());
        }
        IssueCertificates wish = IssueCertificates.usual(lacking);
        acts.ahead(actor, () -> wish.weight(new Scales(actor, database.db(), () -> site)));
        new Signers(authorities).mustReach(site, drawn.stream().map(Order::computer), clock.instant());
        if (!fitting.isEmpty()) {
            acts.run(actor, new ExtendCertificates(fitting));
        }
        return Optional.of(issueAll(actor, wish, terms, jobs));
    }

    /** Gives up what was reserved and never signed before a stop. To be called once at start. */
    public void abandonStale() {
        reservations.abandonLeft();
    }

    /** Forgets keys that were exported and shall not stay. */
    public Routine forgetKeys() {
        return new KeyForgetting(database, acts, clock).routine();
    }

    KnownKeys known() {
        return known;
    }

    CertificateExports exports() {
        return new CertificateExports(database, acts, snapshots, authorities, keys, clock);
    }

    /** Gives up what a failed item of a batch left reserved, every now and then. */
    public Routine sweep() {
        return new Routine("abandon-unsigned", Reservations.STALE, reservations::abandonStale);
    }

    /** What would be issued for a computer, with every reason against it. */
    Order preview(SiteSnapshot site, IssueCertificate wish) {
        return Orders.linted(orders(site).drawn(wish, computer(site, wish.computerId())));
    }

    /** What would be issued for many; lint, which costs a signature each, is asked for the first ones. */
    List<Order> preview(SiteSnapshot site, IssueCertificate wish, List<Computer> computers, int linted) {
        Orders orders = orders(site);
        List<Order> drawn = computers.stream().map(c -> orders.drawn(wish, c)).toList();
        return java.util.stream.IntStream.range(0, drawn.size())
                .mapToObj(i -> i < linted ? Orders.linted(drawn.get(i)) : drawn.get(i))
                .toList();
    }

    /** What a renewal would say. */
    Order preview(SiteSnapshot site, RenewCertificate wish) {
        return Orders.linted(renewal(site, wish));
    }

    /** Issues a certificate and answers its id. */
    public UUID issue(Actor actor, IssueCertificate wish, Terms terms) {
        return steps.once(actor, SignCertificate.ISSUE, terms, () -> {
                    Order order = drawn(actor.siteId(), wish);
                    steps.ahead(actor, order, SignCertificate.ISSUE, Optional.empty(), Optional.empty());
                    return reservations.reserve(actor.siteId(), order, false);
                })
                .id();
    }

    /** What would be signed for a request, with every reason against it. */
    Order preview(SiteSnapshot site, SignRequest asked) {
        return Orders.linted(drawn(site, asked), asked.key());
    }

    Order drawn(SiteSnapshot site, SignRequest asked) {
        Computer computer = computer(site, asked.wish().computerId());
        return asked.judged(site, orders(site).drawn(asked.wish(), computer), known.of(site, asked.key(), computer));
    }

    /** Signs a request whose key stays on its server. */
    TwoSteps.Signed sign(Actor actor, SignRequest asked, Terms terms) {
        UUID site = actor.siteId();
        return steps.once(actor, SignCertificate.REQUEST, terms, () -> {
            Order order = drawn(snapshots.of(site), asked);
            steps.ahead(actor, order, SignCertificate.REQUEST, Optional.empty(), Optional.of(asked.key()));
            SignCertificate act = reservations.elsewhere(site, order, asked.key());
            known.remember(act.draft().id(), asked.key());
            return act;
        });
    }

    /** The first step alone: the row is kept, nothing is signed. */
    SignCertificate reserved(UUID siteId, IssueCertificate wish) {
        return reservations.reserve(siteId, drawn(siteId, wish), false);
    }

    private Order drawn(UUID siteId, IssueCertificate wish) {
        SiteSnapshot site = snapshots.of(siteId);
        return orders(site).drawn(wish, computer(site, wish.computerId()));
    }

    /** Renews a certificate and answers the id of the new one. */
    public UUID renew(Actor actor, RenewCertificate wish, Terms terms) {
        return steps.once(actor, SignCertificate.renewal(wish.sameKey()), terms, () -> renewal(actor, wish))
                .id();
    }

    private SignCertificate renewal(Actor actor, RenewCertificate wish) {
        UUID site = actor.siteId();
        Order order = renewal(snapshots.of(site), wish);
        steps.ahead(actor, order, SignCertificate.renewal(wish.sameKey()), wish.sameKey(), Optional.empty());
        return wish.sameKey()
                .map(why -> reservations.again(site, order, why))
                .orElseGet(() -> reservations.reserve(site, order, true));
    }

    private Order renewal(SiteSnapshot site, RenewCertificate wish) {
        Certificate old = site.certificate(wish.certificateId())
                .orElseThrow(() -> new Fault.NotFound("certificate " + wish.certificateId()));
        Computer computer = old.computerId()
                .flatMap(site::computer)
                .orElseThrow(() ->
                        new Fault.Refused(Refusal.of("NO_COMPUTER", Message.of("certificates.refused.no-computer"))));
        AskAgain.refuse(database.db(), site, old);
        Optional<Certificate> newest = Orders.predecessor(site, computer, old.slots());
        if (newest.filter(old::equals).isEmpty()) {
            throw new Fault.Refused(Renewals.notNewest(computer, newest));
        }
        IssueCertificate like =
                new IssueCertificate(computer.id(), old.slots(), wish.days(), wish.key(), wish.acknowledged());
        return Renewals.like(old, orders(site).drawn(like, computer));
    }

    private Orders orders(SiteSnapshot site) {
        return new Orders(database.db(), authorities, site, clock.instant());
    }

    private static Computer computer(SiteSnapshot site, UUID id) {
        return site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id));
    }
}
