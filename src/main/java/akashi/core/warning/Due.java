package akashi.core.warning;

import akashi.core.judged.JudgedSite;
import akashi.core.life.Lives;
import akashi.core.plan.Pairing;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Strangers;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.core.trust.ReasonCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is to be warned of at the instant at which a site is judged, the most pressing first. */
public final class Due {

    private static final UUID PORTAL = new UUID(0, 0);

    private final JudgedSite judged;
    private final SiteSnapshot site;
    private final Instant now;
    private final Thresholds thresholds;
    private final InUse inUse;
    private final List<Warning> all = new ArrayList<>();

    private Due(JudgedSite judged, Thresholds thresholds) {
        this.judged = judged;
        this.site = judged.site();
        this.now = judged.instant();
        this.thresholds = thresholds;
        this.inUse = new InUse(site);
    }

    /** Every warning, at most one for each thing. */
    public static List<Warning> of(JudgedSite judged, Outside outside, Thresholds thresholds) {
        Due due = new Due(judged, thresholds);
        due.leaves();
        due.authorities(outside);
        outside.portal().ifPresent(due::portal);
        due.unseen();
        due.shown();
        due.mixed();
        if (outside.locked()) {
            due.comes(WarningKind.VAULT, "keys", thresholds.locked(), Message.of("warning.what.VAULT"));
        }
        outside.troubles().forEach(each -> due.comes(each.kind(), "portal", Duration.ZERO, each.what()));
        due.all.sort(Comparator.comparing(Warning::level)
                .reversed()
                .thenComparing(warning -> warning.ends().orElse(Instant.MAX))
                .thenComparing(Warning::once));
        return List.copyOf(due.all);
    }

    /** A certificate whose successor is seen or told to be installed is not in use any more, and so never comes here. */
    private void leaves() {
        Lives lives = Lives.of(site, now);
        inUse.certificates().forEach((certificate, computer) -> {
            if (!successorSeen(lives, certificate, computer)) {
                String waiting = lives.successor(certificate).isPresent() ? ".waiting" : "";
                ending(
                        WarningKind.LEAF,
                        certificate.id(),
                        certificate.validity(),
                        thresholds.soon(),
                        thresholds.urgent(),
                        waiting,
                        computer.shortLabel());
            }
        });
    }

    /** Whether every port that shows the certificate's slots shows one that came after it. */
    private boolean successorSeen(Lives lives, Certificate certificate, Computer computer) {
        return Seen.onlyLater(site, computer, certificate, lives.later(certificate));
    }

    private void authorities(Outside outside) {
        for (Authority authority : inUse.authorities()) {
            authority.validity().ifPresent(validity -> {
                Scale soon = thresholds.authoritySoon();
                Scale urgent = thresholds.authorityUrgent();
                ending(WarningKind.AUTHORITY, authority.id(), validity, soon, urgent, "", authority.name());
            });
            Optional.ofNullable(outside.lists().get(authority.id())).ifPresent(good -> {
                Scale soon = Thresholds.LIST_SOON;
                ending(WarningKind.LIST, authority.id(), good, soon, Thresholds.LIST_URGENT, "", authority.name());
            });
        }
    }

    /** One that is made here was renewed long before; if it comes so far, something keeps it from being done. */
    private void portal(Validity validity) {
        ending(WarningKind.PORTAL, PORTAL, validity, thresholds.soon(), thresholds.urgent(), "", "");
    }

    private void ending(
            WarningKind kind, UUID object, Validity validity, Scale soon, Scale urgent, String more, String name) {
        Instant end = validity.notAfter();
        level(validity, soon, urgent).ifPresent(at -> {
            String key = "warning.what." + kind + (at == WarningLevel.OVER ? ".over" : "") + more;
            Message what = Message.of(key, name, end);
            Optional<Instant> rises = rises(validity, at, urgent);
            all.add(new Warning(kind, object.toString(), at, what, Optional.of(end), rises, Duration.ZERO));
        });
    }

