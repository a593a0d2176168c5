package akashi.sites;

import akashi.core.fault.Mend;
import akashi.core.link.CertificateLink;
import akashi.core.plan.Pairing;
import akashi.core.rule.Limits;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.RequiredNames;
import akashi.core.site.Role;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What a change of a computer brings about, worked out from the table of links and the rules before it is done. */
final class Consequences {

    private static final int SHOWN = 12;

    private final SiteSnapshot before;
    private final SiteSnapshot after;
    private final Computer was;
    private final Computer is;
    private final Instant now;
    private final List<Consequence> all = new ArrayList<>();

    private Consequences(SiteSnapshot site, Computer was, Computer is, Instant now) {
        this.before = site;
        this.after = with(site, is);
        this.was = was;
        this.is = is;
        this.now = now;
    }

    /** Of a step in its life. */
    static List<Consequence> of(Step step, SiteSnapshot site, Computer was, Instant now) {
        Presence presence = new Presence(LifeCases.stateAfter(site, step), now, Optional.empty(), "", "");
        Computer is = was.but()
                .generation(LifeCases.generationAfter(was, step))
                .presence(presence)
                .copy();
        Consequences found = new Consequences(site, was, is, now);
        found.step(step);
        return List.copyOf(found.all);
    }

    /** Of names that are new, added to a known computer or with a new one. */
    static List<Consequence> ofNames(SiteSnapshot site, Optional<Computer> was, Computer is, Instant now) {
        Consequences found = new Consequences(site, was.orElse(is), is, now);
        List<String> before =
                was.flatMap(it -> Limits.on(site, it, now)).map(Limits::outside).orElse(List.of());
        Limits.on(site, is, now)
                .filter(limits -> !before.containsAll(limits.outside()))
                .ifPresent(found::outside);
        return List.copyOf(found.all);
    }

    /** Of many computers at once, as a file brings them: the names that are outside, some of them named. */
    static List<Consequence> ofNames(SiteSnapshot site, List<Computer> computers, Instant now) {
        return Limits.on(site, computers, now)
                .map(all -> new Limits(
                        all.issuer(), all.outside().stream().limit(SHOWN).toList()))
                .map(limits -> List.of(told(limits)))
                .orElse(List.of());
    }

    /** Of another domain for the computers to come. */
    static List<Consequence> ofDomain(SiteSnapshot site, Site after) {
        return after.domain()
                .filter(domain -> !site.site().domain().equals(after.domain()))
                .flatMap(domain -> Limits.on(site, domain))
                .map(limits -> List.of(told(limits)))
                .orElse(List.of());
    }

    /** Of another name. */
    static List<Consequence> ofRenaming(SiteSnapshot site, Computer was, Computer is, Instant now) {
        Consequences found = new Consequences(site, was, is, now);
        found.renaming();
        return List.copyOf(found.all);
    }

    private static SiteSnapshot with(SiteSnapshot site, Computer changed) {
        SiteData data = site.data();
        List<Computer> computers = data.computers().stream()
                .map(computer -> computer.id().equals(changed.id()) ? changed : computer)
                .toList();
        return SiteSnapshot.of(new SiteData(
                data.site(),
                computers,
                data.clientGroups(),
                data.authorities(),
                data.certificates(),
                data.wantedOn(),
                data.latest(),
                data.changes()));
    }

    private void step(Step step) {
        switch (step) {
            case OUT, RETIRE -> leaves(step);
            case BACK -> returns();
            case IN -> all.add(Consequence.of("sites.then.in", was.shortLabel()));
            case REPLACE -> replaced();
            default -> throw new IllegalArgumentException(step.name());
        }
        pair();
        changes();
    }

    private void leaves(Step step) {
        if (was.has(Role.MANAGEMENT)) {
            all.add(Consequence.of("sites.then.no-management"));
        }
        links("sites.then.links-rest");
        List<String> groups = before.clientGroups().stream()
                .filter(group -> group.serves().equals(List.of(was.id())))
                .map(ClientGroup::name)
                .toList();
        if (!groups.isEmpty()) {
            all.add(Consequence.of("sites.then.groups", groups));
        }
        if (step == Step.RETIRE) {
            all.add(Consequence.of("sites.then.retired"));
            revocable();
        } else {
            all.add(Consequence.of("sites.then.comes-back"));
        }
    }

