package akashi.overview;

import akashi.core.fault.Mend;
import akashi.core.life.Lives;
import akashi.core.plan.Pairing;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import akashi.core.trust.Status;
import akashi.overview.Overview.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The steps on the way from an empty portal to an encrypted site that are still to be taken, in their order. */
final class FirstSteps {

    private static final Set<String> WANT_KEYS = Set.of("/authorities/new", "/backup", "/certificates/issue");

    private FirstSteps() {}

    static List<Step> of(SiteSnapshot site, boolean backedUp, Lives lives) {
        List<Step> steps = new ArrayList<>();
        if (site.active().isEmpty()) {
            steps.add(step("inventory", "/sites/import"));
            return steps;
        }
        if (site.management().isEmpty()) {
            steps.add(step("management", "/servers/new"));
        }
        if (!Pairing.differing(site).isEmpty()) {
            steps.add(step("unequal", "/encryption"));
        }
        if (site.authorities().isEmpty()) {
            steps.add(step("authority", "/authorities/new"));
        } else if (site.issuer().isPresent() && !backedUp) {
            steps.add(step("backup", "/backup"));
        }
        if (site.data().wantedOn().isEmpty()) {
            steps.add(step("plan", "/encryption"));
        }
        name(site).ifPresent(steps::add);
        issue(site).ifPresent(steps::add);
        install(site, lives).ifPresent(steps::add);
        site.changes().stream()
                .filter(change -> change.state() == ChangeSet.State.PLANNED || change.running())
                .forEach(change -> steps.add(new Step(
                        Status.CHANGING,
                        Message.of("overview.step.change." + change.state(), change.number()),
                        Message.of("overview.step.change.why", change.turns().size()),
                        new Mend(Message.of("overview.step.change.go"), "/encryption/" + change.id()))));
        return steps;
    }

    /** Nothing can be signed or handed out before. */
    static Step unlock() {
        return new Step(
                Status.CHANGING,
                Message.of("vault.step"),
                Message.of("vault.step.why"),
                new Mend(Message.of("vault.unlock"), "/unlock"));
    }

    /** Whether it would be refused while the private keys are locked. */
    static boolean wantsKeys(Step step) {
        String path = step.mend().path();
        return path != null && WANT_KEYS.contains(path);
    }

    /** Planned backups are not taken any more, for this reason. */
    static Step backupFails(Message why) {
        return new Step(
                Status.CHANGING,
                Message.of("overview.step.backup-fails"),
                why,
                new Mend(Message.of("overview.step.backup-fails.go"), "/backup"));
    }

    /** Certificates were uploaded and wait until they are matched to computers. */
    static Step adopt(UUID upload) {
        return step("adopt", "/certificates/adopt/" + upload);
    }

    /** A computer without a name holds up the whole pair, so it comes before all issuing. */
    private static Optional<Step> name(SiteSnapshot site) {
        List<Computer> nameless =
                site.active().stream().filter(Computer::nameMissing).toList();
        return nameless.stream()
                .findFirst()
                .map(first -> step("name", Mends.name(first).path(), nameless.size(), first.shortLabel()));
    }

    private static Optional<Step> issue(SiteSnapshot site) {
        List<String> lacking = site.active().stream()
                .filter(computer -> !computer.nameMissing())
                .filter(computer -> site.wantedSlots(computer).stream()
                        .anyMatch(slot -> site.newestFor(computer, slot).isEmpty()))
                .map(Computer::shortLabel)
                .toList();
        return lacking.isEmpty() || site.issuer().isEmpty()
                ? Optional.empty()
                : Optional.of(step("issue", "/certificates/issue", lacking.size()));
    }

    private static Optional<Step> install(SiteSnapshot site, Lives lives) {
        List<String> waiting = site.active().stream()
                .filter(computer -> site.wantedSlots(computer).stream().anyMatch(slot -> waits(site, computer, slot)))
                .map(Computer::shortLabel)
                .toList();
        long days = site.certificates().stream()
                .flatMap(c -> lives.waiting(c).stream())
                .mapToLong(Duration::toDays)
                .max()
                .orElse(0);
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(step("install", "/certificates?state=WAITING&sort=issued", waiting.size(), days));
    }

    private static boolean waits(SiteSnapshot site, Computer computer, Slot slot) {
        Optional<Certificate> newest = site.newestFor(computer, slot);
        boolean installed = site.evidence()
                .about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                .filter(o -> o.value() && o.certificateId().equals(newest.map(Certificate::id)))
                .isPresent();
        return newest.isPresent() && !installed;
    }

    private static Step step(String what, String path, Object... args) {
        return new Step(
                Status.CHANGING,
                Message.of("overview.step." + what, args),
                Message.of("overview.step." + what + ".why"),
                new Mend(Message.of("overview.step." + what + ".go"), path));
    }
}
