package akashi.sites;

import akashi.core.link.CertificateLink;
import akashi.core.plan.Pairing;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.RequiredNames;
import akashi.core.site.Role;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a change of a computer brings about, worked out from the table of links and the rules before it is done. */
final class Consequences {

    private final SiteSnapshot before;
    private final SiteSnapshot after;
    private final Computer was;
    private final Computer is;
    private final Instant now;
    private final List<Message> all = new ArrayList<>();

    private Consequences(SiteSnapshot site, Computer was, Computer is, Instant now) {
        this.before = site;
        this.after = with(site, is);
        this.was = was;
        this.is = is;
        this.now = now;
    }

    /** Of a step in its life. */
    static List<Message> of(Step step, SiteSnapshot site, Computer was, Instant now) {
        Presence presence = new Presence(LifeCases.stateAfter(site, step), now, java.util.Optional.empty(), "", "");
        Computer is = Presences.with(was, LifeCases.generationAfter(was, step), presence);
        Consequences found = new Consequences(site, was, is, now);
        found.step(step);
        return List.copyOf(found.all);
    }

    /** Of another name. */
    static List<Message> ofRenaming(SiteSnapshot site, Computer was, Computer is, Instant now) {
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
            case IN -> all.add(Message.of("sites.then.in", was.shortLabel()));
            case REPLACE -> replaced();
            default -> throw new IllegalArgumentException(step.name());
        }
        pair();
        changes();
    }

    private void leaves(Step step) {
        if (was.has(Role.MANAGEMENT)) {
            all.add(Message.of("sites.then.no-management"));
        }
        links("sites.then.links-rest");
        List<String> groups = before.clientGroups().stream()
                .filter(group -> group.serves().equals(List.of(was.id())))
                .map(ClientGroup::name)
                .toList();
        if (!groups.isEmpty()) {
            all.add(Message.of("sites.then.groups", groups));
        }
        if (step == Step.RETIRE) {
            all.add(Message.of("sites.then.retired"));
            revocable();
        } else {
            all.add(Message.of("sites.then.comes-back"));
        }
    }

    private void returns() {
        all.add(Message.of(is.joining() ? "sites.then.joins" : "sites.then.serves", was.shortLabel()));
        links("sites.then.links-count");
        evidence();
    }

    private void replaced() {
        all.add(Message.of("sites.then.evidence-void", was.generation() + 1));
        long kept =
                before.certificatesOf(was).stream().filter(Certificate::keyKept).count();
        if (kept > 0) {
            all.add(Message.of("sites.then.keys-forgotten", kept));
        }
        all.add(Message.of(is.joining() ? "sites.then.joins" : "sites.then.serves", was.shortLabel()));
        links("sites.then.links-again");
        revocable();
    }

    /** Old certificates stay valid until they are revoked or run out. */
    private void revocable() {
        List<String> usable = before.certificatesOf(was).stream()
                .filter(c -> c.stateAt(now) == Certificate.State.ISSUED)
                .map(c -> "…" + c.serial().substring(Math.max(0, c.serial().length() - 8)))
                .toList();
        if (!usable.isEmpty()) {
            all.add(Message.of("sites.then.revoke", usable));
        }
    }

    private void evidence() {
        boolean stale = before.data().latest().stream()
                .filter(seen -> seen.subjectId().equals(was.id()))
                .anyMatch(seen -> before.evidence().stale(seen, now));
        if (stale) {
            all.add(Message.of("sites.then.evidence-stale"));
        }
    }

    private void renaming() {
        all.add(Message.of("sites.then.renamed", was.label(), is.label()));
        RequiredNames names = RequiredNames.of(is, before.site());
        List<String> unfit = before.certificatesOf(was).stream()
                .filter(c -> c.stateAt(now) == Certificate.State.ISSUED)
                .filter(c -> !names.missingFrom(c).isEmpty())
                .map(Certificate::subject)
                .distinct()
                .toList();
        all.add(unfit.isEmpty() ? Message.of("sites.then.names-fit") : Message.of("sites.then.names-unfit", unfit));
        links("sites.then.links-name");
        all.add(Message.of("sites.then.vms-name"));
    }

    private void links(String key) {
        List<Message> links = Arrays.stream(CertificateLink.values())
                .filter(link -> link.subject().includes(was) || link.verifiers().includes(was))
                .map(Message::of)
                .toList();
        if (!links.isEmpty()) {
            all.add(Message.of(key, links));
        }
    }

    private void pair() {
        List<String> differing = Pairing.differing(after, wantedAfter()).stream()
                .map(Computer::shortLabel)
                .toList();
        all.add(
                differing.isEmpty()
                        ? Message.of("sites.then.pair-equal")
                        : Message.of("sites.then.pair-mixed", differing));
    }

    /** A computer that joins is wanted as the pair from then on. */
    private Set<akashi.core.site.SwitchId> wantedAfter() {
        Set<akashi.core.site.SwitchId> wanted =
                new java.util.HashSet<>(before.data().wantedOn());
        if (is.joining()) {
            wanted.add(new akashi.core.site.SwitchId(is.id(), akashi.core.site.Slot.SERVER));
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
            all.add(Message.of("sites.then.changes", open));
        }
    }
}