    private void returns() {
        all.add(Consequence.of(is.joining() ? "sites.then.joins" : "sites.then.serves", was.shortLabel()));
        links("sites.then.links-count");
        evidence();
    }

    private void replaced() {
        all.add(Consequence.of("sites.then.evidence-void", was.generation() + 1));
        long kept =
                before.certificatesOf(was).stream().filter(Certificate::keyKept).count();
        if (kept > 0) {
            all.add(Consequence.of("sites.then.keys-forgotten", kept));
        }
        all.add(Consequence.of(is.joining() ? "sites.then.joins" : "sites.then.serves", was.shortLabel()));
        links("sites.then.links-again");
        revocable();
    }

    /** Old certificates stay valid until they are revoked or run out. */
    private void revocable() {
        certificates("sites.then.revoke", Certificate::usable);
    }

    /** Names the certificates that still run and are concerned, each with its page; says whether there are any. */
    private boolean certificates(String key, Predicate<Certificate> concerned) {
        List<Mend> found = before.certificatesOf(was).stream()
                .filter(c -> c.usable() && c.stateAt(now) != Certificate.State.EXPIRED)
                .filter(concerned)
                .sorted(Comparator.comparing(c -> c.validity().notAfter()))
                .map(this::certificate)
                .toList();
        if (!found.isEmpty()) {
            all.add(new Consequence(Message.of(key), found));
        }
        return !found.isEmpty();
    }

    private Mend certificate(Certificate it) {
        List<Slot> slots = it.slots().stream().sorted().toList();
        Message what = slots.isEmpty()
                ? Message.of(
                        "sites.then.certificate-unused",
                        was.label(),
                        it.validity().notAfter())
                : Message.of(
                        "sites.then.certificate",
                        was.label(),
                        slots,
                        it.validity().notAfter());
        return new Mend(what, "/certificates/" + it.id());
    }

    private void evidence() {
        boolean stale = before.data().latest().stream()
                .filter(seen -> seen.subjectId().equals(was.id()))
                .anyMatch(seen -> before.evidence().stale(seen, now));
        if (stale) {
            all.add(Consequence.of("sites.then.evidence-stale"));
        }
    }

    private void renaming() {
        all.add(Consequence.of("sites.then.renamed", was.label(), is.label()));
        RequiredNames names = RequiredNames.of(is, before.site(), now);
        boolean unfit = certificates(
                "sites.then.names-unfit",
                c -> c.state() == Certificate.State.ISSUED
                        && !names.missingFrom(c).isEmpty());
        if (!unfit) {
            all.add(Consequence.of("sites.then.names-fit"));
        }
        outside();
        links("sites.then.links-name");
        all.add(Consequence.of("sites.then.vms-name"));
    }

    private void outside() {
        Limits.on(before, is, now).ifPresent(this::outside);
    }

    private void outside(Limits limits) {
        all.add(told(limits));
    }

    private static Consequence told(Limits limits) {
        String key = limits.issuer().isRoot() ? "sites.then.outside-root" : "sites.then.outside";
        return new Consequence(Message.of(key, limits.issuer().name(), limits.outside()), List.of(limits.mend()));
    }

    private void links(String key) {
        List<Message> links = Arrays.stream(CertificateLink.values())
                .filter(link -> link.subject().includes(was) || link.verifiers().includes(was))
                .map(Message::of)
                .toList();
        if (!links.isEmpty()) {
            all.add(Consequence.of(key, links));
        }
    }

    private void pair() {
        List<String> differing = Pairing.differing(after, wantedAfter()).stream()
                .map(Computer::shortLabel)
                .toList();
        all.add(
                differing.isEmpty()
                        ? Consequence.of("sites.then.pair-equal")
                        : Consequence.of("sites.then.pair-mixed", differing));
    }

    /** A computer that joins is wanted as the pair from then on. */
    private Set<SwitchId> wantedAfter() {
        Set<SwitchId> wanted = new java.util.HashSet<>(before.data().wantedOn());
        if (is.joining()) {
            wanted.add(new SwitchId(is.id(), Slot.SERVER));
        }
        return wanted;
    }

    private void changes() {
        List<Integer> open = before.changes().stream()
                .filter(change -> change.turns().stream()
                        .anyMatch(turn -> turn.computerId().equals(was.id())))
                .map(change -> change.number())
                .toList();
        if (!open.isEmpty()) {
            all.add(Consequence.of("sites.then.changes", open));
        }
    }
}