    private Optional<WarningLevel> level(Validity validity, Scale soon, Scale urgent) {
        if (now.isAfter(validity.notAfter())) {
            return Optional.of(WarningLevel.OVER);
        }
        if (!now.isBefore(urgent.from(validity))) {
            return Optional.of(WarningLevel.URGENT);
        }
        return now.isBefore(soon.from(validity)) ? Optional.empty() : Optional.of(WarningLevel.SOON);
    }

    /** When the next level begins; nothing comes after the last. */
    private static Optional<Instant> rises(Validity validity, WarningLevel level, Scale urgent) {
        return switch (level) {
            case SOON -> Optional.of(urgent.from(validity));
            case URGENT -> Optional.of(validity.notAfter());
            case OVER -> Optional.empty();
        };
    }

    private void unseen() {
        for (Computer computer : site.active()) {
            Seen.amiss(site, computer, slot -> inUse.counts(computer, slot)).forEach(each -> {
                Message what = Message.of(
                        "warning.what.PROBE",
                        computer.shortLabel(),
                        String.valueOf(each.port()),
                        Message.of(each.outcome()));
                comes(WarningKind.PROBE, computer.id() + ":" + each.port(), thresholds.unseen(), what);
            });
        }
    }

    /** What clients meet on ports counts, whoever issued it and whatever was told. */
    private void shown() {
        for (Computer computer : site.active()) {
            computer.slots().stream()
                    .filter(slot -> inUse.counts(computer, slot))
                    .flatMap(slot -> Strangers.of(site, new SwitchId(computer.id(), slot), now).stream())
                    .forEach(seen -> shown(computer, seen));
        }
    }

    private void shown(Computer computer, Sighting seen) {
        Shown shown = seen.shown().get();
        String object = computer.id() + ":" + seen.port();
        String port = String.valueOf(seen.port());
        Optional<WarningLevel> level = level(shown.validity(), thresholds.soon(), thresholds.urgent());
        List<Message> refused = shown.faults().stream()
                .filter(fault -> fault.refused() && fault != ShownFault.EXPIRED)
                .sorted()
                .map(Message::of)
                .toList();
        if (level.filter(WarningLevel.OVER::equals).isEmpty() && !refused.isEmpty()) {
            Message what = Message.of("warning.what.SHOWN.refused", computer.shortLabel(), port, refused);
            comes(WarningKind.SHOWN, object, Duration.ZERO, what);
            return;
        }
        level.ifPresent(at -> {
            Instant end = shown.validity().notAfter();
            String key = "warning.what.SHOWN" + (at == WarningLevel.OVER ? ".over" : "");
            Message what = Message.of(key, computer.shortLabel(), port, end);
            Optional<Instant> rises = rises(shown.validity(), at, thresholds.urgent());
            all.add(new Warning(WarningKind.SHOWN, object, at, what, Optional.of(end), rises, Duration.ZERO));
        });
    }

    /**
     * Each computer on the smaller side of a pair that differs: another one that breaks later is another warning. One of
     * which nothing is known is on neither side.
     */
    private void mixed() {
        if (judged.todos().stream().noneMatch(todo -> todo.code() == ReasonCode.MIXED)) {
            return;
        }
        Map<Boolean, List<Computer>> sides = Pairing.members(site).stream()
                .filter(computer -> !computer.joining() && !site.turning(server(computer)))
                .filter(computer -> site.evidence().inEffect(server(computer)).isPresent())
                .collect(Collectors.partitioningBy(
                        computer -> site.evidence().inEffect(server(computer)).orElseThrow()));
        boolean fewOn = sides.get(true).size() < sides.get(false).size();
        String key = fewOn ? "warning.what.PAIR.on" : "warning.what.PAIR";
        for (Computer computer : sides.get(fewOn)) {
            Message what = Message.of(key, computer.shortLabel());
            comes(WarningKind.PAIR, computer.id().toString(), thresholds.mixed(), what);
        }
    }

    private static SwitchId server(Computer computer) {
        return new SwitchId(computer.id(), Slot.SERVER);
    }

    private void comes(WarningKind kind, String object, Duration patience, Message what) {
        WarningLevel level = kind == WarningKind.PROBE ? WarningLevel.SOON : WarningLevel.URGENT;
        all.add(new Warning(kind, object, level, what, Optional.empty(), Optional.empty(), patience));
    }
}
